//! CreateDBCluster with `CreationOption=MigrationFromRDS` (domain.md 2.1): makes the cluster and begins the migration.

use serde_json::{Value, json};

use super::Job;
use super::idempotence::{Repeat, Request};
use crate::api_error::ApiError;
use crate::gateway::Parameters;
use crate::world::{Instance, InstanceKind, Wanted, is_region};

/// Versions of MySQL, oldest first.
pub const VERSIONS: [&str; 3] = ["5.6", "5.7", "8.0"];
const DEFAULT_CLASS: &str = "polar.mysql.x4.medium";

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let wanted = wanted(job)?;
    let request = Request::read("CreateDBCluster", job.parameters)?;
    if let Repeat::Same(answer) = request.look(job.world)? {
        return Ok(answer);
    }
    job.world.settle_all(job.now);
    let source = source(job, &wanted.version)?;
    let cluster = job.world.create(&source, wanted, job.now);
    let answer = json!({
        "DBClusterId": cluster,
        "OrderId": job.world.fresh_order(),
        "ResourceGroupId": "rg-default",
    });
    request.remember(job.world, answer.clone());
    job.note_status(&cluster, &format!("created from {}", source.id));
    Ok(answer)
}

fn wanted(job: &Job<'_>) -> Result<Wanted, ApiError> {
    let parameters = job.parameters;
    if parameters.optional("RegionId").is_some_and(|region| !is_region(region)) {
        return Err(ApiError::unknown_region());
    }
    required_word(parameters, "DBType", &["MySQL"])?;
    let version = required_word(parameters, "DBVersion", &VERSIONS)?;
    let pay_type = required_word(parameters, "PayType", &["Postpaid", "Prepaid"])?;
    required_word(parameters, "CreationOption", &["MigrationFromRDS"])?;
    parameters.word("CloneDataPoint", &["LATEST"])?;
    let category =
        parameters.word("CreationCategory", &["Normal", "SENormal"])?.unwrap_or("Normal");
    let nodes = parameters.number("DBNodeNum", if category == "Normal" { 2 } else { 1 }, 1..=16)?;
    Ok(Wanted {
        description: description(parameters)?,
        version: version.to_owned(),
        class: parameters.optional("DBNodeClass").unwrap_or(DEFAULT_CLASS).to_owned(),
        nodes: u32::try_from(nodes).unwrap_or(1),
        category: category.to_owned(),
        pay_type: pay_type.to_owned(),
        zone: parameters.optional("ZoneId").map(str::to_owned),
        network: network(parameters)?,
        tags: parameters.tags()?,
        hold: job.hold,
    })
}

pub fn required_word<'a>(
    parameters: &'a Parameters,
    name: &str,
    words: &[&str],
) -> Result<&'a str, ApiError> {
    parameters.required(name)?;
    parameters.word(name, words)?.ok_or_else(|| ApiError::missing(name))
}

/// 2 to 256 characters, not an address of a page.
fn description(parameters: &Parameters) -> Result<Option<String>, ApiError> {
    let Some(text) = parameters.optional("DBClusterDescription") else { return Ok(None) };
    let is_link = text.starts_with("http://") || text.starts_with("https://");
    if is_link || !(2..=256).contains(&text.chars().count()) {
        return Err(ApiError::malformed("DBClusterDescription"));
    }
    Ok(Some(text.to_owned()))
}

/// A VPC needs its vSwitch.
pub fn network(parameters: &Parameters) -> Result<Option<(String, String)>, ApiError> {
    match (parameters.optional("VPCId"), parameters.optional("VSwitchId")) {
        (Some(vpc), Some(vswitch)) => Ok(Some((vpc.to_owned(), vswitch.to_owned()))),
        (Some(_), None) => Err(ApiError::missing("VSwitchId")),
        (None, _) => Ok(None),
    }
}

/// The source, if a migration to this version may begin from it (domain.md 7).
fn source(job: &Job<'_>, version: &str) -> Result<Instance, ApiError> {
    let source = job.world.instances.get(job.parameters.id("SourceResourceId")?);
    let region = job.parameters.optional("RegionId");
    let source = source
        .filter(|source| region.is_none_or(|region| source.region == region))
        .ok_or_else(ApiError::unknown_instance)?;
    if source.engine != "MySQL" || source.kind != InstanceKind::Primary {
        return Err(job.choices.ineligible_source.error(ApiError::engine()));
    }
    let age = |version: &str| VERSIONS.iter().position(|known| *known == version);
    let too_old_for_it = age(version) < age(&source.engine_version);
    if too_old_for_it || (source.engine_version == "5.6" && source.category != "HighAvailability") {
        return Err(job.choices.ineligible_source.error(ApiError::engine_version()));
    }
    if source.status != "Running" || job.world.is_exhausted(&source.id) {
        return Err(job.choices.busy_source.error());
    }
    Ok(source.clone())
}
