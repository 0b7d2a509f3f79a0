//! A cluster with its endpoints, as the forms of its changes need it.

use std::collections::BTreeMap;

use acs_client::{Cluster, ClusterEndpoint, EndpointSsl};
use migration::{ClusterPart, ClusterState, EndpointSettings, Migration};

use crate::error::ReadError;

/// What the forms of a cluster's changes are made of. Only the attributes have to be readable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterView {
    /// What a form carries as seen.
    pub state: ClusterState,
    /// As in `state`, with their settings.
    pub endpoints: Vec<ClusterEndpoint>,
    /// Why a part could not be read.
    pub unread: BTreeMap<ClusterPart, ReadError>,
}

impl ClusterView {
    /// The state, if these parts of it were read.
    pub(crate) fn with(self, parts: &[ClusterPart]) -> Result<ClusterState, ReadError> {
        let error = parts.iter().find_map(|part| self.unread.get(part)).cloned();
        error.map_or(Ok(self.state), Err)
    }
}

/// The answers of the calls that read the parts of a cluster.
pub struct Answers {
    pub endpoints: Result<Vec<ClusterEndpoint>, ReadError>,
    pub ssl: Result<Vec<EndpointSsl>, ReadError>,
    pub migration: Result<Migration, ReadError>,
}

/// Merges the answers of the calls.
pub fn merge(cluster: Cluster, answers: Answers) -> ClusterView {
    let mut unread = BTreeMap::new();
    let migration = read(answers.migration, ClusterPart::Migration, &mut unread);
    let ssl = read(answers.ssl, ClusterPart::Ssl, &mut unread).unwrap_or_default();
    let endpoints = read(answers.endpoints, ClusterPart::Endpoints, &mut unread);
    let mut endpoints = endpoints.unwrap_or_default();
    for endpoint in &mut endpoints {
        add_ssl(endpoint, &ssl, migration.as_ref());
    }
    let mut state = ClusterState {
        status: cluster.status,
        pay_type: cluster.pay_type,
        deletion_lock: cluster.deletion_lock,
        nodes: cluster.nodes.into_iter().map(|node| node.id).collect(),
        endpoints: endpoints.iter().map(|it| it.endpoint.clone()).collect(),
        settings: endpoints.iter().map(settings).collect(),
        unread: unread.keys().copied().collect(),
        ..ClusterState::named(cluster.id)
    };
    if let Some(migration) = migration {
        state.migration = migration.status;
        state.source = migration.source;
    }
    ClusterView { state, endpoints, unread }
}

fn read<T>(
    answer: Result<T, ReadError>,
    part: ClusterPart,
    unread: &mut BTreeMap<ClusterPart, ReadError>,
) -> Option<T> {
    answer.map_err(|error| unread.insert(part, error)).ok()
}

fn settings(endpoint: &ClusterEndpoint) -> EndpointSettings {
    EndpointSettings {
        endpoint: endpoint.endpoint.id.clone(),
        description: endpoint.description.clone(),
        mode: endpoint.read_write_mode.clone(),
        nodes: endpoint.nodes.clone(),
    }
}

/// Adds SSL as its own call reports it, else as the migration does.
fn add_ssl(settings: &mut ClusterEndpoint, ssl: &[EndpointSsl], migration: Option<&Migration>) {
    let id = settings.endpoint.id.clone();
    let of_address =
        |host: &str| ssl.iter().find(|ssl| ssl.endpoint == id && ssl.connection_string == host);
    let in_migration = |host: &str| {
        let sides = migration.iter().flat_map(|it| &it.polardb_endpoints);
        let addresses = sides.flat_map(|endpoint| &endpoint.addresses);
        addresses.filter(|it| it.connection_string == host).find_map(|address| address.ssl)
    };
    for address in &mut settings.endpoint.addresses {
        let host = address.connection_string.as_str();
        address.ssl = of_address(host).and_then(|ssl| ssl.enabled).or_else(|| in_migration(host));
    }
}
