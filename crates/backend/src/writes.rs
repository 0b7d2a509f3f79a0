//! Intent-checked writes: journal, read again, refuse or send once, settle by reading.

mod decide;
mod in_flight;
mod journal;
mod preflight;
mod realm_change;
mod recheck;
mod send;
mod settle;
mod subject;
mod submit;
mod take_up;
mod way_back;

pub use decide::DecideError;
pub use submit::SubmitError;
pub(crate) use submit::Writes;
