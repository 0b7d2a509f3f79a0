//! A cluster with its endpoints, merged from four calls: attributes, migration, endpoints, SSL.

use std::time::Duration;

use acs_client::{Cluster, ClusterEndpoint, EndpointSsl};
use migration::{ClusterRef, ClusterState, Migration};

use super::Reads;
use crate::error::ReadError;
use crate::observed::Reading;

/// How old a reading may be on a page that was just opened.
const PAGE_AGE: Duration = Duration::from_secs(1);

/// What the forms of a cluster's changes are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterView {
    /// What a form carries as seen.
    pub state: ClusterState,
    /// As in `state`, with their settings.
    pub endpoints: Vec<ClusterEndpoint>,
}

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

fn merge(
    cluster: Cluster,
    mut endpoints: Vec<ClusterEndpoint>,
    ssl: &[EndpointSsl],
    migration: &Migration,
) -> ClusterView {
    for endpoint in &mut endpoints {
        add_ssl(endpoint, ssl, migration);
    }
    ClusterView {
        state: ClusterState {
            cluster: cluster.id,
            status: cluster.status,
            pay_type: cluster.pay_type,
            deletion_lock: cluster.deletion_lock,
            nodes: cluster.nodes.into_iter().map(|node| node.id).collect(),
            migration: migration.status.clone(),
            source: migration.source.clone(),
            endpoints: endpoints.iter().map(|settings| settings.endpoint.clone()).collect(),
        },
        endpoints,
    }
}

/// Adds SSL as its own call reports it, else as the migration does.
fn add_ssl(settings: &mut ClusterEndpoint, ssl: &[EndpointSsl], migration: &Migration) {
    let id = settings.endpoint.id.clone();
    let of_address =
        |host: &str| ssl.iter().find(|ssl| ssl.endpoint == id && ssl.connection_string == host);
    let in_migration = |host: &str| {
        let sides = migration.polardb_endpoints.iter().flat_map(|endpoint| &endpoint.addresses);
        sides.filter(|address| address.connection_string == host).find_map(|address| address.ssl)
    };
    for address in &mut settings.endpoint.addresses {
        let host = address.connection_string.as_str();
        address.ssl = of_address(host).and_then(|ssl| ssl.enabled).or_else(|| in_migration(host));
    }
}
