//! Those who follow a migration. However many follow a cluster, one reader reads for all of them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use migration::{ClusterRef, Migration};
use tokio::sync::{Notify, watch};

use super::Reading;
use crate::error::ReadError;

/// A reading of a migration, or why there is none.
pub type MigrationReading = Result<Reading<Migration>, ReadError>;

/// The clusters that have followers.
#[derive(Debug, Default)]
pub struct Followers {
    clusters: Mutex<HashMap<ClusterRef, Followed>>,
}

/// The reader's part of a cluster that is followed.
#[derive(Debug, Clone)]
pub struct Followed {
    latest: watch::Sender<Option<MigrationReading>>,
    /// Another reader took a reading, after which the next one may be due sooner.
    published: Arc<Notify>,
}

/// Gets every new reading of a migration, and the latest one again when the journal changes for the cluster. Following ends
/// when it is dropped.
#[derive(Debug)]
pub struct Follower {
    latest: watch::Receiver<Option<MigrationReading>>,
}

impl Follower {
    /// The next reading that this follower has not had, or the same one if the journal has changed. The first is the
    /// latest reading. `None` once the backend stops.
    pub async fn next(&mut self) -> Option<MigrationReading> {
        loop {
            if self.latest.changed().await.is_err() {
                return None;
            }
            if let Some(reading) = self.latest.borrow_and_update().clone() {
                return Some(reading);
            }
        }
    }
}

impl Followers {
    /// Publishes a reading to the followers of the cluster, if it has any.
    pub fn publish(&self, cluster: &ClusterRef, reading: MigrationReading) {
        if let Some(followed) = self.clusters().get(cluster) {
            followed.latest.send_replace(Some(reading));
            followed.published.notify_one();
        }
    }

    /// Publishes the latest reading once more to the followers of an intent's subject, because the journal changed.
    pub fn wake(&self, subject: &str) {
        for (cluster, followed) in self.clusters().iter() {
            if cluster.id.as_str() == subject {
                followed.latest.send_modify(|_| ());
            }
        }
    }

    /// Adds a follower. The first one of a cluster gets the reader's part, too.
    pub fn join(&self, cluster: &ClusterRef) -> (Follower, Option<Followed>) {
        let mut clusters = self.clusters();
        if let Some(followed) = clusters.get(cluster) {
            let mut latest = followed.latest.subscribe();
            latest.mark_changed();
            return (Follower { latest }, None);
        }
        let (sender, latest) = watch::channel(None);
        let followed = Followed { latest: sender, published: Arc::default() };
        clusters.insert(cluster.clone(), followed.clone());
        (Follower { latest }, Some(followed))
    }

    /// Whether the cluster has no followers any more. Then it is forgotten.
    pub fn is_abandoned(&self, cluster: &ClusterRef) -> bool {
        let mut clusters = self.clusters();
        let abandoned = clusters.get(cluster).is_none_or(|it| it.latest.receiver_count() == 0);
        if abandoned {
            clusters.remove(cluster);
        }
        abandoned
    }

    fn clusters(&self) -> MutexGuard<'_, HashMap<ClusterRef, Followed>> {
        self.clusters.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends every follower.
    pub fn end(&self) {
        self.clusters().clear();
    }
}

impl Followed {
    /// Publishes a reading of the cluster's reader, unless it was published when it was taken.
    pub fn publish(&self, reading: MigrationReading) {
        if self.is_new(&reading) {
            self.latest.send_replace(Some(reading));
        }
    }

    fn is_new(&self, reading: &MigrationReading) -> bool {
        match (&*self.latest.borrow(), reading) {
            (Some(Ok(published)), Ok(now)) => published.taken != now.taken,
            _ => true,
        }
    }

    /// Waits until another reader published a reading.
    pub async fn published(&self) {
        self.published.notified().await;
    }

    /// Waits until the cluster has no followers.
    pub async fn closed(&self) {
        self.latest.closed().await;
    }
}
