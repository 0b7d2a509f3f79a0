//! What a form posts, and what the journal says about it.

mod id;
mod journalled;
mod kind;
mod outcome;
mod parameters;
mod post;
mod reason;
mod record;
mod subject;
mod subject_state;

pub use id::{IntentId, InvalidIntentId};
pub use journalled::{Journalled, RawIntent};
pub use kind::IntentKind;
pub use outcome::Outcome;
pub use parameters::Parameters;
pub use post::{Intent, Post, SourceRef};
pub use reason::Reason;
pub use record::IntentRecord;
pub use subject_state::SubjectState;
