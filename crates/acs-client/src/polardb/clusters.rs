//! `DescribeDBClusters` (vendor/rds-migration 4.1). The list says nothing about migrations.

use jiff::Timestamp;
use serde::Deserialize;

use crate::call::Call;
use crate::wire::{Text, or_default};

/// Which clusters are wanted; nothing set means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClusterFilters {
    pub ids: Vec<String>,
    /// Part of the description.
    pub description: Option<String>,
    /// `DBClusterStatus`, such as `Running`.
    pub status: Option<String>,
    /// `MySQL`, `PostgreSQL` or `Oracle`.
    pub db_type: Option<String>,
    pub db_version: Option<String>,
    pub resource_group_id: Option<String>,
}

impl ClusterFilters {
    pub(super) fn add_to(&self, call: Call) -> Call {
        let ids = (!self.ids.is_empty()).then(|| self.ids.join(","));
        call.optional("DBClusterIds", ids)
            .optional("DBClusterDescription", self.description.as_deref())
            .optional("DBClusterStatus", self.status.as_deref())
            .optional("DBType", self.db_type.as_deref())
            .optional("DBVersion", self.db_version.as_deref())
            .optional("ResourceGroupId", self.resource_group_id.as_deref())
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterPage {
    pub clusters: Vec<ClusterSummary>,
    pub page_number: u32,
    /// How many clusters the filters let through, on all pages.
    pub total: u32,
}

/// A cluster as the list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterSummary {
    pub id: String,
    pub description: String,
    /// `DBClusterStatus`, the vendor's word.
    pub status: String,
    pub db_type: String,
    pub db_version: String,
    pub region: String,
    pub zone: String,
    pub vpc: String,
    pub vswitch: String,
    pub category: String,
    pub node_class: String,
    pub node_count: Option<u32>,
    pub pay_type: String,
    pub created: Option<Timestamp>,
    pub expires: Option<Timestamp>,
    pub expired: bool,
    pub lock_mode: String,
    pub resource_group_id: String,
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub key: String,
    pub value: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Wire {
    #[serde(default)]
    page_number: Text,
    #[serde(default)]
    total_record_count: Text,
    #[serde(default, deserialize_with = "or_default")]
    items: Items,
}

#[derive(Default, Deserialize)]
struct Items {
    #[serde(rename = "DBCluster", default, deserialize_with = "or_default")]
    clusters: Vec<ClusterWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct ClusterWire {
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
    region_id: Text,
    zone_id: Text,
    vpc_id: Text,
    vswitch_id: Text,
    category: Text,
    #[serde(rename = "DBNodeClass")]
    node_class: Text,
    #[serde(rename = "DBNodeNumber")]
    node_number: Text,
    pay_type: Text,
    create_time: Text,
    expire_time: Text,
    expired: Text,
    lock_mode: Text,
    resource_group_id: Text,
    #[serde(deserialize_with = "or_default")]
    tags: TagList,
}

#[derive(Default, Deserialize)]
struct TagList {
    #[serde(rename = "Tag", default, deserialize_with = "or_default")]
    tag: Vec<TagWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(super) struct TagWire {
    key: Text,
    value: Text,
}

impl From<Wire> for ClusterPage {
    fn from(wire: Wire) -> Self {
        let clusters: Vec<_> = wire.items.clusters.into_iter().map(ClusterSummary::from).collect();
        let counted = u32::try_from(clusters.len()).unwrap_or(u32::MAX);
        Self {
            page_number: wire.page_number.number().unwrap_or(1),
            total: wire.total_record_count.number().unwrap_or(counted),
            clusters,
        }
    }
}

impl From<ClusterWire> for ClusterSummary {
    fn from(wire: ClusterWire) -> Self {
        Self {
            created: wire.create_time.timestamp(),
            expires: wire.expire_time.timestamp(),
            expired: wire.expired.is_true(),
            node_count: wire.node_number.number(),
            id: wire.id.0,
            description: wire.description.0,
            status: wire.status.0,
            db_type: wire.db_type.0,
            db_version: wire.db_version.0,
            region: wire.region_id.0,
            zone: wire.zone_id.0,
            vpc: wire.vpc_id.0,
            vswitch: wire.vswitch_id.0,
            category: wire.category.0,
            node_class: wire.node_class.0,
            pay_type: wire.pay_type.0,
            lock_mode: wire.lock_mode.0,
            resource_group_id: wire.resource_group_id.0,
            tags: wire.tags.tag.into_iter().map(Tag::from).collect(),
        }
    }
}

impl From<TagWire> for Tag {
    fn from(wire: TagWire) -> Self {
        Self { key: wire.key.0, value: wire.value.0 }
    }
}
