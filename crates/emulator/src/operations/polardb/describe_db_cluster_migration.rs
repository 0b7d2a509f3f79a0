//! DescribeDBClusterMigration (vendor/rds-migration 2.2): flat, lists unwrapped.

use std::borrow::Cow;

use jiff::Timestamp;
use migration::{MigrationStatus, ReadWriteMode};
use serde::Serialize;

use crate::api_error::ApiError;
use crate::choices::{
    AfterTheEnd, Choices, EndpointOrder, ExpiredTime, ListsAfterSwap, NeverMigrated,
    SourceWhileMoving,
};
use crate::operations::shared::shapes::{
    AddressItem, address_items, cluster_endpoint_type, source_words,
};
use crate::operations::shared::{Job, Payload, time, to_text};
use crate::world::{Cluster, Endpoint, Task, World, rename};

/// It is asked again and again, so it borrows what it can.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Body<'a> {
    #[serde(rename = "DBClusterId")]
    cluster_id: &'a str,
    #[serde(rename = "SourceRDSDBInstanceId")]
    source_id: &'a str,
    migration_status: String,
    topologies: String,
    rds_read_write_mode: String,
    #[serde(rename = "DBClusterReadWriteMode")]
    cluster_read_write_mode: String,
    delayed_seconds: i64,
    expired_time: String,
    comment: &'a str,
    dts_instance_id: &'a str,
    src_db_type: &'static str,
    #[serde(rename = "DBClusterEndpointList")]
    cluster_endpoint_list: Vec<ClusterEndpoint<'a>>,
    rds_endpoint_list: Vec<RdsEndpoint<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct ClusterEndpoint<'a> {
    #[serde(rename = "DBEndpointId")]
    id: &'a str,
    endpoint_type: &'static str,
    read_write_mode: &'static str,
    address_items: Vec<AddressItem<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct RdsEndpoint<'a> {
    #[serde(rename = "DBEndpointId")]
    id: &'a str,
    endpoint_type: &'static str,
    custins_type: &'static str,
    address_items: Vec<AddressItem<'a>>,
}

pub fn run(job: &mut Job<'_>) -> Result<Payload, ApiError> {
    job.cluster(ApiError::unknown_cluster_id)?;
    let world = &*job.world;
    let cluster = world.clusters.get(job.parameters.cluster_id()?);
    let cluster = cluster.ok_or_else(ApiError::unknown_cluster_id)?;
    let choices = &job.choices;
    let forgets = choices.after_the_end == AfterTheEnd::NeverMigrated;
    let task = cluster.task.as_ref().filter(|task| !(forgets && task.is_over()));
    if task.is_none() && choices.never_migrated == NeverMigrated::NotExist {
        return Err(ApiError::no_migration());
    }
    let (rds, polardb) = listed(world, cluster, task);
    let mut body = match task {
        Some(task) => with_task(cluster, task, choices, job.now),
        None => never_migrated(cluster),
    };
    body.rds_endpoint_list = rds.iter().map(rds_endpoint).collect();
    body.cluster_endpoint_list =
        polardb.iter().map(|endpoint| cluster_endpoint(cluster, endpoint)).collect();
    if choices.endpoint_order == EndpointOrder::Reversed {
        body.cluster_endpoint_list.reverse();
        body.rds_endpoint_list.reverse();
    }
    to_text(body)
}

fn with_task<'a>(
    cluster: &'a Cluster,
    task: &'a Task,
    choices: &Choices,
    now: Timestamp,
) -> Body<'a> {
    let (source_mode, cluster_mode) = task.modes(choices);
    let ended = task.is_over();
    Body {
        source_id: source_id(task, choices),
        migration_status: task.status().as_str().to_owned(),
        topologies: task.shown_direction(choices).as_str().to_owned(),
        rds_read_write_mode: source_mode.as_str().to_owned(),
        cluster_read_write_mode: cluster_mode.as_str().to_owned(),
        delayed_seconds: task.delay_seconds(&cluster.id, now, choices),
        expired_time: if ended { String::new() } else { expired_time(task.expires, choices) },
        comment: &task.comment,
        dts_instance_id: if ended { "" } else { &task.dts },
        src_db_type: task.source_kind.as_str(),
        ..never_migrated(cluster)
    }
}

fn source_id<'a>(task: &'a Task, choices: &Choices) -> &'a str {
    let hides = choices.source_while_moving == SourceWhileMoving::Empty;
    if hides && task.is_moving() { "" } else { &task.source }
}

fn expired_time(at: Timestamp, choices: &Choices) -> String {
    match choices.expired_time {
        ExpiredTime::Iso => time(at),
        ExpiredTime::Unreadable => at.strftime("%Y/%m/%d %H:%M").to_string(),
        ExpiredTime::Empty => String::new(),
    }
}

type Endpoints<'a> = Cow<'a, [Endpoint]>;

/// The endpoints of both sides with the names they are listed under, the source's first.
fn listed<'a>(
    world: &'a World,
    cluster: &'a Cluster,
    task: Option<&Task>,
) -> (Endpoints<'a>, Endpoints<'a>) {
    let mut polardb = Cow::Borrowed(cluster.endpoints.as_slice());
    let Some(task) = task else { return (Cow::Borrowed(&[]), polardb) };
    let mut rds = Cow::Borrowed(world.source_endpoints(&task.source));
    if world.choices.lists_after_swap == ListsAfterSwap::Original {
        for pair in &task.swapped {
            rename(rds.to_mut(), &pair.rds, &pair.polardb);
            rename(polardb.to_mut(), &pair.polardb, &pair.rds);
        }
    }
    (rds, polardb)
}

/// Its lists are still empty.
fn never_migrated(cluster: &Cluster) -> Body<'_> {
    Body {
        cluster_id: &cluster.id,
        source_id: "",
        migration_status: MigrationStatus::NoMigration.as_str().to_owned(),
        topologies: String::new(),
        rds_read_write_mode: String::new(),
        cluster_read_write_mode: ReadWriteMode::ReadWrite.as_str().to_owned(),
        delayed_seconds: -1,
        expired_time: String::new(),
        comment: "",
        dts_instance_id: "",
        src_db_type: "",
        cluster_endpoint_list: Vec::new(),
        rds_endpoint_list: Vec::new(),
    }
}

fn cluster_endpoint<'a>(cluster: &Cluster, endpoint: &'a Endpoint) -> ClusterEndpoint<'a> {
    ClusterEndpoint {
        id: &endpoint.id,
        endpoint_type: cluster_endpoint_type(&endpoint.kind),
        read_write_mode: cluster.read_write_mode(endpoint),
        address_items: address_items(endpoint),
    }
}

fn rds_endpoint(endpoint: &Endpoint) -> RdsEndpoint<'_> {
    let (endpoint_type, custins_type) = source_words(&endpoint.kind);
    RdsEndpoint {
        id: &endpoint.id,
        endpoint_type,
        custins_type,
        address_items: address_items(endpoint),
    }
}
