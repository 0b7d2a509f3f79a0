//! DescribeDBClusterMigration (domain.md 2.2): flat, lists unwrapped.

use jiff::Timestamp;
use migration::Endpoint;
use serde::Serialize;

use super::shapes::{AddressItem, address_items, cluster_endpoint_type, source_words};
use super::{Job, Payload, time, written};
use crate::api_error::ApiError;
use crate::choices::{AfterTheEnd, EndpointOrder, ListsAfterSwap, NeverMigrated};
use crate::world::{Cluster, Task, World, rename};

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
    #[serde(rename = "DBClusterId")]
    cluster_id: String,
    #[serde(rename = "SourceRDSDBInstanceId")]
    source_id: String,
    migration_status: String,
    topologies: String,
    rds_read_write_mode: String,
    #[serde(rename = "DBClusterReadWriteMode")]
    cluster_read_write_mode: String,
    delayed_seconds: i64,
    expired_time: String,
    comment: String,
    dts_instance_id: String,
    src_db_type: &'static str,
    #[serde(rename = "DBClusterEndpointList")]
    cluster_endpoint_list: Vec<ClusterEndpoint>,
    rds_endpoint_list: Vec<RdsEndpoint>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct ClusterEndpoint {
    #[serde(rename = "DBEndpointId")]
    id: String,
    endpoint_type: &'static str,
    read_write_mode: &'static str,
    address_items: Vec<AddressItem>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct RdsEndpoint {
    #[serde(rename = "DBEndpointId")]
    id: String,
    endpoint_type: &'static str,
    custins_type: &'static str,
    address_items: Vec<AddressItem>,
}

pub fn run(job: &mut Job<'_>) -> Result<Payload, ApiError> {
    let id = job.cluster(ApiError::unknown_cluster_id)?.id.clone();
    let cluster = job.world.clusters.get(&id).ok_or_else(ApiError::unknown_cluster_id)?;
    let choices = job.choices;
    let forgets = choices.after_the_end == AfterTheEnd::NeverMigrated;
    let task = cluster.task.as_ref().filter(|task| !(forgets && task.is_over()));
    let mut body = match task {
        Some(task) => with_task(job.world, cluster, task, job.now),
        None if choices.never_migrated == NeverMigrated::NotExist => {
            return Err(ApiError::no_migration());
        }
        None => never_migrated(cluster),
    };
    if choices.endpoint_order == EndpointOrder::Reversed {
        body.cluster_endpoint_list.reverse();
        body.rds_endpoint_list.reverse();
    }
    written(body)
}

fn with_task(world: &World, cluster: &Cluster, task: &Task, now: Timestamp) -> Body {
    let choices = &world.choices;
    let (source_mode, cluster_mode) = task.modes(choices);
    let ended = task.is_over();
    let (rds, polardb) = listed(world, cluster, task);
    Body {
        source_id: task.source.clone(),
        migration_status: task.status().as_str().to_owned(),
        topologies: task.shown_direction(choices).as_str().to_owned(),
        rds_read_write_mode: source_mode.as_str().to_owned(),
        cluster_read_write_mode: cluster_mode.as_str().to_owned(),
        delayed_seconds: task.delay_seconds(&cluster.id, now, choices),
        expired_time: if ended { String::new() } else { time(task.expires) },
        comment: task.comment.clone(),
        dts_instance_id: if ended { String::new() } else { task.dts.clone() },
        src_db_type: task.source_kind.as_str(),
        rds_endpoint_list: rds.iter().map(rds_endpoint).collect(),
        cluster_endpoint_list: polardb
            .iter()
            .map(|endpoint| cluster_endpoint(cluster, endpoint))
            .collect(),
        ..never_migrated(cluster)
    }
}

/// The endpoints of both sides with the names they are listed under.
fn listed(world: &World, cluster: &Cluster, task: &Task) -> (Vec<Endpoint>, Vec<Endpoint>) {
    let mut rds = world.source_endpoints(&task.source).to_vec();
    let mut polardb = cluster.endpoints.clone();
    if world.choices.lists_after_swap == ListsAfterSwap::Original {
        for pair in &task.swapped {
            rename(&mut rds, &pair.rds, &pair.polardb);
            rename(&mut polardb, &pair.polardb, &pair.rds);
        }
    }
    (rds, polardb)
}

fn never_migrated(cluster: &Cluster) -> Body {
    Body {
        cluster_id: cluster.id.clone(),
        source_id: String::new(),
        migration_status: migration::MigrationStatus::NoMigration.as_str().to_owned(),
        topologies: String::new(),
        rds_read_write_mode: String::new(),
        cluster_read_write_mode: migration::ReadWriteMode::ReadWrite.as_str().to_owned(),
        delayed_seconds: -1,
        expired_time: String::new(),
        comment: String::new(),
        dts_instance_id: String::new(),
        src_db_type: "",
        cluster_endpoint_list: cluster
            .endpoints
            .iter()
            .map(|endpoint| cluster_endpoint(cluster, endpoint))
            .collect(),
        rds_endpoint_list: Vec::new(),
    }
}

fn cluster_endpoint(cluster: &Cluster, endpoint: &Endpoint) -> ClusterEndpoint {
    ClusterEndpoint {
        id: endpoint.id.clone(),
        endpoint_type: cluster_endpoint_type(&endpoint.kind),
        read_write_mode: cluster.read_write_mode(endpoint),
        address_items: address_items(endpoint),
    }
}

fn rds_endpoint(endpoint: &Endpoint) -> RdsEndpoint {
    let (endpoint_type, custins_type) = source_words(&endpoint.kind);
    RdsEndpoint {
        id: endpoint.id.clone(),
        endpoint_type,
        custins_type,
        address_items: address_items(endpoint),
    }
}
