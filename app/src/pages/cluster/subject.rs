//! What the pages of DTS jobs and release have in common: one cluster, one form, and the outcome of the last post.

mod frame;
mod load;
mod post;
mod unread;

pub use frame::{Followed, Head, Hidden, Outcome};
pub use load::Subject;
pub use post::{SubjectFields, submit};
pub use unread::Unread;
