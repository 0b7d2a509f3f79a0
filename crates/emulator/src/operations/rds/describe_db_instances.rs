//! RDS DescribeDBInstances (vendor/rds-migration 4.9).

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Serialize;
use serde_json::Value;

use crate::operations::shared::instance_filter::Filter;

use crate::api_error::ApiError;
use crate::operations::shared::shapes::Page;
use crate::operations::shared::{Job, time, to_value};
use crate::parameters::Parameters;
use crate::world::{Instance, Word, World};

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
    page_number: usize,
    page_record_count: usize,
    total_record_count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
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
    status: Word,
    #[serde(rename = "DBInstanceType")]
    kind: &'static str,
    engine: Word,
    engine_version: Word,
    #[serde(flatten)]
    detail: Option<Detail>,
    #[serde(rename = "DBInstanceClass")]
    class: Word,
    #[serde(rename = "DBInstanceStorageType")]
    storage_type: Word,
    #[serde(rename = "DBInstanceNetType")]
    net_type: &'static str,
    connection_mode: &'static str,
    connection_string: String,
    instance_network_type: &'static str,
    vpc_id: Word,
    #[serde(rename = "VSwitchId")]
    vswitch_id: Word,
    region_id: Word,
    zone_id: Word,
    #[serde(rename = "MutriORsignle")]
    mutri_or_signle: bool,
    create_time: String,
    expire_time: &'static str,
    pay_type: Word,
    lock_mode: &'static str,
    #[serde(rename = "MasterInstanceId", skip_serializing_if = "Option::is_none")]
    master_instance_id: Option<String>,
    #[serde(rename = "ReadOnlyDBInstanceIds")]
    read_only_ids: ReadOnlyIds,
    resource_group_id: &'static str,
    deletion_protection: bool,
}

/// What `InstanceLevel=1` is about.
#[derive(Serialize)]
struct Detail {
    #[serde(rename = "Category")]
    category: Word,
    #[serde(rename = "DBInstanceCPU")]
    cpu: String,
    #[serde(rename = "DBInstanceMemory")]
    memory_mb: u32,
}

#[derive(Serialize)]
pub struct ReadOnlyIds {
    #[serde(rename = "ReadOnlyDBInstanceId")]
    ids: Vec<ReadOnlyId>,
}

#[derive(Serialize)]
struct ReadOnlyId {
    #[serde(rename = "DBInstanceId")]
    id: String,
}

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let region = job.listed_region()?.to_owned();
    let filter = Filter::read(job.parameters)?;
    // 1 is the detailed level. Most clients leave it out and read the details all the same.
    let detailed = job.parameters.word("InstanceLevel", &["0", "1"])? != Some("0");
    // A switch that has just ended has moved names.
    job.world.settle_all(job.now);
    let found: Vec<_> = job
        .world
        .instances
        .iter()
        .filter(|instance| instance.region == region && filter.takes(instance))
        .collect();
    let (page, next_token) = cut(job.parameters, found)?;
    let rows: Vec<_> = page
        .rows
        .into_iter()
        .map(|instance| row(job.world, instance))
        .map(|row| if detailed { row } else { Row { detail: None, ..row } })
        .collect();
    to_value(Body {
        page_number: page.number,
        page_record_count: rows.len(),
        total_record_count: page.total,
        next_token,
        items: Items { db_instance: rows },
    })
}

/// One page: by `MaxResults` and `NextToken` if either is given, else by number. The token names the last row that was
/// given, so that a list which grows meanwhile repeats and skips nothing.
fn cut<'a>(
    parameters: &Parameters,
    found: Vec<&'a Instance>,
) -> Result<(Page<&'a Instance>, Option<String>), ApiError> {
    let token = parameters.optional("NextToken");
    if token.is_none() && parameters.optional("MaxResults").is_none() {
        return Ok((Page::cut(parameters, found)?, None));
    }
    let size = parameters.number("MaxResults", 30, 1..=100)?;
    let total = found.len();
    let from = match token {
        None => 0,
        Some(token) => {
            let last = BASE64_URL_SAFE_NO_PAD.decode(token).map_err(|_| wrong_token())?;
            let at = found.iter().position(|instance| instance.id.as_bytes() == last);
            at.ok_or_else(wrong_token)? + 1
        }
    };
    let rows: Vec<_> = found.into_iter().skip(from).take(size).collect();
    let last = rows.last().filter(|_| from + rows.len() < total);
    let next = last.map(|instance| BASE64_URL_SAFE_NO_PAD.encode(&instance.id));
    Ok((Page { number: 1, total, rows }, next))
}

fn wrong_token() -> ApiError {
    ApiError::new(400, "Invalid.NextToken", "The specified NextToken is invalid.")
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
        detail: Some(Detail {
            category: instance.category.clone(),
            cpu: instance.cpu.to_string(),
            memory_mb: instance.memory_mb,
        }),
        class: instance.class.clone(),
        storage_type: instance.storage_type.clone(),
        net_type: "Intranet",
        connection_mode: instance.facts.connection_mode(),
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
        lock_mode: instance.facts.lock_mode(),
        master_instance_id: instance.primary.clone(),
        read_only_ids: read_only_ids(world, &instance.id),
        resource_group_id: "rg-default",
        deletion_protection: false,
    }
}

/// The read-only instances of a primary one.
pub fn read_only_ids(world: &World, primary: &str) -> ReadOnlyIds {
    let ids = world
        .instances
        .iter()
        .filter(|instance| instance.primary.as_deref() == Some(primary))
        .map(|instance| ReadOnlyId { id: instance.id.clone() })
        .collect();
    ReadOnlyIds { ids }
}

impl ReadOnlyIds {
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(|id| id.id.as_str())
    }
}
