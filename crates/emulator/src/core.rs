//! What all requests share.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use acs_signature::AccessKey;
use jiff::Timestamp;

use crate::accounts::Accounts;
use crate::calls::CallLog;
use crate::clock::EmulatedClock;
use crate::faults::Faults;
use crate::nonces::Nonces;
use crate::options::Scenario;
use crate::state_file::StateFile;

/// The heart of a running emulator.
pub struct Core {
    state: Mutex<State>,
    nonces: Mutex<Nonces>,
    faults: Mutex<Faults>,
    calls: Mutex<CallLog>,
    /// The key pairs given at start.
    pub keys: Vec<AccessKey>,
    pub allowed_hosts: Vec<String>,
    pub file: Option<StateFile>,
    /// Whether somebody was told the emulated time since it was last noted.
    observed: AtomicBool,
}

/// Resources and emulated time: what is saved.
pub struct State {
    pub accounts: Accounts,
    pub clock: EmulatedClock,
    pub scenario: Scenario,
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
}

impl Core {
    pub fn new(
        state: State,
        file: Option<StateFile>,
        keys: Vec<AccessKey>,
        allowed_hosts: Vec<String>,
    ) -> Self {
        Self {
            state: Mutex::new(state),
            nonces: Mutex::default(),
            faults: Mutex::default(),
            calls: Mutex::default(),
            keys,
            allowed_hosts,
            file,
            observed: AtomicBool::new(false),
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

    /// Emulated time, told to somebody.
    pub fn tell_time(&self) -> Timestamp {
        self.observed.store(true, Ordering::Relaxed);
        self.state().now()
    }

    /// Notes the emulated time if somebody was told it, so that it does not go back after a crash.
    pub async fn note_time(&self) {
        if let Some(file) = &self.file
            && self.observed.swap(false, Ordering::Relaxed)
        {
            file.note_time(self).await;
        }
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
