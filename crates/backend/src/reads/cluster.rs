//! Reads of one cluster's attributes.

use std::time::Duration;

use acs_client::Cluster;
use migration::{ClusterPart, ClusterRef, ClusterState, Migration};

use super::Reads;
use crate::error::ReadError;
use crate::observed::Reading;

const ATTRIBUTES_AGE: Duration = Duration::from_secs(5);
/// A cluster does not change its region, so this is how long one that was deleted and made anew would be missed.
const REGION_AGE: Duration = Duration::from_secs(600);

impl Reads {
    pub async fn attributes(&self, cluster: &ClusterRef) -> Result<Reading<Cluster>, ReadError> {
        self.read_attributes(cluster, |_| ATTRIBUTES_AGE).await
    }

    /// The region that a cluster is in, which may not be the one it was asked for in: one host may serve several.
    pub async fn region_of(&self, cluster: &ClusterRef) -> Result<String, ReadError> {
        let fast_poll = self.config.fast_poll;
        let age = |read: &Result<_, _>| if read.is_ok() { REGION_AGE } else { fast_poll };
        Ok(self.read_attributes(cluster, age).await?.value.region)
    }

    /// The attributes for a write. A success may be as old as on a page, because a cluster does not change its region. A
    /// failure is not reused: that of a moment ago must not refuse a write now.
    pub async fn attributes_for_write(&self, cluster: &ClusterRef) -> Result<Cluster, ReadError> {
        let age = |read: &Result<_, _>| if read.is_ok() { ATTRIBUTES_AGE } else { Duration::ZERO };
        Ok(self.read_attributes(cluster, age).await?.value)
    }

    async fn read_attributes(
        &self,
        cluster: &ClusterRef,
        max_age: impl Fn(&Result<Cluster, ReadError>) -> Duration,
    ) -> Result<Reading<Cluster>, ReadError> {
        let client = self.client(&cluster.profile)?;
        let fetch = async || {
            let read = client.describe_db_cluster_attribute(&cluster.region, &cluster.id).await?;
            self.missing.forget(cluster);
            Ok(read)
        };
        self.clusters.get_answer(cluster, max_age, fetch, |_| ()).await
    }
}

/// What the rules of re-pointing DTS jobs and of a release need to know of a cluster. It has no nodes and no endpoints.
/// `now` is `None` if the migration could not be read.
pub fn cluster_state(cluster: &Cluster, now: Option<&Migration>) -> ClusterState {
    let mut state = ClusterState {
        status: cluster.status.clone(),
        pay_type: cluster.pay_type.clone(),
        deletion_lock: cluster.deletion_lock,
        ..ClusterState::named(cluster.id.clone())
    };
    if let Some(now) = now {
        state.migration = now.status.clone();
        state.source = now.source.clone();
        state.unread.remove(&ClusterPart::Migration);
    }
    state
}
