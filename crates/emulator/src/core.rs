//! What all requests share.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use acs_signature::AccessKey;
use jiff::Timestamp;

use crate::accounts::Accounts;
use crate::calls::CallLog;
use crate::clock::EmulatedClock;
use crate::control::Named;
use crate::faults::Faults;
use crate::nonces::Nonces;
use crate::request_ids::RequestIds;
use crate::scenario::Scenario;
use crate::state_file::StateFile;

/// The heart of a running emulator.
pub struct Core {
    state: Mutex<State>,
    nonces: Mutex<Nonces>,
    faults: Mutex<Faults>,
    calls: Mutex<CallLog>,
    snapshots: Mutex<Named>,
    /// The key pairs given at start.
    pub keys: Vec<AccessKey>,
    pub allowed_hosts: Vec<String>,
    /// How long the body of a call may take.
    pub body_time: Duration,
    pub file: Option<StateFile>,
    pub request_ids: RequestIds,
}

/// Resources and emulated time: what is saved.
pub struct State {
    pub accounts: Accounts,
    pub clock: EmulatedClock,
    pub scenario: Scenario,
    /// The text of a posted scenario. It is not kept over a restart.
    pub posted: String,
    /// The speed it was started with.
    pub first_speed: f64,
    /// Grows with every change.
    pub revision: u64,
}

impl State {
    /// Changes something; what was changed is saved before it is answered.
    pub fn changed(&mut self) -> u64 {
        self.revision += 1;
        self.revision
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// What ties a note of the time to this state.
    pub fn seed(&self) -> u64 {
        self.accounts.seed()
    }
}

impl Core {
    pub fn new(
        state: State,
        file: Option<StateFile>,
        keys: Vec<AccessKey>,
        allowed_hosts: Vec<String>,
        body_time: Duration,
    ) -> Self {
        Self {
            state: Mutex::new(state),
            nonces: Mutex::default(),
            faults: Mutex::default(),
            calls: Mutex::default(),
            snapshots: Mutex::default(),
            keys,
            allowed_hosts,
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

    pub fn snapshots(&self) -> MutexGuard<'_, Named> {
        lock(&self.snapshots)
    }

    /// Emulated time, told to somebody. With a state file it does not go back afterwards, whatever happens.
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
            Some(file) => file.save(self, revision).await,
            None => Ok(()),
        }
    }
}

/// A panic elsewhere does not make the rest unusable.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
