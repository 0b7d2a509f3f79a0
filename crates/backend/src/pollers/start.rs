//! Starts the background work that lasts as long as the process.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::background::{Background, Task};
use crate::config::Config;
use crate::observed::Observed;
use crate::reads::Reads;
use crate::realms::Realms;

const FORGET_EVERY: Duration = Duration::from_secs(3_600);

/// A handle; clones share everything.
#[derive(Debug, Clone)]
pub struct Pollers {
    pub(super) config: Arc<Config>,
    pub(super) realms: Arc<Realms>,
    pub(super) reads: Arc<Reads>,
    pub(super) observed: Arc<Observed>,
    pub(super) background: Background,
}

impl Pollers {
    pub fn new(
        config: Arc<Config>,
        realms: Arc<Realms>,
        reads: Arc<Reads>,
        observed: Arc<Observed>,
        background: Background,
    ) -> Self {
        Self { config, realms, reads, observed, background }
    }

    pub fn start(&self) {
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
            let kept = self.config.sample_retention;
            if let Ok(before) = Timestamp::now().checked_sub(kept) {
                match self.observed.samples().forget_before(before).await {
                    Ok(()) => tracing::debug!(%before, "old samples are deleted"),
                    Err(error) => tracing::warn!(%error, "old samples are still there"),
                }
            }
            tokio::time::sleep(FORGET_EVERY).await;
        }
    }
}
