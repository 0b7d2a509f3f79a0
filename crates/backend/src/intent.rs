//! What a form posts, and what the journal says about it.

mod id;
mod journalled;
mod kind;
mod outcome;
mod parameters;
mod post;
mod proof;
mod reason;
mod record;
mod subject;
mod subject_state;

pub use id::{IntentId, InvalidIntentId};
pub use journalled::{Journalled, RawIntent};
pub use kind::IntentKind;
pub use outcome::{Arrived, Outcome};
pub use parameters::Parameters;
pub use post::{Intent, Post, SourceRef};
pub use proof::Proof;
pub use reason::Reason;
pub use record::IntentRecord;
pub use subject_state::SubjectState;
