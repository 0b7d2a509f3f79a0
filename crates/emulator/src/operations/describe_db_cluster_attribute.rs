//! DescribeDBClusterAttribute (domain.md 4.2): one cluster, lists unwrapped.

use serde::Serialize;
use serde_json::Value;

use super::{Job, object, time};
use crate::api_error::ApiError;
use crate::world::Cluster;

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
    version: String,
    #[serde(rename = "DBVersionStatus")]
    version_status: &'static str,
    engine: &'static str,
    category: String,
    sub_category: &'static str,
    creation_time: String,
    pay_type: String,
    expire_time: &'static str,
    expired: &'static str,
    lock_mode: &'static str,
    deletion_lock: u8,
    region_id: String,
    zone_ids: String,
    #[serde(rename = "VPCId")]
    vpc_id: String,
    #[serde(rename = "VSwitchId")]
    vswitch_id: String,
    #[serde(rename = "DBClusterNetworkType")]
    network_type: &'static str,
    maintain_time: &'static str,
    storage_type: &'static str,
    storage_pay_type: &'static str,
    storage_used: i64,
    architecture: &'static str,
    resource_group_id: &'static str,
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
struct Node {
    #[serde(rename = "DBNodeId")]
    id: String,
    #[serde(rename = "DBNodeClass")]
    class: String,
    #[serde(rename = "DBNodeRole")]
    role: &'static str,
    #[serde(rename = "DBNodeStatus")]
    status: &'static str,
    #[serde(rename = "ZoneId")]
    zone_id: String,
    #[serde(rename = "CreationTime")]
    creation_time: String,
}

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let (now, choices) = (job.now, job.choices);
    let cluster = job.cluster(ApiError::unknown_cluster)?;
    object(body(cluster, cluster.status(now, &choices)))
}

fn body(cluster: &Cluster, status: &'static str) -> Body {
    let tag = |tag: &crate::world::Tag| Tag { key: tag.key.clone(), value: tag.value.clone() };
    let node = |(position, id)| Node {
        id,
        class: cluster.class.clone(),
        role: if position == 0 { "Writer" } else { "Reader" },
        status,
        zone_id: cluster.zone.clone(),
        creation_time: time(cluster.created),
    };
    Body {
        id: cluster.id.clone(),
        description: cluster.description.clone(),
        status,
        db_type: "MySQL",
        version: cluster.version.clone(),
        version_status: "Stable",
        engine: "POLARDB",
        category: cluster.category.clone(),
        sub_category: "Exclusive",
        creation_time: time(cluster.created),
        pay_type: cluster.pay_type.clone(),
        expire_time: "",
        expired: "false",
        lock_mode: "Unlock",
        deletion_lock: u8::from(cluster.deletion_lock),
        region_id: cluster.region.clone(),
        zone_ids: cluster.zone.clone(),
        vpc_id: cluster.vpc.clone(),
        vswitch_id: cluster.vswitch.clone(),
        network_type: "VPC",
        maintain_time: "18:00Z-19:00Z",
        storage_type: "HighPerformance",
        storage_pay_type: "Postpaid",
        storage_used: cluster.storage_used,
        architecture: "X86",
        resource_group_id: "rg-default",
        tags: cluster.tags.iter().map(tag).collect(),
        nodes: cluster.node_ids().enumerate().map(node).collect(),
    }
}
