//! Reads open migrations slowly while no page shows them.

use std::time::Duration;

use migration::{ClusterRef, Realm};
use tokio::task::JoinSet;

use super::Pollers;
use crate::error::Trouble;

/// Migrations that are read at once.
const AT_ONCE: usize = 4;
/// Calls per second, at most, for migrations that no page shows.
const CALLS_A_SECOND: u32 = 2;

impl Pollers {
    /// Reads every open migration again and again: quickly while it changes, slowly otherwise.
    pub async fn read_open_migrations(self) {
        loop {
            tokio::time::sleep(self.config.fast_poll).await;
            let mut open = self.observed.open_migrations().all();
            open.retain(|(realm, cluster)| self.realms.now(&cluster.profile) == *realm);
            let slowest = u32::try_from(open.len()).unwrap_or(u32::MAX) / CALLS_A_SECOND;
            let background = self.config.background_poll.max(Duration::from_secs(slowest.into()));
            let mut reads = JoinSet::new();
            for (realm, cluster) in open {
                while reads.len() >= AT_ONCE {
                    reads.join_next().await;
                }
                let pollers = self.clone();
                reads.spawn(async move {
                    let read = pollers.read_in_background(&realm, &cluster, background);
                    pollers.background.caught("reading of an open migration", read).await
                });
            }
            reads.join_all().await;
        }
    }

    async fn read_in_background(&self, realm: &Realm, cluster: &ClusterRef, background: Duration) {
        let read = self
            .reads
            .read_migration(cluster, |read| match read {
                Ok(migration) if migration.status.is_transient() => self.config.fast_poll,
                _ => background,
            })
            .await;
        match read {
            Err(error) if error.trouble == Trouble::NotFound => {
                if let Err(error) = self.observed.stop_reading(realm, cluster).await {
                    tracing::warn!(cluster = %cluster.id, %error, "its end is not written");
                }
            }
            Err(error) => tracing::debug!(cluster = %cluster.id, %error, "not read"),
            Ok(_) => {}
        }
    }
}
