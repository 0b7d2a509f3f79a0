//! Reads the migrations that are followed: one reader for each cluster, however many follow.

use std::sync::Arc;
use std::time::Duration;

use migration::ClusterRef;

use super::Pollers;
use crate::background::{Standing, Task};
use crate::error::ReadError;
use crate::observed::{Followed, Follower, MigrationReading};

/// The shortest time between two readings, whatever their ages are.
const SHORTEST_WAIT: Duration = Duration::from_millis(10);

impl Pollers {
    /// Follows a migration. All who follow the same one share its calls.
    pub fn follow(&self, cluster: &ClusterRef) -> Follower {
        let (follower, followed) = self.observed.followers().join(cluster);
        if let Some(followed) = followed {
            let (pollers, followed) = (self.clone(), Arc::new(followed));
            let told = followed.clone();
            let task = Task::named("reader of a followed migration").on_change(move |standing| {
                if standing == Standing::BrokenOff {
                    told.publish(Err(ReadError::broken_off()));
                }
            });
            self.background.supervised(task, move || {
                let (pollers, followed) = (pollers.clone(), followed.clone());
                async move { pollers.read_for_followers(&followed).await }
            });
        }
        follower
    }

    async fn read_for_followers(&self, followed: &Followed) {
        while !followed.is_abandoned() {
            let reading = self.reads.polled_migration(followed.cluster()).await;
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
