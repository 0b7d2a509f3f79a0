//! `DescribeDBClusterAttribute` (vendor/rds-migration 4.2). Unlike in the list, arrays are plain and the VPC's names are
//! spelled `VPCId` and `VSwitchId`.

use jiff::Timestamp;
use migration::{ClusterId, RegionId};
use serde::Deserialize;

use crate::answer::same_cluster;
use crate::call::Call;
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

/// A cluster with its attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    pub id: String,
    pub description: String,
    /// `DBClusterStatus`, the vendor's word.
    pub status: String,
    pub db_type: String,
    pub db_version: String,
    pub category: String,
    pub created: Option<Timestamp>,
    pub pay_type: String,
    pub deletion_lock: bool,
    pub region: String,
    /// Comma-separated.
    pub zones: String,
    pub vpc: String,
    pub vswitch: String,
    pub nodes: Vec<Node>,
}

/// One node of a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub id: String,
    pub class: String,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct Wire {
    #[serde(rename = "DBClusterId")]
    id: Text,
    #[serde(rename = "DBClusterDescription")]
    description: Text,
    #[serde(rename = "DBClusterStatus")]
    status: Text,
    #[serde(rename = "DBType")]
    db_type: Text,
    #[serde(rename = "DBVersion")]
    db_version: Text,
    category: Text,
    creation_time: Text,
    pay_type: Text,
    deletion_lock: Text,
    region_id: Text,
    zone_ids: Text,
    #[serde(rename = "VPCId")]
    vpc_id: Text,
    #[serde(rename = "VSwitchId")]
    vswitch_id: Text,
    #[serde(rename = "DBNodes", deserialize_with = "or_default")]
    nodes: Vec<NodeWire>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct NodeWire {
    #[serde(rename = "DBNodeId")]
    id: Text,
    #[serde(rename = "DBNodeClass")]
    class: Text,
}

impl Client {
    /// `DescribeDBClusterAttribute`.
    pub fn describe_db_cluster_attribute(
        &self,
        region: &RegionId,
        id: &ClusterId,
    ) -> Read<Cluster> {
        let call = Call::about_cluster(region, "DescribeDBClusterAttribute", id);
        let id = id.clone();
        self.read(call, move |wire: Wire, _| wire.into_cluster(&id))
    }
}

impl Wire {
    fn into_cluster(self, asked: &ClusterId) -> Result<Cluster, String> {
        same_cluster(asked, &self.id.0)?;
        Ok(Cluster {
            created: self.creation_time.timestamp(),
            deletion_lock: self.deletion_lock.is_true(),
            id: self.id.0,
            description: self.description.0,
            status: self.status.0,
            db_type: self.db_type.0,
            db_version: self.db_version.0,
            category: self.category.0,
            pay_type: self.pay_type.0,
            region: self.region_id.0,
            zones: self.zone_ids.0,
            vpc: self.vpc_id.0,
            vswitch: self.vswitch_id.0,
            nodes: self.nodes.into_iter().map(Node::from).collect(),
        })
    }
}

impl From<NodeWire> for Node {
    fn from(wire: NodeWire) -> Self {
        Self { id: wire.id.0, class: wire.class.0 }
    }
}
