//! DescribeDBClusters (vendor/rds-migration 4.1): the clusters of one region. It says nothing about migrations.

use jiff::Timestamp;
use serde::Serialize;

use super::describe_db_cluster_attribute::sub_category;
use crate::api_error::ApiError;
use crate::choices::{Choices, OtherEngines, PageSizes};
use crate::operations::shared::cluster_filter::Filter;
use crate::operations::shared::shapes::Page;
use crate::operations::shared::{Job, Payload, time, to_text};
use crate::world::{Cluster, Tag, Word, other_engines, size_of};

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
    version: Word,
    engine: &'static str,
    region_id: Word,
    zone_id: Word,
    vpc_id: Word,
    vswitch_id: Word,
    #[serde(rename = "DBClusterNetworkType")]
    network_type: &'static str,
    pay_type: Word,
    create_time: String,
    expire_time: String,
    expired: &'static str,
    lock_mode: &'static str,
    deletion_lock: u8,
    category: Word,
    sub_category: &'static str,
    serverless_type: String,
    hot_standby_cluster: String,
    strict_consistency: String,
    #[serde(rename = "DBNodeClass")]
    node_class: Word,
    #[serde(rename = "DBNodeNumber")]
    node_number: u32,
    cpu_cores: String,
    memory_size: String,
    storage_type: String,
    storage_pay_type: String,
    storage_space: i64,
    storage_used: i64,
    resource_group_id: String,
    /// Not with `DescribeType=Simple`.
    #[serde(rename = "DBNodes", skip_serializing_if = "Option::is_none")]
    nodes: Option<Nodes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Tags>,
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
    class: Word,
    #[serde(rename = "DBNodeRole")]
    role: &'static str,
    #[serde(rename = "RegionId")]
    region_id: Word,
    #[serde(rename = "ZoneId")]
    zone_id: Word,
    #[serde(rename = "HotReplicaMode")]
    hot_replica_mode: &'static str,
    #[serde(rename = "ImciSwitch")]
    imci_switch: &'static str,
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

pub fn run(job: &mut Job<'_>) -> Result<Payload, ApiError> {
    let region = job.listed_region()?.to_owned();
    check_page_size(job)?;
    let filter = Filter::read(job.parameters)?;
    job.world.settle_all(job.now);
    let (now, choices) = (job.now, job.choices);
    let others: Vec<_> = match choices.other_engines {
        OtherEngines::None => Vec::new(),
        OtherEngines::Listed => other_engines().collect(),
    };
    let found: Vec<_> = job
        .world
        .clusters
        .iter()
        .chain(&others)
        .filter(|cluster| {
            cluster.region == region && filter.takes(cluster, cluster.status(now, &choices), now)
        })
        .collect();
    let page = Page::cut(job.parameters, found)?;
    let simple = job.parameters.optional("DescribeType") == Some("Simple");
    let row = |cluster| row(cluster, simple, &choices, now);
    let rows: Vec<_> = page.rows.into_iter().map(row).collect();
    to_text(Body {
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

fn row(cluster: &Cluster, simple: bool, choices: &Choices, now: Timestamp) -> Row {
    let setting = |name: &str, usual: &str| cluster.setting(name, usual).to_owned();
    let expires = cluster.expires();
    let (cpu_cores, memory_mb) = size_of(&cluster.class);
    Row {
        id: cluster.id.clone(),
        description: cluster.description.clone(),
        status: cluster.status(now, choices),
        db_type: cluster.db_type.as_str(),
        version: cluster.version.clone(),
        engine: "POLARDB",
        region_id: cluster.region.clone(),
        zone_id: cluster.zone.clone(),
        vpc_id: cluster.vpc.clone(),
        vswitch_id: cluster.vswitch.clone(),
        network_type: "VPC",
        pay_type: cluster.pay_type.clone(),
        create_time: time(cluster.created),
        expire_time: expires.map(time).unwrap_or_default(),
        expired: if expires.is_some_and(|end| end <= now) { "true" } else { "false" },
        lock_mode: "Unlock",
        deletion_lock: u8::from(cluster.deletion_lock),
        category: cluster.category.clone(),
        sub_category: sub_category(cluster),
        serverless_type: setting("ServerlessType", ""),
        hot_standby_cluster: setting("HotStandbyCluster", "ON"),
        strict_consistency: setting("StrictConsistency", "OFF"),
        node_class: cluster.class.clone(),
        node_number: cluster.nodes,
        cpu_cores: cpu_cores.to_string(),
        memory_size: memory_mb.to_string(),
        storage_type: setting("StorageType", "HighPerformance"),
        storage_pay_type: setting("StoragePayType", "Postpaid"),
        storage_space: setting("StorageSpace", "0").parse::<i64>().unwrap_or_default() << 30,
        storage_used: cluster.storage_used,
        resource_group_id: setting("ResourceGroupId", "rg-default"),
        nodes: (!simple).then(|| Nodes { db_node: nodes(cluster) }),
        tags: (!simple).then(|| Tags { tag: cluster.tags.iter().map(tag_row).collect() }),
    }
}

fn nodes(cluster: &Cluster) -> Vec<Node> {
    let node = |(position, id)| Node {
        id,
        class: cluster.class.clone(),
        role: if position == 0 { "Writer" } else { "Reader" },
        region_id: cluster.region.clone(),
        zone_id: cluster.zone.clone(),
        hot_replica_mode: "OFF",
        imci_switch: "OFF",
    };
    cluster.node_ids().enumerate().map(node).collect()
}

fn tag_row(tag: &Tag) -> TagRow {
    TagRow { key: tag.key.clone(), value: tag.value.clone() }
}
