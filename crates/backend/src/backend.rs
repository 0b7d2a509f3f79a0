//! The handle that the server holds: it opens a backend, shuts it down, and gives each caller a seat. Beside it, the journal
//! of a server that is stopped.

mod backend;
mod open;
mod stopped_journal;

pub use backend::{Backend, NotReady};
pub use open::OpenError;
pub use stopped_journal::{CloseError, StoppedJournal};
