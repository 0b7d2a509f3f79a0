//! Starts the background work that lasts as long as the process.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::background::Background;
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
        self.background.until_shutdown(self.clone().forget_old_samples());
        self.background.until_shutdown(self.clone().read_open_migrations());
        if self.realms.can_change() {
            self.background.until_shutdown(self.clone().ask_worlds());
        }
    }

    async fn forget_old_samples(self) {
        loop {
            let kept = self.config.sample_retention;
            if let Ok(before) = Timestamp::now().checked_sub(kept)
                && let Err(error) = self.observed.samples().forget_before(before).await
            {
                tracing::warn!(%error, "old samples are still there");
            }
            tokio::time::sleep(FORGET_EVERY).await;
        }
    }
}
