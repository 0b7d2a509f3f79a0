//! Reads of a cluster that may be gone.

use std::time::Duration;

use acs_client::ClusterFilters;
use migration::{ClusterPart, ClusterRef, ClusterState, Gone};

use super::Reads;
use crate::error::ReadError;

impl Reads {
    /// The state of a cluster with these parts, or that it is gone. Only the attributes can show that: the same code from
    /// any other call may be about a part of it.
    pub async fn state_or_gone(
        &self,
        cluster: &ClusterRef,
        parts: &[ClusterPart],
    ) -> Result<ClusterState, ReadError> {
        match self.read_cluster_view(cluster).await {
            Ok(view) => view.with(parts),
            Err(error) if error.says_no_cluster() => {
                let gone = self.gone(cluster).await?;
                Ok(ClusterState::gone(cluster.id.as_str(), gone))
            }
            Err(error) => Err(error),
        }
    }

    /// Whether a cluster is gone, and that is confirmed. One that is there is looked for again after `interval`.
    pub async fn is_gone(
        &self,
        cluster: &ClusterRef,
        interval: Duration,
    ) -> Result<bool, ReadError> {
        let fetch = async || {
            let client = self.client(&cluster.profile)?;
            let read = client.describe_db_cluster_attribute(&cluster.region, &cluster.id).await;
            match read.map_err(ReadError::from) {
                Ok(_) => {
                    self.missing.forget(cluster);
                    Ok(None)
                }
                Err(error) if error.says_no_cluster() => Ok(Some(self.gone(cluster).await?)),
                Err(error) => Err(error),
            }
        };
        let age = |read: &Result<Option<Gone>, _>| match read {
            Ok(Some(_)) => self.config.fast_poll,
            Ok(None) | Err(_) => interval,
        };
        let gone = self.gone.get(cluster, age, fetch).await?.value;
        Ok(gone.is_some_and(|gone| gone.confirmed))
    }

    /// What is known about a cluster whose attributes were just answered with its absence.
    async fn gone(&self, cluster: &ClusterRef) -> Result<Gone, ReadError> {
        let ClusterRef { profile, region, id } = cluster;
        let filters = ClusterFilters { ids: vec![id.to_string()], ..ClusterFilters::default() };
        let listed = self.client(profile)?.describe_db_clusters(region, 1, 30, &filters).await?;
        if listed.value.clusters.iter().any(|listed| listed.id == id.as_str()) {
            self.missing.forget(cluster);
            return Ok(Gone { confirmed: false });
        }
        let confirmed = self.missing.read_again(cluster, self.config.fast_poll);
        Ok(Gone { confirmed })
    }
}
