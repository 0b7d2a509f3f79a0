//! Clusters that the cloud does not know any more.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use migration::ClusterRef;
use tokio::time::Instant;

/// Since when each cluster has been read as missing, without a reading in between that has it.
#[derive(Debug, Default)]
pub struct Missing {
    since: Mutex<HashMap<ClusterRef, Instant>>,
}

impl Missing {
    /// Whether the cluster was read as missing at least this long ago, too.
    pub fn read_again(&self, cluster: &ClusterRef, apart: Duration) -> bool {
        let mut since = self.since();
        since.entry(cluster.clone()).or_insert_with(Instant::now).elapsed() >= apart
    }

    /// Takes a reading that has the cluster.
    pub fn forget(&self, cluster: &ClusterRef) {
        self.since().remove(cluster);
    }

    /// Forgets the clusters of which this is true.
    pub fn forget_if(&self, is_forgotten: impl Fn(&ClusterRef) -> bool) {
        self.since().retain(|cluster, _| !is_forgotten(cluster));
    }

    fn since(&self) -> MutexGuard<'_, HashMap<ClusterRef, Instant>> {
        self.since.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
