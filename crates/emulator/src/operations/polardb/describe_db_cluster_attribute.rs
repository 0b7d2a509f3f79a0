//! DescribeDBClusterAttribute (vendor/rds-migration 4.2): one cluster, lists unwrapped.

use serde::Serialize;

use crate::api_error::ApiError;
use crate::operations::shared::{Job, Payload, time, to_text};
use crate::world::{Cluster, Word, size_of};

/// Here it is `VPCId` and `VSwitchId`; DescribeDBClusters writes them otherwise.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
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
    #[serde(rename = "DBVersionStatus")]
    version_status: &'static str,
    engine: &'static str,
    category: Word,
    sub_category: &'static str,
    creation_time: String,
    pay_type: Word,
    expire_time: String,
    expired: &'static str,
    lock_mode: &'static str,
    deletion_lock: u8,
    region_id: Word,
    zone_ids: Word,
    #[serde(rename = "VPCId")]
    vpc_id: Word,
    #[serde(rename = "VSwitchId")]
    vswitch_id: Word,
    #[serde(rename = "DBClusterNetworkType")]
    network_type: &'static str,
    maintain_time: &'static str,
    storage_type: String,
    storage_pay_type: String,
    storage_space: i64,
    storage_used: i64,
    storage_max: i64,
    serverless_type: String,
    architecture: String,
    proxy_type: &'static str,
    proxy_status: &'static str,
    hot_standby_cluster: &'static str,
    #[serde(rename = "StandbyHAMode")]
    standby_ha_mode: &'static str,
    strict_consistency: String,
    data_sync_mode: &'static str,
    is_latest_version: bool,
    is_proxy_latest_version: bool,
    auto_upgrade_minor_version: &'static str,
    #[serde(rename = "SourceDBCluster")]
    source_cluster: String,
    source_region_id: String,
    resource_group_id: String,
    tags: Vec<Tag>,
    #[serde(rename = "DBNodes")]
    nodes: Vec<Node>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    key: String,
    value: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Node {
    #[serde(rename = "DBNodeId")]
    id: String,
    #[serde(rename = "DBNodeClass")]
    class: Word,
    #[serde(rename = "DBNodeRole")]
    role: &'static str,
    #[serde(rename = "DBNodeStatus")]
    status: &'static str,
    #[serde(rename = "DBNodeDescription")]
    description: &'static str,
    cpu_cores: String,
    memory_size: String,
    max_connections: u32,
    #[serde(rename = "MaxIOPS")]
    max_iops: u32,
    zone_id: Word,
    creation_time: String,
    failover_priority: u8,
    hot_replica_mode: &'static str,
    imci_switch: &'static str,
    scc_mode: &'static str,
    server_weight: &'static str,
    serverless_type: String,
    sub_cluster: &'static str,
}

pub fn run(job: &mut Job<'_>) -> Result<Payload, ApiError> {
    let (now, choices) = (job.now, job.choices);
    let other = job.of_other_engine()?;
    let cluster = match &other {
        Some(other) => other,
        None => job.cluster(ApiError::unknown_cluster)?,
    };
    let expires = cluster.expires();
    to_text(Body {
        expire_time: expires.map(time).unwrap_or_default(),
        expired: if expires.is_some_and(|end| end <= now) { "true" } else { "false" },
        ..body(cluster, cluster.status(now, &choices))
    })
}

fn body(cluster: &Cluster, status: &'static str) -> Body {
    let tag = |tag: &crate::world::Tag| Tag { key: tag.key.clone(), value: tag.value.clone() };
    let setting = |name: &str, usual: &str| cluster.setting(name, usual).to_owned();
    let source = setting("SourceResourceId", "");
    Body {
        id: cluster.id.clone(),
        description: cluster.description.clone(),
        status,
        db_type: cluster.db_type.as_str(),
        version: cluster.version.clone(),
        version_status: "Stable",
        engine: "POLARDB",
        category: cluster.category.clone(),
        sub_category: sub_category(cluster),
        creation_time: time(cluster.created),
        pay_type: cluster.pay_type.clone(),
        expire_time: String::new(),
        expired: "false",
        lock_mode: "Unlock",
        deletion_lock: u8::from(cluster.deletion_lock),
        region_id: cluster.region.clone(),
        zone_ids: cluster.zone.clone(),
        vpc_id: cluster.vpc.clone(),
        vswitch_id: cluster.vswitch.clone(),
        network_type: "VPC",
        maintain_time: "18:00Z-19:00Z",
        storage_type: setting("StorageType", "HighPerformance"),
        storage_pay_type: setting("StoragePayType", "Postpaid"),
        // The request is in GB, the answer in bytes.
        storage_space: setting("StorageSpace", "0").parse::<i64>().unwrap_or_default() << 30,
        storage_used: cluster.storage_used,
        storage_max: 100 << 40,
        serverless_type: setting("ServerlessType", ""),
        architecture: setting("Architecture", "X86"),
        proxy_type: sub_category(cluster),
        proxy_status: "Running",
        hot_standby_cluster: match cluster.setting("HotStandbyCluster", "ON") {
            "OFF" => "StandbyClusterOFF",
            _ => "StandbyClusterON",
        },
        standby_ha_mode: "OFF",
        strict_consistency: setting("StrictConsistency", "OFF"),
        data_sync_mode: "AsyncSync",
        is_latest_version: true,
        is_proxy_latest_version: true,
        auto_upgrade_minor_version: "Manual",
        source_region_id: if source.is_empty() {
            String::new()
        } else {
            cluster.region.to_string()
        },
        source_cluster: source,
        resource_group_id: setting("ResourceGroupId", "rg-default"),
        tags: cluster.tags.iter().map(tag).collect(),
        nodes: cluster.node_ids().enumerate().map(|row| node(cluster, status, row)).collect(),
    }
}

/// The edition of the proxy decides both words.
pub fn sub_category(cluster: &Cluster) -> &'static str {
    match cluster.setting("ProxyType", "EXCLUSIVE") {
        "GENERAL" => "General",
        _ => "Exclusive",
    }
}

fn node(cluster: &Cluster, status: &'static str, (position, id): (usize, String)) -> Node {
    let (cpu_cores, memory_mb) = size_of(&cluster.class);
    Node {
        id,
        class: cluster.class.clone(),
        role: if position == 0 { "Writer" } else { "Reader" },
        status,
        description: "",
        cpu_cores: cpu_cores.to_string(),
        memory_size: memory_mb.to_string(),
        max_connections: 2500 * cpu_cores,
        max_iops: 8000 * cpu_cores,
        zone_id: cluster.zone.clone(),
        creation_time: time(cluster.created),
        failover_priority: 1,
        hot_replica_mode: "OFF",
        imci_switch: "OFF",
        scc_mode: "OFF",
        server_weight: "100",
        serverless_type: cluster.setting("ServerlessType", "").to_owned(),
        sub_cluster: "Primary",
    }
}
