//! Intent-checked writes: journal, read again, refuse or send once, settle by reading.

mod decide;
mod grace;
mod in_flight;
mod journal;
mod names;
mod preflight;
mod realm_change;
mod recheck;
mod send;
mod settle;
mod subject;
mod submit;
mod take_up;

pub use decide::{DecideError, Verdict};
pub use names::Names;
pub use submit::SubmitError;
pub(crate) use submit::Writes;
