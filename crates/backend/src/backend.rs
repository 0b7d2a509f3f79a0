//! The handle that the server holds: it opens a backend, shuts it down, and gives each caller a seat.

mod backend;
mod open;

pub use backend::{Backend, NotReady};
pub use open::OpenError;
