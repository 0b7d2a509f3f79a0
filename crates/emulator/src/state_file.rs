//! The state file: a log of changes, so that a change costs what it changed and not what there is (decision 7).
//!
//! The first line names the version; every further line is one change with its length and checksum. A change is on disk
//! before it is answered; those that wait for each other share one write. When the log has grown beyond what it holds,
//! it is written anew beside and put in its own place, so a crash leaves the one or the other.
//!
//! Beside `FILE` stand `FILE.lock`, which is locked, and `FILE.clock`, a note of the emulated time that was last told.
//! Nonces, faults and the log of calls are not kept.

mod change;
mod clock_note;
mod disk;
mod log;
mod read;
mod record;

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

use crate::core::{Core, State};
use crate::options::StartError;

use change::Change;
pub use change::Snapshot;
use clock_note::ClockNote;
use log::{Entry, Log};
use read::Loaded;

/// The version this build writes, and the newest it reads. 1 and 2 were one JSON text, replaced as a whole.
const VERSION: u64 = 3;
/// The log is not written anew before it has grown by this many bytes.
const LEAST_GROWTH: u64 = 1 << 20;

/// An open, locked state file.
pub struct StateFile {
    log: Log,
    recorded: Mutex<Recorded>,
    note: Mutex<ClockNote>,
    lock: File,
}

/// What was handed to the log so far.
struct Recorded {
    revision: u64,
    /// Bytes of the last whole state, and of the changes since.
    whole: u64,
    since: u64,
    /// Whether the next change has to be the whole state.
    anew: bool,
}

impl StateFile {
    /// Locks the file and reads what is in it, if it exists.
    ///
    /// # Errors
    /// Another process has it, it comes from a newer version, or it cannot be read. It is left as it is then.
    pub fn open(path: &Path) -> Result<(Self, Option<Snapshot>), StartError> {
        let broken = |source| StartError::StateIo { path: path.to_owned(), source };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(broken)?;
        }
        let lock = disk::lock(path)?;
        let loaded = read::read(path)?;
        let mut note = ClockNote::open(path).map_err(broken)?;
        let (snapshot, length) = match loaded {
            Some(Loaded { mut snapshot, length }) => {
                if let Some(told) = note.of(snapshot.accounts.seed()) {
                    snapshot.clock.now = snapshot.clock.now.max(told);
                }
                (Some(snapshot), length)
            }
            None => (None, None),
        };
        let recorded = Recorded {
            revision: 0,
            whole: length.unwrap_or_default(),
            since: 0,
            anew: length.is_none(),
        };
        let log = Log::open(path, length).map_err(broken)?;
        let file = Self { log, recorded: Mutex::new(recorded), note: Mutex::new(note), lock };
        Ok((file, snapshot))
    }

    /// Saves everything up to `revision`.
    ///
    /// # Errors
    /// It could not be written. It is in memory all the same, and saved with the next change that can be.
    pub async fn save(&self, core: &Core, revision: u64) -> io::Result<()> {
        self.record(&mut core.state())?;
        self.log.written(revision).await
    }

    /// Hands what changed to the log, in the order of the revisions: the caller has the state to itself.
    fn record(&self, state: &mut State) -> io::Result<()> {
        let mut recorded = held(&self.recorded);
        if recorded.revision >= state.revision {
            return Ok(());
        }
        let limit = recorded.whole.max(LEAST_GROWTH);
        let whole = self.log.take_broken() || recorded.anew || recorded.since > limit;
        // What is lost on the way to the log is in the next whole state.
        recorded.anew = true;
        let mut bytes = Vec::new();
        record::push(&mut bytes, &Change::take(state, whole)?)?;
        let length = bytes.len() as u64;
        self.log.push(Entry { whole, bytes, revision: state.revision })?;
        recorded.anew = false;
        recorded.revision = state.revision;
        match whole {
            true => (recorded.whole, recorded.since) = (length, 0),
            false => recorded.since += length,
        }
        held(&self.note).tell(state.seed(), state.now());
        Ok(())
    }

    /// Notes an emulated time that is told to somebody. Losing the note loses no change, so it is not forced to disk.
    pub fn note_time(&self, seed: u64, now: Timestamp) {
        held(&self.note).tell(seed, now);
    }

    /// Writes what was handed over and lets another emulator have the file. Nothing is written after this.
    pub fn close(&self) {
        self.log.close();
        if let Err(error) = self.lock.unlock() {
            tracing::warn!(%error, "the state file stays locked until the process ends");
        }
    }
}

/// A panic elsewhere does not make the rest unusable.
fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
