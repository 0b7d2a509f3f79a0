//! `DescribeDBClusterEndpoints` (vendor/rds-migration 4.3). It does not report SSL.

use migration::{ClusterId, Endpoint, EndpointKind, RegionId};
use serde::Deserialize;

use crate::address_wire::AddressWire;
use crate::call::Call;
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

/// An endpoint of a cluster with its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterEndpoint {
    /// Its addresses have unknown SSL.
    pub endpoint: Endpoint,
    pub description: String,
    /// `ReadWrite` or `ReadOnly`
    pub read_write_mode: String,
    /// IDs of the nodes it leads to.
    pub nodes: Vec<String>,
    pub auto_add_new_nodes: bool,
    /// `EndpointConfig`, a JSON text.
    pub config: String,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "Items", default, deserialize_with = "or_default")]
    items: Vec<ItemWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct ItemWire {
    #[serde(rename = "DBEndpointId")]
    id: Text,
    #[serde(rename = "DBEndpointDescription")]
    description: Text,
    endpoint_type: Text,
    read_write_mode: Text,
    nodes: Text,
    auto_add_new_nodes: Text,
    endpoint_config: Text,
    #[serde(deserialize_with = "or_default")]
    address_items: Vec<AddressWire>,
}

impl Client {
    /// `DescribeDBClusterEndpoints`.
    pub fn describe_db_cluster_endpoints(
        &self,
        region: &RegionId,
        id: &ClusterId,
    ) -> Read<Vec<ClusterEndpoint>> {
        let call = Call::about_cluster(region, "DescribeDBClusterEndpoints", id);
        self.read(call, |wire: Wire, _| {
            Ok(wire.items.into_iter().map(ClusterEndpoint::from).collect())
        })
    }
}

impl From<ItemWire> for ClusterEndpoint {
    fn from(wire: ItemWire) -> Self {
        let nodes = wire.nodes.0.split(',').map(str::trim).filter(|node| !node.is_empty());
        Self {
            nodes: nodes.map(str::to_owned).collect(),
            endpoint: Endpoint {
                kind: EndpointKind::of_polardb(&wire.endpoint_type.0),
                id: wire.id.0,
                addresses: wire.address_items.into_iter().map(AddressWire::into_address).collect(),
            },
            description: wire.description.0,
            read_write_mode: wire.read_write_mode.0,
            auto_add_new_nodes: wire.auto_add_new_nodes.0 == "Enable",
            config: wire.endpoint_config.0,
        }
    }
}
