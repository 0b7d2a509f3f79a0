//! What a cluster is busy with besides its migration: endpoints, SSL, its making and its end.
//!
//! The change is recorded when it is asked for and made when its time has come, as everything here: when somebody
//! looks.

use jiff::Timestamp;
use migration::NetType;
use serde::{Deserialize, Serialize};

use super::endpoint_settings::EndpointSettings;
use super::{Address, Cluster, Endpoint, Pace, Timer, Word, World};

/// One change under way. A cluster has at most one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Work {
    pub timer: Timer,
    pub change: Change,
}

/// What there will be when it is done.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The making of a cluster without a migration.
    Made,
    AddAddress {
        endpoint: String,
        address: Address,
    },
    /// A new string and port for the address of this net type.
    EditAddress {
        endpoint: String,
        net_type: NetType,
        connection_string: String,
        port: Word,
    },
    RemoveAddress {
        endpoint: String,
        net_type: NetType,
    },
    AddEndpoint {
        endpoint: Endpoint,
        settings: EndpointSettings,
    },
    RemoveEndpoint {
        endpoint: String,
    },
    Ssl {
        endpoint: String,
        net_type: NetType,
        enabled: bool,
        expires: Timestamp,
    },
    /// The cluster goes.
    Delete,
}

impl Change {
    /// `DBClusterStatus` meanwhile (vendor/rds-migration 4.2).
    pub fn status(&self) -> &'static str {
        match self {
            Self::Made => "Creating",
            Self::AddAddress { .. } | Self::AddEndpoint { .. } => "NetAddressCreating",
            Self::EditAddress { .. } => "NetAddressModifying",
            Self::RemoveAddress { .. } | Self::RemoveEndpoint { .. } => "NetAddressDeleting",
            Self::Ssl { .. } => "SSL_MODIFYING",
            Self::Delete => "Deleting",
        }
    }

    /// Connection strings that are taken already, though nobody answers them yet.
    pub fn new_names(&self) -> Vec<&str> {
        match self {
            Self::AddAddress { address, .. } => vec![&address.connection_string],
            Self::EditAddress { connection_string, .. } => vec![connection_string],
            Self::AddEndpoint { endpoint, .. } => endpoint
                .addresses
                .iter()
                .map(|address| address.connection_string.as_str())
                .collect(),
            _ => Vec::new(),
        }
    }

    fn make(self, cluster: &mut Cluster) {
        match self {
            Self::Made | Self::Delete => {}
            Self::AddAddress { endpoint, address } => {
                if let Some(endpoint) = cluster.endpoint_mut(&endpoint) {
                    endpoint.addresses.push(address);
                }
            }
            Self::EditAddress { endpoint, net_type, connection_string, port } => {
                if let Some(address) = cluster.address_mut(&endpoint, &net_type) {
                    address.connection_string = connection_string;
                    address.port = port;
                }
            }
            Self::RemoveAddress { endpoint, net_type } => {
                if let Some(endpoint) = cluster.endpoint_mut(&endpoint) {
                    endpoint.addresses.retain(|address| address.net_type != net_type);
                }
            }
            Self::AddEndpoint { endpoint, settings } => {
                cluster.settings_of_endpoints.insert(endpoint.id.clone(), settings);
                cluster.endpoints.push(endpoint);
            }
            Self::RemoveEndpoint { endpoint } => {
                cluster.settings_of_endpoints.remove(&endpoint);
                cluster.endpoints.retain(|candidate| candidate.id != endpoint);
            }
            Self::Ssl { endpoint, net_type, enabled, expires } => {
                if let Some(address) = cluster.address_mut(&endpoint, &net_type) {
                    address.ssl = Some(enabled);
                }
                let settings = cluster.settings_of_endpoints.entry(endpoint).or_default();
                settings.ssl_expires = enabled.then_some(expires);
            }
        }
    }
}

impl World {
    /// Begins a change of a cluster; the caller has seen that the cluster is not busy.
    pub fn begin(&mut self, cluster: &str, change: Change, pace: Pace, now: Timestamp, hold: bool) {
        if let Some(cluster) = self.clusters.get_mut(cluster) {
            cluster.work = Some(Box::new(Work { timer: Timer::paced(now, pace, hold), change }));
        }
    }

    /// Makes the change whose time has come.
    pub fn settle_work(&mut self, id: &str, now: Timestamp) {
        // Looked at before it is touched: what is touched is saved.
        let end = self.clusters.get(id).and_then(|cluster| cluster.work.as_ref()?.timer.end());
        if end.is_none_or(|end| end > now) {
            return;
        }
        let Some(cluster) = self.clusters.get_mut(id) else { return };
        let Some(work) = cluster.work.take() else { return };
        if matches!(work.change, Change::Delete) {
            self.clusters.remove(id);
        } else {
            work.change.make(cluster);
        }
    }
}
