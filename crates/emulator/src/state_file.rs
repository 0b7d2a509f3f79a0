//! The state file: one JSON snapshot, replaced as a whole and locked while in use.
//!
//! Beside `FILE` stand `FILE.lock`, which is locked, and `FILE.clock`, a note of the emulated time that was last told.
//! Nonces, faults and the log of calls are not kept.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::accounts::Accounts;
use crate::clock::SavedClock;
use crate::core::{Core, State};
use crate::options::{Scenario, StartError};
use crate::world::World;

/// The version this build writes, and the newest it reads.
const VERSION: u64 = 2;

/// What is kept.
#[derive(Serialize, Deserialize)]
pub struct Snapshot {
    version: u64,
    pub scenario: Scenario,
    pub clock: SavedClock,
    pub accounts: Accounts,
}

/// Version 1: one account, and no keys but those given at start.
#[derive(Deserialize)]
struct SnapshotV1 {
    scenario: Scenario,
    clock: SavedClock,
    world: World,
}

impl From<SnapshotV1> for Snapshot {
    fn from(old: SnapshotV1) -> Self {
        Self {
            version: VERSION,
            scenario: old.scenario,
            clock: old.clock,
            accounts: Accounts::of_one(old.world),
        }
    }
}

#[derive(Deserialize)]
struct Head {
    version: u64,
}

#[derive(Serialize, Deserialize)]
struct ClockNote {
    /// Ties the note to the state it belongs to.
    seed: u64,
    now: Timestamp,
}

/// An open, locked state file.
pub struct StateFile {
    path: PathBuf,
    /// The revision that was last saved. Whoever has this writes.
    saved: tokio::sync::Mutex<u64>,
    closed: AtomicBool,
    lock: File,
}

impl StateFile {
    /// Locks the file and reads what is in it, if it exists.
    ///
    /// # Errors
    /// Another process has it, it comes from a newer version, or it cannot be read.
    pub fn open(path: &Path) -> Result<(Self, Option<Snapshot>), StartError> {
        let broken = |source| StartError::StateIo { path: path.to_owned(), source };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(broken)?;
        }
        let lock = lock(path)?;
        let snapshot = match std::fs::read(path) {
            Ok(bytes) => Some(read(path, &bytes)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(broken(error)),
        };
        let file = Self {
            path: path.to_owned(),
            saved: tokio::sync::Mutex::new(0),
            closed: AtomicBool::new(false),
            lock,
        };
        Ok((file, snapshot))
    }

    /// Saves everything up to `revision`. Calls that wait for each other share one write.
    pub async fn save(&self, core: &Core, revision: u64) -> io::Result<()> {
        let mut saved = self.saved.lock().await;
        if *saved >= revision {
            return Ok(());
        }
        if self.closed.load(Ordering::Acquire) {
            return Err(io::Error::other("the state file is closed"));
        }
        let (bytes, reached) = {
            let state = core.state();
            (serialize(&state)?, state.revision)
        };
        let path = self.path.clone();
        blocking(move || replace(&path, &bytes, true)).await?;
        *saved = reached;
        Ok(())
    }

    /// Lets another emulator have the file. Nothing is written after this.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Release);
        if let Err(error) = self.lock.unlock() {
            tracing::warn!(%error, "the state file stays locked until the process ends");
        }
    }

    /// Notes the emulated time. Losing the note loses no change, so it is not forced to disk.
    pub async fn note_time(&self, core: &Core) {
        let note = {
            let state = core.state();
            ClockNote { seed: state.accounts.seed(), now: state.now() }
        };
        let path = with_suffix(&self.path, "clock");
        let written = match serde_json::to_vec(&note) {
            Ok(bytes) => blocking(move || replace(&path, &bytes, false)).await,
            Err(error) => Err(error.into()),
        };
        if let Err(error) = written {
            tracing::warn!(%error, "the emulated time could not be noted");
        }
    }
}

fn lock(path: &Path) -> Result<File, StartError> {
    let lock_path = with_suffix(path, "lock");
    let broken = |source| StartError::StateIo { path: path.to_owned(), source };
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(lock_path)
        .map_err(broken)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(StartError::StateLocked(path.to_owned())),
        Err(std::fs::TryLockError::Error(error)) => Err(broken(error)),
    }
}

fn read(path: &Path, bytes: &[u8]) -> Result<Snapshot, StartError> {
    let unreadable = |error: serde_json::Error| StartError::StateUnreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    let Head { version } = serde_json::from_slice(bytes).map_err(unreadable)?;
    if version > VERSION {
        return Err(StartError::StateFromFuture {
            path: path.to_owned(),
            found: version,
            supported: VERSION,
        });
    }
    let mut snapshot = match version {
        1 => serde_json::from_slice::<SnapshotV1>(bytes).map_err(unreadable)?.into(),
        _ => serde_json::from_slice::<Snapshot>(bytes).map_err(unreadable)?,
    };
    let note = std::fs::read(with_suffix(path, "clock"))
        .ok()
        .and_then(|bytes| serde_json::from_slice::<ClockNote>(&bytes).ok())
        .filter(|note| note.seed == snapshot.accounts.seed());
    if let Some(note) = note {
        snapshot.clock.now = snapshot.clock.now.max(note.now);
    }
    Ok(snapshot)
}

fn serialize(state: &State) -> io::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Borrowed<'a> {
        version: u64,
        scenario: Scenario,
        clock: SavedClock,
        accounts: &'a Accounts,
    }
    let snapshot = Borrowed {
        version: VERSION,
        scenario: state.scenario,
        clock: state.clock.saved(),
        accounts: &state.accounts,
    };
    Ok(serde_json::to_vec(&snapshot)?)
}

/// Writes a new file and puts it in the place of the old one: a crash leaves the one or the other.
fn replace(path: &Path, bytes: &[u8], durable: bool) -> io::Result<()> {
    let fresh = with_suffix(path, "new");
    let mut file = File::create(&fresh)?;
    file.write_all(bytes)?;
    if durable {
        file.sync_all()?;
    }
    std::fs::rename(&fresh, path)?;
    match path.parent().filter(|folder| durable && !folder.as_os_str().is_empty()) {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

async fn blocking(work: impl FnOnce() -> io::Result<()> + Send + 'static) -> io::Result<()> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(io::Error::other(error)))
}
