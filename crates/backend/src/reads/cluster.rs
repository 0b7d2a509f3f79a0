//! Reads of one cluster's attributes.

use std::time::Duration;

use acs_client::Cluster;
use migration::{ClusterRef, ClusterState, Migration};

use super::Reads;
use crate::error::ReadError;
use crate::observed::Reading;

const ATTRIBUTES_AGE: Duration = Duration::from_secs(5);

impl Reads {
    pub async fn attributes(&self, cluster: &ClusterRef) -> Result<Reading<Cluster>, ReadError> {
        self.read_attributes(cluster, |_| ATTRIBUTES_AGE).await
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
        let fetch =
            async || Ok(client.describe_db_cluster_attribute(&cluster.region, &cluster.id).await?);
        self.clusters.get_answer(cluster, max_age, fetch, |_| ()).await
    }
}

/// What the rules of re-pointing DTS jobs and of a release need to know of a cluster. It has no nodes and no endpoints.
pub fn cluster_state(cluster: &Cluster, now: &Migration) -> ClusterState {
    ClusterState {
        status: cluster.status.clone(),
        pay_type: cluster.pay_type.clone(),
        deletion_lock: cluster.deletion_lock,
        migration: now.status.clone(),
        source: now.source.clone(),
        ..ClusterState::gone(cluster.id.clone())
    }
}
