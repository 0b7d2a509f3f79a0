//! `CreateDBClusterEndpoint` (vendor/rds-migration 4.5).

use migration::{ClusterId, RegionId};

use crate::call::Call;
use crate::client::Client;
use crate::operation::Write;

/// A custom cluster endpoint to be created.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewEndpoint {
    pub description: String,
    /// Whether it accepts writes.
    pub read_write: bool,
    /// IDs of nodes. If empty, it leads to all.
    pub nodes: Vec<String>,
    pub auto_add_new_nodes: bool,
}

impl Client {
    /// `CreateDBClusterEndpoint`: adds a custom endpoint. The answer does not name it. Repeating it with the same
    /// `client_token` (at most 64 ASCII characters) adds no second one.
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
        let call = Call::about_cluster(region, "CreateDBClusterEndpoint", id)
            .param("EndpointType", "Custom")
            .param("ReadWriteMode", mode)
            .param("AutoAddNewNodes", add)
            .optional("Nodes", text(endpoint.nodes.join(",")))
            .optional("DBEndpointDescription", text(endpoint.description.clone()))
            .param("ClientToken", client_token);
        self.write(call)
    }
}
