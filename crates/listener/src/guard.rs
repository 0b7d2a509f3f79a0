//! Which requests are refused before anything is done with them.

mod forwarded;
mod guard;
mod host;
mod origin;

pub use guard::{Guard, Refused};
