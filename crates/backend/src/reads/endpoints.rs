//! Reads of a cluster with its endpoints, from four calls: attributes, migration, endpoints, SSL.

use std::time::Duration;

use migration::ClusterRef;

use super::cluster_view::merge;
use super::{ClusterView, Reads};
use crate::error::ReadError;
use crate::observed::Reading;

/// How old a reading may be on a page that was just opened.
const PAGE_AGE: Duration = Duration::from_secs(1);

impl Reads {
    /// The cluster and its endpoints for a page that was just opened.
    pub async fn cluster_view(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Reading<ClusterView>, ReadError> {
        let fetch = async || self.fetch_cluster_view(cluster).await;
        self.views.get(cluster, |_| PAGE_AGE, fetch).await
    }

    /// A reading taken after this was called.
    pub async fn read_cluster_view(&self, cluster: &ClusterRef) -> Result<ClusterView, ReadError> {
        let fetch = async || self.fetch_cluster_view(cluster).await;
        Ok(self.views.get(cluster, |_| Duration::ZERO, fetch).await?.value)
    }

    async fn fetch_cluster_view(&self, cluster: &ClusterRef) -> Result<ClusterView, ReadError> {
        let ClusterRef { profile, region, id } = cluster;
        let client = self.client(profile)?;
        let (attributes, endpoints, ssl) = tokio::try_join!(
            client.describe_db_cluster_attribute(region, id),
            client.describe_db_cluster_endpoints(region, id),
            client.describe_db_cluster_ssl(region, id),
        )?;
        let migration = self.read_fresh(cluster).await?;
        Ok(merge(attributes.value, endpoints.value, &ssl.value.endpoints, &migration))
    }
}
