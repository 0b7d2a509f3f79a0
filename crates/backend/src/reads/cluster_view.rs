//! A cluster with its endpoints, as the forms of its changes need it.

use acs_client::{Cluster, ClusterEndpoint, EndpointSsl};
use migration::{ClusterState, Migration};

/// What the forms of a cluster's changes are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterView {
    /// What a form carries as seen.
    pub state: ClusterState,
    /// As in `state`, with their settings.
    pub endpoints: Vec<ClusterEndpoint>,
}

/// Merges the answers of the calls.
pub fn merge(
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
