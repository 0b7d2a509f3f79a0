//! GenerateUpgradeReportForSyncClone (vendor/rds-migration 2.8): begins the evaluation of a source.

use migration::CopyMethod;
use serde_json::{Value, json};

use super::create_db_cluster::{OTHER_ENGINES, VERSIONS, check_eligible, required_word};
use crate::api_error::ApiError;
use crate::operations::shared::Job;
use crate::world::{Report, SECONDS_TO_EVALUATE, Timer, checks};

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let parameters = job.parameters;
    let version = required_word(parameters, "DBVersion", &VERSIONS)?;
    let other = &["UpgradeFromPolarDB"];
    parameters.required("CreationOption")?;
    parameters.word_or_lack("CreationOption", &["MigrationFromRDS"], other)?;
    let category = required_word(parameters, "CreationCategory", &["Normal", "SENormal"])?;
    parameters.word_or_lack("DBType", &["MySQL"], &OTHER_ENGINES)?;
    let region = parameters.optional("RegionId");
    let source = job.world.instances.get(parameters.id("SourceDBClusterId")?);
    let source = source
        .filter(|source| region.is_none_or(|region| source.region == region))
        .ok_or_else(ApiError::unknown_instance)?;
    let method = check_eligible(source, version)
        .map_err(|by_reason| job.choices.ineligible_source.error(by_reason))?;
    let logical = method == CopyMethod::Logical;
    let mode = if logical { "rds2polar_pengine_with_dts" } else { "rds2polar_pengine" };
    let mut report = Report {
        id: String::new(),
        source: source.id.clone(),
        region: source.region.clone(),
        source_version: source.engine_version.clone(),
        version: version.to_owned(),
        category: category.to_owned(),
        mode: mode.to_owned(),
        begun: job.now,
        timer: Timer::new(job.now, SECONDS_TO_EVALUATE.into(), job.course.is_held()),
        checks: checks(job.world.checked(source), logical),
    };
    let number = job.world.fresh_number();
    report.id = number.to_string();
    let source = report.source.clone();
    job.world.add_report(report, job.now);
    job.note(&source, format!("evaluation {number} begun"));
    Ok(json!({ "SourceDBClusterId": source, "TaskId": number }))
}
