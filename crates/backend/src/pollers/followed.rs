//! Reads the migrations that are followed: one reader for each cluster, however many follow.

use std::time::Duration;

use migration::ClusterRef;

use super::Pollers;
use crate::observed::{Followed, Follower, MigrationReading};

/// The shortest time between two readings, whatever their ages are.
const SHORTEST_WAIT: Duration = Duration::from_millis(10);

impl Pollers {
    /// Follows a migration. All who follow the same one share its calls.
    pub fn follow(&self, cluster: &ClusterRef) -> Follower {
        let (follower, followed) = self.observed.followers().join(cluster);
        if let Some(followed) = followed {
            let (pollers, cluster) = (self.clone(), cluster.clone());
            let stop = self.background.stop();
            self.background.spawn(async move {
                tokio::select! {
                    () = pollers.read_for_followers(&cluster, &followed) => {}
                    () = stop.cancelled() => pollers.observed.followers().end(),
                }
            });
        }
        follower
    }

    async fn read_for_followers(&self, cluster: &ClusterRef, followed: &Followed) {
        while !self.observed.followers().is_abandoned(cluster) {
            let reading = self.reads.polled_migration(cluster).await;
            let wait = self.until_next(&reading);
            followed.publish(reading);
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                () = followed.published() => {}
                () = followed.closed() => {}
            }
        }
    }

    fn until_next(&self, reading: &MigrationReading) -> Duration {
        let wait = match reading {
            Ok(reading) => self.reads.poll_interval(&reading.value).saturating_sub(reading.age()),
            Err(_) => self.config.fast_poll,
        };
        wait.max(SHORTEST_WAIT)
    }
}
