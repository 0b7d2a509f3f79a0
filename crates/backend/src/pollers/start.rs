//! Starts the background work that lasts as long as the process.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::background::{Background, Task};
use crate::config::Config;
use crate::observed::Observed;
use crate::reads::Reads;
use crate::realms::Realms;
use crate::store::JournalError;
use crate::writes::Writes;

const FORGET_EVERY: Duration = Duration::from_secs(3_600);

/// A handle; clones share everything.
#[derive(Debug, Clone)]
pub struct Pollers {
    pub(super) config: Arc<Config>,
    pub(super) realms: Arc<Realms>,
    pub(super) reads: Arc<Reads>,
    pub(super) observed: Arc<Observed>,
    pub(super) writes: Arc<Writes>,
    pub(super) background: Background,
}

impl Pollers {
    pub fn new(
        config: Arc<Config>,
        realms: Arc<Realms>,
        reads: Arc<Reads>,
        observed: Arc<Observed>,
        writes: Arc<Writes>,
        background: Background,
    ) -> Self {
        Self { config, realms, reads, observed, writes, background }
    }

    pub fn start(&self) {
        let pollers = self.clone();
        let task = Task::named("writer of samples").lasting().ending_itself();
        self.background.supervised(task, move || {
            let pollers = pollers.clone();
            async move { pollers.observed.record_samples(&pollers.background).await }
        });
        let pollers = self.clone();
        let task = Task::named("deletion of old samples").lasting();
        self.background.supervised(task, move || pollers.clone().forget_old_samples());
        let pollers = self.clone();
        let task = Task::named("reading of open migrations").lasting();
        self.background.supervised(task, move || pollers.clone().read_open_migrations());
        if self.realms.can_change() {
            let pollers = self.clone();
            let task = Task::named("asking for the emulator's world").lasting();
            self.background.supervised(task, move || pollers.clone().ask_worlds());
        }
    }

    async fn forget_old_samples(self) {
        loop {
            match self.forget_samples().await {
                Ok(()) => tracing::debug!("old samples are deleted"),
                Err(error) => tracing::warn!(%error, "old samples are still there"),
            }
            tokio::time::sleep(FORGET_EVERY).await;
        }
    }

    async fn forget_samples(&self) -> Result<(), JournalError> {
        let now = Timestamp::now();
        if let Ok(before) = now.checked_sub(self.config.sample_retention) {
            self.observed.samples().forget_before(before).await?;
        }
        self.observed.samples().thin(now).await
    }

    /// Asks every upstream that can be an emulator which world it is in, again and again: a reset from elsewhere says
    /// nothing.
    async fn ask_worlds(self) {
        loop {
            tokio::time::sleep(self.config.fast_poll).await;
            for change in self.realms.refresh_all().await {
                self.writes.on_realm_change(&change).await;
            }
        }
    }
}
