//! All that the browser may learn about a failure. The words are in `words/errors`.

mod console_error;
mod create_field;
mod field;

pub use console_error::{
    BadRequest, Conflict, ConsoleError, Forbidden, NotFound, NotRecorded, is_about_a_token,
};
pub use create_field::{CreateField, CreateFieldFault};
pub use field::FormField;
