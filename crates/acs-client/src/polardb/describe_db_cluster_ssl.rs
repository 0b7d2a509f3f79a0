//! `DescribeDBClusterSSL` (vendor/rds-migration 4.3).

use jiff::Timestamp;
use migration::{ClusterId, RegionId};
use serde::Deserialize;

use crate::call::Call;
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

/// SSL of a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterSsl {
    /// Whether certificates are renewed automatically.
    pub auto_rotate: bool,
    pub endpoints: Vec<EndpointSsl>,
}

/// SSL of one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointSsl {
    pub endpoint: String,
    pub connection_string: String,
    /// `None` if the answer does not say.
    pub enabled: Option<bool>,
    /// When the certificate expires.
    pub expires: Option<Timestamp>,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "SSLAutoRotate", default)]
    auto_rotate: Text,
    #[serde(rename = "Items", default, deserialize_with = "or_default")]
    items: Vec<ItemWire>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ItemWire {
    #[serde(rename = "DBEndpointId")]
    endpoint: Text,
    #[serde(rename = "SSLConnectionString")]
    connection_string: Text,
    #[serde(rename = "SSLEnabled")]
    enabled: Text,
    #[serde(rename = "SSLExpireTime")]
    expire_time: Text,
    #[serde(rename = "SSLAutoRotate")]
    auto_rotate: Text,
}

impl Client {
    /// `DescribeDBClusterSSL`.
    pub fn describe_db_cluster_ssl(&self, region: &RegionId, id: &ClusterId) -> Read<ClusterSsl> {
        let call = Call::about_cluster(region, "DescribeDBClusterSSL", id);
        self.read(call, |wire: Wire, _| Ok(wire.into()))
    }
}

impl From<Wire> for ClusterSsl {
    fn from(wire: Wire) -> Self {
        let rotates = |text: &Text| text.0 == "Enable";
        Self {
            auto_rotate: rotates(&wire.auto_rotate)
                || wire.items.iter().any(|item| rotates(&item.auto_rotate)),
            endpoints: wire.items.into_iter().map(EndpointSsl::from).collect(),
        }
    }
}

impl From<ItemWire> for EndpointSsl {
    fn from(wire: ItemWire) -> Self {
        Self {
            expires: wire.expire_time.timestamp(),
            enabled: match wire.enabled.0.as_str() {
                "Enabled" => Some(true),
                "Disabled" => Some(false),
                _ => None,
            },
            endpoint: wire.endpoint.0,
            connection_string: wire.connection_string.0,
        }
    }
}
