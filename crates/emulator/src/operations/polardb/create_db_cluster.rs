//! CreateDBCluster (vendor/rds-migration 2.1): makes a cluster, and with `CreationOption=MigrationFromRDS` begins its migration.

use migration::{CopyMethod, Ineligible};
use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::choices::CreationTags;
use crate::faults::names;
use crate::operations::shared::idempotence::{Repeat, Request};
use crate::operations::shared::{Job, create_settings, regions};
use crate::parameters::Parameters;
use crate::world::{DEFAULT_REGION, Instance, InstanceKind, Location, Region, Tag, Wanted, Word};

/// Versions of MySQL, oldest first.
pub const VERSIONS: [&str; 3] = ["5.6", "5.7", "8.0"];
/// Values that the cloud knows and the emulator does not (vendor/rds-migration 2.1).
pub const OTHER_ENGINES: [&str; 2] = ["PostgreSQL", "Oracle"];
const CATEGORIES: [&str; 2] = ["Normal", "SENormal"];
const OTHER_CATEGORIES: [&str; 3] = ["Basic", "ArchiveNormal", "NormalMultimaster"];
const OTHER_OPTIONS: [&str; 3] =
    ["RecoverFromRecyclebin", "CreateGdnStandby", "UpgradeFromPolarDB"];
const DEFAULT_CLASS: &str = "polar.mysql.x4.medium";

/// What the cluster is made from.
enum From {
    /// Nothing, or a copy at one moment.
    Alone(Location, String),
    Migration(Box<Instance>),
}

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let wanted = wanted(job)?;
    let request = Request::read("CreateDBCluster", job.parameters)?;
    if let Repeat::Same(answer) = request.look(job.world)? {
        return Ok(answer);
    }
    job.world.settle_all(job.now);
    let from = from(job, &wanted.version)?;
    let group = wanted.settings.get("ResourceGroupId").cloned();
    let (cluster, what) = match from {
        From::Alone(place, what) => {
            check_zone(&place.region, wanted.zone.as_deref())?;
            (job.world.create_plain(place, wanted, job.now), what)
        }
        From::Migration(source) => {
            check_zone(&source.region, wanted.zone.as_deref())?;
            let id = job.world.create(&source, wanted, job.now);
            (id, format!("created from {}", source.id))
        }
    };
    let answer = json!({
        "DBClusterId": cluster,
        "OrderId": job.world.fresh_order(),
        "ResourceGroupId": group.as_deref().unwrap_or("rg-default"),
    });
    request.remember(job.world, answer.clone());
    job.note_status(&cluster, &what);
    Ok(answer)
}

fn wanted(job: &Job<'_>) -> Result<Wanted, ApiError> {
    let parameters = job.parameters;
    parameters.optional("RegionId").map(regions::region).transpose()?;
    refuse_edge(parameters)?;
    parameters.required("DBType")?;
    parameters.word_or_lack("DBType", &["MySQL"], &OTHER_ENGINES)?;
    let version = required_word(parameters, "DBVersion", &VERSIONS)?;
    let pay_type = required_word(parameters, "PayType", &["Postpaid", "Prepaid"])?;
    if parameters.optional("CloneDataPoint").is_some_and(|point| point != "LATEST") {
        return Err(ApiError::lacks("backups: CloneDataPoint can be LATEST only"));
    }
    let category = parameters.word_or_lack("CreationCategory", &CATEGORIES, &OTHER_CATEGORIES)?;
    let category = category.unwrap_or("Normal");
    let (usual, most) = if category == "Normal" { (2, 16) } else { (1, 8) };
    let nodes = parameters.number("DBNodeNum", usual, 1..=most)?;
    Ok(Wanted {
        description: description(parameters)?,
        version: version.into(),
        class: class(parameters)?,
        nodes: u32::try_from(nodes).unwrap_or(1),
        category: category.into(),
        pay_type: pay_type.into(),
        zone: parameters.optional("ZoneId").map(Word::from),
        network: network(parameters)?,
        tags: tags(job)?,
        settings: create_settings::read(parameters)?,
        hold: job.course.is_held(),
    })
}

/// The tags of the new cluster, where the cloud takes them.
fn tags(job: &Job<'_>) -> Result<Vec<Tag>, ApiError> {
    let tags = job.parameters.tags()?;
    match job.choices.creation_tags {
        CreationTags::Refused if !tags.is_empty() => Err(ApiError::tags_refused()),
        CreationTags::Denied if !tags.is_empty() => Err(ApiError::tags_denied()),
        _ => Ok(tags),
    }
}

