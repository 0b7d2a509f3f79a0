//! An open state file: what is handed to its log, and when the log is written anew.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Mutex;

use jiff::Timestamp;

use super::change::{Change, Snapshot};
use super::clock_note::ClockNote;
use super::log::{Entry, Log, held};
use super::read::Loaded;
use super::{disk, read, record};
use crate::options::StartError;
use crate::state::State;

/// The log is not written anew before it has grown by this many bytes.
const LEAST_GROWTH: u64 = 1 << 20;

/// An open, locked state file.
pub struct StateFile {
    log: Log,
    recorded: Mutex<Recorded>,
    note: Mutex<ClockNote>,
    lock: File,
}

/// How much was handed to the log so far.
struct Recorded {
    revision: u64,
    /// Bytes of the last whole state, and of the changes since.
    whole: u64,
    since: u64,
    /// Whether the next record has to be the whole state.
    anew: bool,
}

impl StateFile {
    /// Locks the file and reads what is in it, if it exists.
    ///
    /// # Errors
    /// Another process has the file, it comes from a newer version, or it cannot be read. The file is not touched then.
    pub fn open(path: &Path) -> Result<(Self, Option<Snapshot>), StartError> {
        let broken = |source| StartError::StateIo { path: path.to_owned(), source };
        if let Some(folder) = path.parent() {
            disk::make_folder(folder).map_err(broken)?;
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
    /// The file could not be written. The change stays in memory and is saved with the next one that can be written.
    pub async fn save(&self, state: &Mutex<State>, revision: u64) -> io::Result<()> {
        self.record(&mut held(state))?;
        self.log.written(revision).await
    }

    /// Hands what changed to the log. The caller holds the lock of the state, so revisions arrive in order.
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

    /// Notes the emulated time of an answer. Losing the note loses no change, so it is not forced to disk.
    pub fn note_time(&self, seed: u64, now: Timestamp) {
        held(&self.note).tell(seed, now);
    }

    /// Writes what was handed over and unlocks the file. Nothing is written after this.
    pub fn close(&self) {
        self.log.close();
        if let Err(error) = self.lock.unlock() {
            tracing::warn!(%error, "the state file stays locked until the process ends");
        }
    }
}
