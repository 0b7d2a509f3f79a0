//! `DescribeDBClusterAttribute` (vendor/rds-migration 4.2). Unlike in the list, arrays are plain and the
//! VPC's names are spelled `VPCId` and `VSwitchId`.

use jiff::Timestamp;
use migration::ClusterId;
use serde::Deserialize;

use super::clusters::{Tag, TagWire};
use super::same_cluster;
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
    pub engine: String,
    pub category: String,
    pub sub_category: String,
    pub created: Option<Timestamp>,
    pub pay_type: String,
    pub expires: Option<Timestamp>,
    pub expired: bool,
    pub lock_mode: String,
    pub deletion_lock: bool,
    pub region: String,
    /// Comma-separated.
    pub zones: String,
    pub vpc: String,
    pub vswitch: String,
    pub maintain_time: String,
    pub storage_type: String,
    /// In bytes.
    pub storage_used: Option<u64>,
    /// In bytes.
    pub storage_max: Option<u64>,
    pub serverless_type: String,
    pub proxy_type: String,
    pub source_cluster: String,
    pub resource_group_id: String,
    pub tags: Vec<Tag>,
    pub nodes: Vec<Node>,
}

/// One node of a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub id: String,
    pub class: String,
    /// `Writer` or `Reader`.
    pub role: String,
    pub status: String,
    pub zone: String,
    pub created: Option<Timestamp>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(super) struct Wire {
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
    engine: Text,
    category: Text,
    sub_category: Text,
    creation_time: Text,
    pay_type: Text,
    expire_time: Text,
    expired: Text,
    lock_mode: Text,
    deletion_lock: Text,
    region_id: Text,
    zone_ids: Text,
    #[serde(rename = "VPCId")]
    vpc_id: Text,
    #[serde(rename = "VSwitchId")]
    vswitch_id: Text,
    maintain_time: Text,
    storage_type: Text,
    storage_used: Text,
    storage_max: Text,
    serverless_type: Text,
    proxy_type: Text,
    #[serde(rename = "SourceDBCluster")]
    source_cluster: Text,
    resource_group_id: Text,
    #[serde(deserialize_with = "or_default")]
    tags: Vec<TagWire>,
    #[serde(rename = "DBNodes", deserialize_with = "or_default")]
    nodes: Vec<NodeWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct NodeWire {
    #[serde(rename = "DBNodeId")]
    id: Text,
    #[serde(rename = "DBNodeClass")]
    class: Text,
    #[serde(rename = "DBNodeRole")]
    role: Text,
    #[serde(rename = "DBNodeStatus")]
    status: Text,
    zone_id: Text,
    creation_time: Text,
}

impl Wire {
    pub fn into_cluster(self, asked: &ClusterId) -> Result<Cluster, String> {
        same_cluster(asked, &self.id.0)?;
        Ok(Cluster {
            created: self.creation_time.timestamp(),
            expires: self.expire_time.timestamp(),
            expired: self.expired.is_true(),
            deletion_lock: self.deletion_lock.is_true(),
            storage_used: self.storage_used.number(),
            storage_max: self.storage_max.number(),
            id: self.id.0,
            description: self.description.0,
            status: self.status.0,
            db_type: self.db_type.0,
            db_version: self.db_version.0,
            engine: self.engine.0,
            category: self.category.0,
            sub_category: self.sub_category.0,
            pay_type: self.pay_type.0,
            lock_mode: self.lock_mode.0,
            region: self.region_id.0,
            zones: self.zone_ids.0,
            vpc: self.vpc_id.0,
            vswitch: self.vswitch_id.0,
            maintain_time: self.maintain_time.0,
            storage_type: self.storage_type.0,
            serverless_type: self.serverless_type.0,
            proxy_type: self.proxy_type.0,
            source_cluster: self.source_cluster.0,
            resource_group_id: self.resource_group_id.0,
            tags: self.tags.into_iter().map(Tag::from).collect(),
            nodes: self.nodes.into_iter().map(Node::from).collect(),
        })
    }
}

impl From<NodeWire> for Node {
    fn from(wire: NodeWire) -> Self {
        Self {
            created: wire.creation_time.timestamp(),
            id: wire.id.0,
            class: wire.class.0,
            role: wire.role.0,
            status: wire.status.0,
            zone: wire.zone_id.0,
        }
    }
}
