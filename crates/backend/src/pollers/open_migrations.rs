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

/// How old a reading of a migration that stands still may become, so that all `open` ones are few calls a second.
fn background_interval(wanted: Duration, open: usize) -> Duration {
    let open = u32::try_from(open).unwrap_or(u32::MAX);
    wanted.max(Duration::from_secs(1) * open / CALLS_A_SECOND)
}

impl Pollers {
    /// Reads every open migration again and again: quickly while it changes, slowly otherwise.
    pub async fn read_open_migrations(self) {
        loop {
            tokio::time::sleep(self.config.fast_poll).await;
            let mut open = self.observed.open_migrations().all();
            open.retain(|(realm, cluster)| self.realms.now(&cluster.profile) == *realm);
            let background = background_interval(self.config.background_poll, open.len());
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
            // Only a cluster that is gone has nothing more to show.
            Err(error) if error.trouble == Trouble::NotFound => {
                match self.reads.is_gone(cluster, background).await {
                    Ok(true) => self.stop_reading(realm, cluster).await,
                    Ok(false) => tracing::warn!(%cluster, %error, "not read, and read again"),
                    Err(error) => tracing::debug!(%cluster, %error, "not read"),
                }
            }
            Err(error) => tracing::debug!(cluster = %cluster.id, %error, "not read"),
            Ok(_) => {}
        }
    }

    async fn stop_reading(&self, realm: &Realm, cluster: &ClusterRef) {
        tracing::warn!(%cluster, "the cluster is gone, and its migration is not read any more");
        if let Err(error) = self.observed.stop_reading(realm, cluster).await {
            tracing::warn!(%cluster, %error, "its end is not written");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_migrations_that_stand_still_are_two_calls_a_second() {
        let minute = Duration::from_secs(60);
        for (open, seconds) in [(1, 60), (120, 60), (240, 120), (1_000, 500)] {
            assert_eq!(background_interval(minute, open), Duration::from_secs(seconds), "{open}");
        }
    }
}
