//! What is saved of a running emulator.

use jiff::Timestamp;

use crate::accounts::Accounts;
use crate::clock::EmulatedClock;
use crate::scenario::Scenario;
use crate::world_id::WorldId;

/// Resources and emulated time.
pub struct State {
    pub accounts: Accounts,
    pub clock: EmulatedClock,
    pub scenario: Scenario,
    /// Another one after each reset.
    pub world: WorldId,
    /// The text of a posted scenario. It is lost at a restart.
    pub posted: String,
    /// The speed of the clock at start.
    pub first_speed: f64,
    /// Grows with every change.
    pub revision: u64,
}

impl State {
    /// Counts a change and gives its revision, which the caller saves before it answers.
    pub fn changed(&mut self) -> u64 {
        self.revision += 1;
        self.revision
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The seed, which ties a note of the emulated time to this state.
    pub fn seed(&self) -> u64 {
        self.accounts.seed()
    }
}
