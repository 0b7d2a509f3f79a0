//! Work on a cluster besides its migration: endpoints, SSL, its making and its deletion.
//!
//! A change is recorded when it is asked for. It takes effect, like everything here, when the cluster is read after its
//! time has come.

use jiff::Timestamp;
use migration::NetType;
use serde::{Deserialize, Serialize};

use super::endpoint_settings::EndpointSettings;
use crate::choices::{Choices, SslModifying};
use crate::world::{Address, Endpoint, Timer, Word};

/// One change under way. A cluster has at most one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Work {
    pub timer: Timer,
    pub change: Change,
}

/// The change that takes effect at the end.
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
    /// The cluster is deleted.
    Delete,
}

impl Change {
    /// `DBClusterStatus` while the work lasts (vendor/rds-migration 4.2).
    pub fn status(&self, choices: &Choices) -> &'static str {
        match self {
            Self::Made => "Creating",
            Self::AddAddress { .. } | Self::AddEndpoint { .. } => "NetAddressCreating",
            Self::EditAddress { .. } => "NetAddressModifying",
            Self::RemoveAddress { .. } | Self::RemoveEndpoint { .. } => "NetAddressDeleting",
            Self::Ssl { .. } => match choices.ssl_modifying {
                SslModifying::Documented => "SSL_MODIFYING",
                SslModifying::Alike => "SSLModifying",
            },
            Self::Delete => "Deleting",
        }
    }

    /// Connection strings that are reserved already, although no server answers them yet.
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
}
