//! Those who follow a migration. However many follow a cluster, one reader reads for all of them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use migration::{ClusterRef, Migration, ProfileName};
use tokio::sync::{Notify, watch};

use super::Reading;
use crate::error::ReadError;

/// A reading of a migration, or why there is none.
pub type MigrationReading = Result<Reading<Migration>, ReadError>;

/// The clusters that have followers.
#[derive(Debug, Default)]
pub struct Followers {
    clusters: Arc<Clusters>,
}

type Clusters = Mutex<HashMap<ClusterRef, Channel>>;

/// The reader's part of a cluster that is followed. Once it is dropped, however the reader ended, following ends, too,
/// and whoever comes then gets a reader anew.
#[derive(Debug)]
pub struct Followed {
    clusters: Arc<Clusters>,
    cluster: ClusterRef,
    channel: Channel,
}

type Latest = watch::Sender<Option<MigrationReading>>;

#[derive(Debug, Clone)]
struct Channel {
    latest: Latest,
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
        if let Some(followed) = locked(&self.clusters).get(cluster) {
            followed.latest.send_replace(Some(reading));
            followed.published.notify_one();
        }
    }

    /// Publishes the latest reading once more to the followers of an intent's subject, because the journal changed.
    /// `profiles` are those that reach the subject.
    pub fn wake(&self, profiles: &[ProfileName], subject: &str) {
        for (cluster, followed) in locked(&self.clusters).iter() {
            if cluster.id.as_str() == subject && profiles.contains(&cluster.profile) {
                followed.latest.send_modify(|_| ());
            }
        }
    }

    /// Adds a follower. The first one of a cluster gets the reader's part, too.
    pub fn join(&self, cluster: &ClusterRef) -> (Follower, Option<Followed>) {
        let mut clusters = locked(&self.clusters);
        if let Some(channel) = clusters.get(cluster) {
            let mut latest = channel.latest.subscribe();
            latest.mark_changed();
            return (Follower { latest }, None);
        }
        let (sender, latest) = watch::channel(None);
        let channel = Channel { latest: sender, published: Arc::default() };
        clusters.insert(cluster.clone(), channel.clone());
        let clusters = self.clusters.clone();
        (Follower { latest }, Some(Followed { clusters, cluster: cluster.clone(), channel }))
    }
}

fn locked(clusters: &Clusters) -> MutexGuard<'_, HashMap<ClusterRef, Channel>> {
    clusters.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Followed {
    fn drop(&mut self) {
        self.forget_if(|_| true);
    }
}

impl Followed {
    pub fn cluster(&self) -> &ClusterRef {
        &self.cluster
    }

    /// Whether the cluster has no followers any more. Then it is forgotten.
    pub fn is_abandoned(&self) -> bool {
        self.forget_if(|latest| latest.receiver_count() == 0);
        !locked(&self.clusters).get(&self.cluster).is_some_and(|it| self.is_own(it))
    }

    /// Forgets the cluster, unless it is another reader's by now.
    fn forget_if(&self, over: impl FnOnce(&Latest) -> bool) {
        let mut clusters = locked(&self.clusters);
        if clusters.get(&self.cluster).is_some_and(|it| self.is_own(it) && over(&it.latest)) {
            clusters.remove(&self.cluster);
        }
    }

    fn is_own(&self, channel: &Channel) -> bool {
        channel.latest.same_channel(&self.channel.latest)
    }

    /// Publishes a reading of the cluster's reader, unless it was published when it was taken.
    pub fn publish(&self, reading: MigrationReading) {
        if self.is_new(&reading) {
            self.channel.latest.send_replace(Some(reading));
        }
    }

    fn is_new(&self, reading: &MigrationReading) -> bool {
        match (&*self.channel.latest.borrow(), reading) {
            (Some(Ok(published)), Ok(now)) => published.taken != now.taken,
            _ => true,
        }
    }

    /// Waits until another reader published a reading.
    pub async fn published(&self) {
        self.channel.published.notified().await;
    }

    /// Waits until the cluster has no followers.
    pub async fn closed(&self) {
        self.channel.latest.closed().await;
    }
}
