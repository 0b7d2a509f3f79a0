//! What somebody may read and write. Each method belongs to one of the backend's parts.

mod alarms;
mod clusters;
mod create;
mod journal;
mod lab;
mod migrations;
mod parts;
mod seat;
mod writes;

pub use create::EvaluateError;
pub(crate) use parts::Parts;
pub use seat::Seat;
