//! RDS DescribeDBInstances (domain.md 4.9).

use serde::Serialize;
use serde_json::Value;

use super::shapes::Page;
use super::{Job, object, time};
use crate::api_error::ApiError;
use crate::gateway::Parameters;
use crate::world::{DEFAULT_REGION, Instance, World, is_region};

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
    #[serde(rename = "DBInstance")]
    db_instance: Vec<Row>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Row {
    #[serde(rename = "DBInstanceId")]
    id: String,
    #[serde(rename = "DBInstanceDescription")]
    description: String,
    #[serde(rename = "DBInstanceStatus")]
    status: String,
    #[serde(rename = "DBInstanceType")]
    kind: &'static str,
    engine: String,
    engine_version: String,
    category: String,
    #[serde(rename = "DBInstanceClass")]
    class: String,
    #[serde(rename = "DBInstanceCPU")]
    cpu: String,
    #[serde(rename = "DBInstanceMemory")]
    memory_mb: u32,
    #[serde(rename = "DBInstanceStorageType")]
    storage_type: String,
    #[serde(rename = "DBInstanceNetType")]
    net_type: &'static str,
    connection_mode: &'static str,
    connection_string: String,
    instance_network_type: &'static str,
    vpc_id: String,
    #[serde(rename = "VSwitchId")]
    vswitch_id: String,
    region_id: String,
    zone_id: String,
    #[serde(rename = "MutriORsignle")]
    mutri_or_signle: bool,
    create_time: String,
    expire_time: &'static str,
    pay_type: String,
    lock_mode: &'static str,
    #[serde(rename = "MasterInstanceId", skip_serializing_if = "Option::is_none")]
    master_instance_id: Option<String>,
    #[serde(rename = "ReadOnlyDBInstanceIds")]
    read_only_ids: ReadOnlyIds,
    resource_group_id: &'static str,
    deletion_protection: bool,
}

#[derive(Serialize)]
struct ReadOnlyIds {
    #[serde(rename = "ReadOnlyDBInstanceId")]
    ids: Vec<ReadOnlyId>,
}

#[derive(Serialize)]
struct ReadOnlyId {
    #[serde(rename = "DBInstanceId")]
    id: String,
}

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let region = job.parameters.optional("RegionId").unwrap_or(DEFAULT_REGION);
    if !is_region(region) {
        return Err(ApiError::unknown_region());
    }
    // A switch that has just ended has moved names.
    job.world.settle_all(job.now);
    let found: Vec<_> = job
        .world
        .instances
        .iter()
        .filter(|instance| instance.region == region && takes(job.parameters, instance))
        .collect();
    let page = Page::cut(job.parameters, found)?;
    let rows: Vec<_> = page.rows.into_iter().map(|instance| row(job.world, instance)).collect();
    object(Body {
        page_number: page.number,
        page_record_count: rows.len(),
        total_record_count: page.total,
        items: Items { db_instance: rows },
    })
}

fn takes(parameters: &Parameters, instance: &Instance) -> bool {
    let is =
        |name: &str, value: &str| parameters.optional(name).is_none_or(|wanted| wanted == value);
    let search = parameters.optional("SearchKey");
    is("DBInstanceId", &instance.id)
        && is("Engine", &instance.engine)
        && is("EngineVersion", &instance.engine_version)
        && is("DBInstanceType", instance.kind.as_str())
        && is("DBInstanceStatus", &instance.status)
        && is("Category", &instance.category)
        && is("VpcId", &instance.vpc)
        && is("PayType", &instance.pay_type)
        && search
            .is_none_or(|part| instance.id.contains(part) || instance.description.contains(part))
}

fn row(world: &World, instance: &Instance) -> Row {
    let first = instance.endpoints.first().and_then(|endpoint| endpoint.addresses.first());
    Row {
        id: instance.id.clone(),
        description: instance.description.clone(),
        status: instance.status.clone(),
        kind: instance.kind.as_str(),
        engine: instance.engine.clone(),
        engine_version: instance.engine_version.clone(),
        category: instance.category.clone(),
        class: instance.class.clone(),
        cpu: instance.cpu.to_string(),
        memory_mb: instance.memory_mb,
        storage_type: instance.storage_type.clone(),
        net_type: "Intranet",
        connection_mode: "Standard",
        connection_string: first.map(|a| a.connection_string.clone()).unwrap_or_default(),
        instance_network_type: "VPC",
        vpc_id: instance.vpc.clone(),
        vswitch_id: instance.vswitch.clone(),
        region_id: instance.region.clone(),
        zone_id: instance.zone.clone(),
        mutri_or_signle: false,
        create_time: time(instance.created),
        expire_time: "",
        pay_type: instance.pay_type.clone(),
        lock_mode: "Unlock",
        master_instance_id: instance.primary.clone(),
        read_only_ids: ReadOnlyIds { ids: read_only_ids(world, &instance.id) },
        resource_group_id: "rg-default",
        deletion_protection: false,
    }
}

fn read_only_ids(world: &World, primary: &str) -> Vec<ReadOnlyId> {
    world
        .instances
        .iter()
        .filter(|instance| instance.primary.as_deref() == Some(primary))
        .map(|instance| ReadOnlyId { id: instance.id.clone() })
        .collect()
}
