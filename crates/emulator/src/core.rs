//! What all requests share, and the locks around it.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use acs_signature::AccessKey;
use jiff::Timestamp;
use listener::Guard;

use crate::calls::CallLog;
use crate::faults::Faults;
use crate::nonces::Nonces;
use crate::request_ids::RequestIds;
use crate::snapshots::Snapshots;
use crate::state::State;
use crate::state_file::StateFile;

/// Everything that a running emulator holds.
pub struct Core {
    state: Mutex<State>,
    nonces: Mutex<Nonces>,
    faults: Mutex<Faults>,
    calls: Mutex<CallLog>,
    snapshots: Mutex<Snapshots>,
    /// The key pairs given at start.
    pub keys: Vec<AccessKey>,
    pub guard: Guard,
    /// The only files that the control plane may have read: the scenarios given at start.
    pub scenario_files: Vec<PathBuf>,
    /// How long the body of a call may take.
    pub body_time: Duration,
    pub file: Option<StateFile>,
    pub request_ids: RequestIds,
}

impl Core {
    pub fn new(
        state: State,
        file: Option<StateFile>,
        keys: Vec<AccessKey>,
        guard: Guard,
        scenario_files: Vec<PathBuf>,
        body_time: Duration,
    ) -> Self {
        Self {
            state: Mutex::new(state),
            nonces: Mutex::default(),
            faults: Mutex::default(),
            calls: Mutex::default(),
            snapshots: Mutex::default(),
            keys,
            guard,
            scenario_files,
            body_time,
            file,
            request_ids: RequestIds::default(),
        }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    pub fn nonces(&self) -> MutexGuard<'_, Nonces> {
        lock(&self.nonces)
    }

    pub fn faults(&self) -> MutexGuard<'_, Faults> {
        lock(&self.faults)
    }

    pub fn calls(&self) -> MutexGuard<'_, CallLog> {
        lock(&self.calls)
    }

    pub fn snapshots(&self) -> MutexGuard<'_, Snapshots> {
        lock(&self.snapshots)
    }

    /// The emulated time for an answer. With a state file it does not go back afterwards, even if the process is killed.
    pub fn tell_time(&self) -> Timestamp {
        let (seed, now) = {
            let state = self.state();
            (state.seed(), state.now())
        };
        if let Some(file) = &self.file {
            file.note_time(seed, now);
        }
        now
    }

    /// Saves everything up to `revision`, if there is a state file.
    ///
    /// # Errors
    /// The file could not be written.
    pub async fn save(&self, revision: u64) -> std::io::Result<()> {
        match &self.file {
            Some(file) => file.save(&self.state, revision).await,
            None => Ok(()),
        }
    }
}

/// A panic elsewhere does not make the rest unusable.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
