//! DescribeDBClusters (domain.md 4.1): the clusters of one region. It says nothing about migrations.

use serde::Serialize;
use serde_json::Value;

use super::shapes::Page;
use super::{Job, object, time};
use crate::api_error::ApiError;
use crate::choices::PageSizes;
use crate::gateway::Parameters;
use crate::world::{Cluster, Tag, size_of};

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
    page_number: usize,
    page_record_count: usize,
    total_record_count: usize,
    items: Items,
}

#[derive(Serialize)]
struct Items {
    #[serde(rename = "DBCluster")]
    db_cluster: Vec<Row>,
}

/// Here it is `VpcId` and `VswitchId`; DescribeDBClusterAttribute writes them otherwise.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Row {
    #[serde(rename = "DBClusterId")]
    id: String,
    #[serde(rename = "DBClusterDescription")]
    description: String,
    #[serde(rename = "DBClusterStatus")]
    status: &'static str,
    #[serde(rename = "DBType")]
    db_type: &'static str,
    #[serde(rename = "DBVersion")]
    version: String,
    engine: &'static str,
    region_id: String,
    zone_id: String,
    vpc_id: String,
    vswitch_id: String,
    #[serde(rename = "DBClusterNetworkType")]
    network_type: &'static str,
    pay_type: String,
    create_time: String,
    expire_time: &'static str,
    expired: &'static str,
    lock_mode: &'static str,
    deletion_lock: u8,
    category: String,
    sub_category: &'static str,
    #[serde(rename = "DBNodeClass")]
    node_class: String,
    #[serde(rename = "DBNodeNumber")]
    node_number: u32,
    cpu_cores: String,
    memory_size: String,
    storage_type: &'static str,
    storage_pay_type: &'static str,
    storage_used: i64,
    resource_group_id: &'static str,
    #[serde(rename = "DBNodes")]
    nodes: Nodes,
    tags: Tags,
}

#[derive(Serialize)]
struct Nodes {
    #[serde(rename = "DBNode")]
    db_node: Vec<Node>,
}

#[derive(Serialize)]
struct Node {
    #[serde(rename = "DBNodeId")]
    id: String,
    #[serde(rename = "DBNodeClass")]
    class: String,
    #[serde(rename = "DBNodeRole")]
    role: &'static str,
    #[serde(rename = "RegionId")]
    region_id: String,
    #[serde(rename = "ZoneId")]
    zone_id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Tags {
    tag: Vec<TagRow>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct TagRow {
    key: String,
    value: String,
}

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let region = job.listed_region()?.to_owned();
    check_page_size(job)?;
    let filter = Filter::read(job.parameters)?;
    job.world.settle_all(job.now);
    let (now, choices) = (job.now, job.choices);
    let found: Vec<_> = job
        .world
        .clusters
        .iter()
        .filter(|cluster| {
            cluster.region == region && filter.takes(cluster, cluster.status(now, &choices))
        })
        .collect();
    let page = Page::cut(job.parameters, found)?;
    let rows: Vec<_> =
        page.rows.into_iter().map(|cluster| row(cluster, cluster.status(now, &choices))).collect();
    object(Body {
        page_number: page.number,
        page_record_count: rows.len(),
        total_record_count: page.total,
        items: Items { db_cluster: rows },
    })
}

fn check_page_size(job: &Job<'_>) -> Result<(), ApiError> {
    match job.choices.page_sizes {
        PageSizes::UpTo100 => Ok(()),
        PageSizes::Documented => job.parameters.word("PageSize", &["30", "50", "100"]).map(drop),
    }
}

/// What the request asks for.
struct Filter<'a> {
    ids: Option<Vec<&'a str>>,
    description: Option<&'a str>,
    status: Option<&'a str>,
    db_type: Option<&'a str>,
    version: Option<&'a str>,
    pay_type: Option<&'a str>,
    connection_string: Option<&'a str>,
    tags: Vec<Tag>,
}

impl<'a> Filter<'a> {
    fn read(parameters: &'a Parameters) -> Result<Self, ApiError> {
        let ids = parameters.optional("DBClusterIds");
        Ok(Self {
            ids: ids.map(|list| list.split(',').map(str::trim).collect()),
            description: parameters.optional("DBClusterDescription"),
            status: parameters.optional("DBClusterStatus"),
            db_type: parameters.optional("DBType"),
            version: parameters.optional("DBVersion"),
            pay_type: parameters.optional("PayType"),
            connection_string: parameters.optional("ConnectionString"),
            tags: parameters.tags()?,
        })
    }

    fn takes(&self, cluster: &Cluster, status: &str) -> bool {
        let is = |wanted: Option<&str>, value: &str| wanted.is_none_or(|wanted| wanted == value);
        let has_name = |name: &str| {
            let mut addresses = cluster.endpoints.iter().flat_map(|endpoint| &endpoint.addresses);
            addresses.any(|address| address.connection_string == name)
        };
        self.ids.as_ref().is_none_or(|ids| ids.contains(&cluster.id.as_str()))
            && self.description.is_none_or(|part| contains(&cluster.description, part))
            && is(self.status, status)
            && is(self.db_type, "MySQL")
            && is(self.version, &cluster.version)
            && is(self.pay_type, &cluster.pay_type)
            && self.connection_string.is_none_or(has_name)
            && self.tags.iter().all(|tag| has_tag(cluster, tag))
    }
}

/// The description is searched without regard to case.
fn contains(description: &str, part: &str) -> bool {
    description.to_lowercase().contains(&part.to_lowercase())
}

/// A wanted tag without a value takes any value.
fn has_tag(cluster: &Cluster, wanted: &Tag) -> bool {
    cluster
        .tags
        .iter()
        .any(|tag| tag.key == wanted.key && (wanted.value.is_empty() || tag.value == wanted.value))
}

fn row(cluster: &Cluster, status: &'static str) -> Row {
    let (cpu_cores, memory_mb) = size_of(&cluster.class);
    Row {
        id: cluster.id.clone(),
        description: cluster.description.clone(),
        status,
        db_type: "MySQL",
        version: cluster.version.clone(),
        engine: "POLARDB",
        region_id: cluster.region.clone(),
        zone_id: cluster.zone.clone(),
        vpc_id: cluster.vpc.clone(),
        vswitch_id: cluster.vswitch.clone(),
        network_type: "VPC",
        pay_type: cluster.pay_type.clone(),
        create_time: time(cluster.created),
        expire_time: "",
        expired: "false",
        lock_mode: "Unlock",
        deletion_lock: u8::from(cluster.deletion_lock),
        category: cluster.category.clone(),
        sub_category: "Exclusive",
        node_class: cluster.class.clone(),
        node_number: cluster.nodes,
        cpu_cores: cpu_cores.to_string(),
        memory_size: memory_mb.to_string(),
        storage_type: "HighPerformance",
        storage_pay_type: "Postpaid",
        storage_used: cluster.storage_used,
        resource_group_id: "rg-default",
        nodes: Nodes { db_node: nodes(cluster) },
        tags: Tags { tag: cluster.tags.iter().map(tag_row).collect() },
    }
}

fn nodes(cluster: &Cluster) -> Vec<Node> {
    let node = |(position, id)| Node {
        id,
        class: cluster.class.clone(),
        role: if position == 0 { "Writer" } else { "Reader" },
        region_id: cluster.region.clone(),
        zone_id: cluster.zone.clone(),
    };
    cluster.node_ids().enumerate().map(node).collect()
}

fn tag_row(tag: &Tag) -> TagRow {
    TagRow { key: tag.key.clone(), value: tag.value.clone() }
}
