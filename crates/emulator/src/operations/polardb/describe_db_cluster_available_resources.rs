//! DescribeDBClusterAvailableResources (vendor/rds-migration 4.7a): what can be bought, lists unwrapped.

use serde::Serialize;
use serde_json::Value;

use super::create_db_cluster::{OTHER_ENGINES, VERSIONS, required_word};
use crate::api_error::ApiError;
use crate::operations::shared::{Job, regions, to_value};
use crate::parameters::Parameters;
use crate::world::{CLASSES, DEFAULT_REGION, Region};

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
    available_zones: Vec<Zone>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Zone {
    region_id: &'static str,
    zone_id: String,
    supported_engines: Vec<Engine>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Engine {
    engine: String,
    available_resources: Vec<Resource>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Resource {
    #[serde(rename = "DBNodeClass")]
    class: &'static str,
    category: &'static str,
}

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let parameters = job.parameters;
    required_word(parameters, "PayType", &["Postpaid", "Prepaid"])?;
    if parameters.word_or_lack("DBType", &["MySQL"], &OTHER_ENGINES)?.is_some() {
        parameters.required("DBVersion")?;
    }
    parameters.word("DBVersion", &VERSIONS)?;
    let region = parameters.optional("RegionId").unwrap_or(DEFAULT_REGION);
    let region = regions::region(region)?;
    let wanted = parameters.optional("ZoneId");
    if wanted.is_some_and(|zone| region.zone_letter(zone).is_none()) {
        return Err(ApiError::zone());
    }
    let zones = region.zones.iter().map(|letter| zone(parameters, region, letter));
    let zones = zones.filter(|zone| {
        wanted.is_none_or(|id| zone.zone_id == id) && !zone.supported_engines.is_empty()
    });
    to_value(Body { available_zones: zones.collect() })
}

fn zone(parameters: &Parameters, region: &'static Region, letter: &str) -> Zone {
    let version = parameters.optional("DBVersion");
    let versions = VERSIONS.iter().filter(|known| version.is_none_or(|wanted| wanted == **known));
    let engines = versions.map(|version| Engine {
        engine: format!("mysql{}", version.replace('.', "")),
        available_resources: resources(letter, version, parameters.optional("DBNodeClass")),
    });
    Zone {
        region_id: region.id,
        zone_id: region.zone_id(letter),
        supported_engines: engines.filter(|e| !e.available_resources.is_empty()).collect(),
    }
}

fn resources(letter: &str, version: &str, wanted: Option<&str>) -> Vec<Resource> {
    let classes = CLASSES
        .iter()
        .filter(|class| class.is_sold(letter, version))
        .filter(|class| wanted.is_none_or(|name| name == class.name));
    classes
        .flat_map(|class| {
            class.categories.iter().map(|category| Resource { class: class.name, category })
        })
        .collect()
}