fn class(parameters: &Parameters) -> Result<Word, ApiError> {
    let class = parameters.optional("DBNodeClass").unwrap_or(DEFAULT_CLASS);
    let fits = class.starts_with("polar.mysql.") && class.len() <= 64;
    if fits { Ok(class.into()) } else { Err(ApiError::malformed("DBNodeClass")) }
}

fn check_zone(region: &str, zone: Option<&str>) -> Result<(), ApiError> {
    let has = |zone| Region::of(region).is_some_and(|region| region.zone_letter(zone).is_some());
    if zone.is_none_or(has) { Ok(()) } else { Err(ApiError::zone()) }
}

/// Clusters at the edge of the network are another product in all but name.
fn refuse_edge(parameters: &Parameters) -> Result<(), ApiError> {
    let asks = parameters.optional("CloudProvider") == Some("ENS")
        || parameters.optional("EnsRegionId").is_some();
    if asks { Err(ApiError::lacks("clusters of the edge node service (ENS)")) } else { Ok(()) }
}

/// What `CreationOption` and `SourceResourceId` ask for.
fn from(job: &Job<'_>, version: &str) -> Result<From, ApiError> {
    let parameters = job.parameters;
    match parameters.optional("CreationOption").unwrap_or("Normal") {
        "MigrationFromRDS" if parameters.on_or_off("LoosePolarLogBin")? == Some(false) => {
            Err(ApiError::malformed("LoosePolarLogBin"))
        }
        "MigrationFromRDS" => {
            let source = eligible(job, version)?;
            if source.status != "Running" || job.world.is_exhausted(&source.id) {
                return Err(job.choices.busy_source.error());
            }
            Ok(From::Migration(Box::new(source.clone())))
        }
        "Normal" => {
            let region = parameters.optional("RegionId").unwrap_or(DEFAULT_REGION);
            let region = regions::region(region)?;
            Ok(From::Alone(job.world.usual_location(region), "created".to_owned()))
        }
        "CloneFromRDS" => {
            let source = eligible(job, version)?;
            Ok(From::Alone(source.into(), format!("cloned from {}", source.id)))
        }
        "CloneFromPolarDB" => cloned(job, version),
        "CreateGdnStandby" if parameters.optional("GDNId").is_none() => {
            Err(ApiError::missing_gdn())
        }
        other if OTHER_OPTIONS.contains(&other) => {
            Err(ApiError::lacks(&format!("CreationOption {other}")))
        }
        _ => Err(ApiError::malformed("CreationOption")),
    }
}

fn cloned(job: &Job<'_>, version: &str) -> Result<From, ApiError> {
    let region = job.parameters.optional("RegionId");
    let source = job.world.clusters.get(job.parameters.id("SourceResourceId")?);
    let source = source
        .filter(|source| region.is_none_or(|region| source.region == region))
        .ok_or_else(ApiError::unknown_cluster)?;
    if source.version != version {
        return Err(ApiError::engine_version());
    }
    Ok(From::Alone(source.into(), format!("cloned from {}", source.id)))
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
    names::check(text).map_err(ApiError::fault_word)?;
    Ok(Some(text.to_owned()))
}

/// A VPC needs its vSwitch.
pub fn network(parameters: &Parameters) -> Result<Option<(Word, Word)>, ApiError> {
    match (parameters.optional("VPCId"), parameters.optional("VSwitchId")) {
        (Some(vpc), Some(vswitch)) => Ok(Some((vpc.into(), vswitch.into()))),
        (Some(_), None) => Err(ApiError::missing("VSwitchId")),
        (None, _) => Ok(None),
    }
}

/// The source, if this version may be made from it (vendor/rds-migration 7).
fn eligible<'a>(job: &'a Job<'_>, version: &str) -> Result<&'a Instance, ApiError> {
    let source = job.world.instances.get(job.parameters.id("SourceResourceId")?);
    let region = job.parameters.optional("RegionId");
    let source = source
        .filter(|source| region.is_none_or(|region| source.region == region))
        .ok_or_else(ApiError::unknown_instance)?;
    check_eligible(source, version)
        .map_err(|by_reason| job.choices.ineligible_source.error(by_reason))?;
    Ok(source)
}

/// Whether the rules allow a migration from this source to this version, or the error that names the reason best.
pub fn check_eligible(source: &Instance, version: &str) -> Result<CopyMethod, ApiError> {
    if source.kind != InstanceKind::Primary {
        return Err(ApiError::engine());
    }
    source.copy_method(version).map_err(|reason| match reason {
        Ineligible::Engine(_) => ApiError::engine(),
        _ => ApiError::engine_version(),
    })
}
