//! `DescribeDBClusters` (vendor/rds-migration 4.1). The list does not report migrations.

use migration::RegionId;
use serde::Deserialize;

use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

/// Which clusters are wanted. A filter that is not set matches all.
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
    pub tag: Option<Tag>,
}

/// A tag of a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub key: String,
    pub value: String,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterPage {
    pub clusters: Vec<ClusterSummary>,
    /// The number of clusters that match the filters, on all pages.
    pub total: u32,
}

/// A cluster of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterSummary {
    pub id: String,
    pub description: String,
    /// `DBClusterStatus`, the vendor's word.
    pub status: String,
    /// `DBType`, such as `MySQL`; empty if the answer does not say.
    pub db_type: String,
    pub db_version: String,
    pub tags: Vec<Tag>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wire {
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
#[serde(default)]
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
    #[serde(rename = "Tags", deserialize_with = "or_default")]
    tags: TagsWire,
}

#[derive(Default, Deserialize)]
struct TagsWire {
    #[serde(rename = "Tag", default, deserialize_with = "or_default")]
    tags: Vec<TagWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct TagWire {
    key: Text,
    value: Text,
}

impl Client {
    /// `DescribeDBClusters`: one page of a region's clusters. Pages count from 1; the cloud knows the sizes 30, 50 and
    /// 100.
    pub fn describe_db_clusters(
        &self,
        region: &RegionId,
        page_number: u32,
        page_size: u32,
        filters: &ClusterFilters,
    ) -> Read<ClusterPage> {
        let call = Call::new(Product::Polardb, region, "DescribeDBClusters")
            .param("PageNumber", page_number.to_string())
            .param("PageSize", page_size.to_string());
        self.read(filters.add_to(call), |wire: Wire, _| Ok(wire.into()))
    }
}

impl ClusterFilters {
    fn add_to(&self, call: Call) -> Call {
        let ids = (!self.ids.is_empty()).then(|| self.ids.join(","));
        call.optional("DBClusterIds", ids)
            .optional("DBClusterDescription", self.description.as_deref())
            .optional("DBClusterStatus", self.status.as_deref())
            .optional("DBType", self.db_type.as_deref())
            .optional("DBVersion", self.db_version.as_deref())
            .optional("ResourceGroupId", self.resource_group_id.as_deref())
            .tag(self.tag.as_ref())
    }
}

impl From<Wire> for ClusterPage {
    fn from(wire: Wire) -> Self {
        let clusters: Vec<_> = wire.items.clusters.into_iter().map(ClusterSummary::from).collect();
        let counted = u32::try_from(clusters.len()).unwrap_or(u32::MAX);
        Self { total: wire.total_record_count.number().unwrap_or(counted), clusters }
    }
}

impl From<ClusterWire> for ClusterSummary {
    fn from(wire: ClusterWire) -> Self {
        Self {
            id: wire.id.0,
            description: wire.description.0,
            status: wire.status.0,
            db_type: wire.db_type.0,
            db_version: wire.db_version.0,
            tags: wire.tags.tags.into_iter().map(Tag::from).collect(),
        }
    }
}

impl From<TagWire> for Tag {
    fn from(wire: TagWire) -> Self {
        Self { key: wire.key.0, value: wire.value.0 }
    }
}

impl Call {
    /// Adds a tag if there is one (vendor/rds-migration 1.2).
    pub(super) fn tag(self, tag: Option<&Tag>) -> Self {
        self.optional("Tag.1.Key", tag.map(|tag| tag.key.as_str()))
            .optional("Tag.1.Value", tag.map(|tag| tag.value.as_str()))
    }
}
