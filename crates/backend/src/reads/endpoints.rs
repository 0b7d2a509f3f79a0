//! Reads of a cluster with its endpoints, from four calls: attributes, migration, endpoints, SSL. Only the attributes
//! have to be readable.

use std::collections::HashSet;
use std::time::Duration;

use migration::ClusterRef;

use super::cluster_view::{Answers, merge};
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

    /// The names to which a cluster answers, from its own list of endpoints: one call per interval, however many ask.
    pub async fn own_names(&self, cluster: &ClusterRef) -> Result<HashSet<String>, ReadError> {
        let fetch = async || {
            let client = self.client(&cluster.profile)?;
            let read = client.describe_db_cluster_endpoints(&cluster.region, &cluster.id).await?;
            let addresses = read.value.into_iter().flat_map(|settings| settings.endpoint.addresses);
            Ok(addresses.map(|address| address.connection_string).collect())
        };
        Ok(self.own_names.get(cluster, |_| self.config.fast_poll, fetch).await?.value)
    }

    async fn fetch_cluster_view(&self, cluster: &ClusterRef) -> Result<ClusterView, ReadError> {
        let ClusterRef { profile, region, id } = cluster;
        let client = self.client(profile)?;
        let attributes = client.describe_db_cluster_attribute(region, id).await;
        let attributes = attributes.inspect(|_| self.missing.forget(cluster))?.value;
        let (endpoints, ssl, migration) = tokio::join!(
            client.describe_db_cluster_endpoints(region, id),
            client.describe_db_cluster_ssl(region, id),
            self.read_fresh(cluster),
        );
        let answers = Answers {
            endpoints: endpoints.map(|it| it.value).map_err(ReadError::from),
            ssl: ssl.map(|it| it.value.endpoints).map_err(ReadError::from),
            migration,
        };
        Ok(merge(attributes, answers))
    }
}
