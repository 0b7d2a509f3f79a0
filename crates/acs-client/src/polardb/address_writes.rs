//! The writes to endpoints and their addresses (vendor/rds-migration 4.4 to 4.6). Each is sent once.

use migration::{ClusterId, NetType, RegionId};

use super::about;
use crate::client::Client;
use crate::operation::Write;

/// What `ModifyDBEndpointAddress` changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModifyAddress {
    pub endpoint: String,
    /// Which of the endpoint's addresses.
    pub net_type: NetType,
    /// The first part of the connection string; nothing leaves it as it is.
    pub prefix: Option<String>,
    pub port: Option<u16>,
}

/// A custom cluster endpoint to be created.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewEndpoint {
    pub description: String,
    /// Else it is read-only.
    pub read_write: bool,
    /// Ids of nodes; none means all.
    pub nodes: Vec<String>,
    pub auto_add_new_nodes: bool,
}

impl Client {
    /// `CreateDBEndpointAddress` (vendor/rds-migration 4.4): a public address for an endpoint that has none.
    pub fn create_db_endpoint_address(
        &self,
        region: &RegionId,
        id: &ClusterId,
        endpoint: &str,
        prefix: Option<&str>,
    ) -> Write<()> {
        let call = about(region, "CreateDBEndpointAddress", id)
            .param("DBEndpointId", endpoint)
            .param("NetType", NetType::Public.as_str())
            .optional("ConnectionStringPrefix", prefix);
        self.write(call)
    }

    /// `ModifyDBEndpointAddress` (vendor/rds-migration 4.6): another port or name for an address.
    pub fn modify_db_endpoint_address(
        &self,
        region: &RegionId,
        id: &ClusterId,
        modify: &ModifyAddress,
    ) -> Write<()> {
        let call = about(region, "ModifyDBEndpointAddress", id)
            .param("DBEndpointId", &modify.endpoint)
            .param("NetType", modify.net_type.as_str())
            .optional("ConnectionStringPrefix", modify.prefix.as_deref())
            .optional("Port", modify.port.map(|port| port.to_string()));
        self.write(call)
    }

    /// `DeleteDBEndpointAddress` (vendor/rds-migration 4.6): takes an endpoint's public address away.
    pub fn delete_db_endpoint_address(
        &self,
        region: &RegionId,
        id: &ClusterId,
        endpoint: &str,
    ) -> Write<()> {
        let call = about(region, "DeleteDBEndpointAddress", id)
            .param("DBEndpointId", endpoint)
            .param("NetType", NetType::Public.as_str());
        self.write(call)
    }

    /// `CreateDBClusterEndpoint` (vendor/rds-migration 4.5): a custom endpoint. The answer does not name it. The same
    /// `client_token` (at most 64 ASCII characters) again makes no second one.
    pub fn create_db_cluster_endpoint(
        &self,
        region: &RegionId,
        id: &ClusterId,
        endpoint: &NewEndpoint,
        client_token: &str,
    ) -> Write<()> {
        let text = |text: String| Some(text).filter(|text| !text.is_empty());
        let mode = if endpoint.read_write { "ReadWrite" } else { "ReadOnly" };
        let add = if endpoint.auto_add_new_nodes { "Enable" } else { "Disable" };
        let call = about(region, "CreateDBClusterEndpoint", id)
            .param("EndpointType", "Custom")
            .param("ReadWriteMode", mode)
            .param("AutoAddNewNodes", add)
            .optional("Nodes", text(endpoint.nodes.join(",")))
            .optional("DBEndpointDescription", text(endpoint.description.clone()))
            .param("ClientToken", client_token);
        self.write(call)
    }

    /// `DeleteDBClusterEndpoint` (vendor/rds-migration 4.6): takes a custom endpoint away.
    pub fn delete_db_cluster_endpoint(
        &self,
        region: &RegionId,
        id: &ClusterId,
        endpoint: &str,
    ) -> Write<()> {
        let call = about(region, "DeleteDBClusterEndpoint", id).param("DBEndpointId", endpoint);
        self.write(call)
    }
}
