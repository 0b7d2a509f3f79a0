//! The state file: a log of changes, so that a change costs what it changed and not what there is (decision 7).
//!
//! The first line names the version; every further line is one change with its length and checksum. A change is on disk
//! before it is answered; those that wait for each other share one write. When the log has grown beyond what it holds,
//! it is written anew beside and put in its own place, so a crash leaves the one or the other.
//!
//! Beside `FILE` stand `FILE.lock`, which is locked, and `FILE.clock`, a note of the emulated time of the last answer.
//! Nonces, faults and the log of calls are not saved.

mod change;
mod clock_note;
mod disk;
mod log;
mod read;
mod record;
mod state_file;

pub use change::Snapshot;
pub use state_file::StateFile;
