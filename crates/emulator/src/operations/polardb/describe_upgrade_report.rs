//! DescribeUpgradeReport (vendor/rds-migration 2.8): evaluations, the newest first. `Details` is of the first one listed; its shape
//! is ours, see `docs/emulator/upgrade-report.md`.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::choices::{Choices, ReportEnd};
use crate::operations::shared::shapes::Page;
use crate::operations::shared::{Job, time, to_value};
use crate::parameters::Parameters;
use crate::world::{Check, Report, Word};

#[derive(Serialize)]
struct Body {
    #[serde(rename = "SourceDBClusterId")]
    source_id: String,
    #[serde(rename = "SrcDBType")]
    source_type: &'static str,
    #[serde(rename = "DstDBType")]
    destination_type: &'static str,
    #[serde(rename = "SrcDeleted")]
    source_deleted: &'static str,
    #[serde(rename = "Type")]
    kind: String,
    #[serde(rename = "TotalSize")]
    total_size: usize,
    #[serde(rename = "Details")]
    details: String,
    #[serde(rename = "ItemsSize")]
    items_size: usize,
    #[serde(rename = "Items")]
    items: [(); 0],
    #[serde(rename = "UpgradeReportList")]
    reports: Vec<Row>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Row {
    task_id: String,
    src_ins_name: String,
    src_version: Word,
    dst_version: String,
    upgrade_mode: String,
    result: &'static str,
    check_time: String,
    start_time: String,
    end_time: String,
    effective_time: String,
}

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let (parameters, now, choices) = (job.parameters, job.now, job.choices);
    let wanted =
        |report: &&Report| report.valid_until() > now && takes(parameters, report, now, &choices);
    let found: Vec<_> = job.world.reports.iter().rev().filter(wanted).collect();
    let page = Page::cut(parameters, found)?;
    let first = page.rows.first();
    let named = parameters.optional("SourceDBClusterId").map(str::to_owned);
    let source_id = first.map(|report| report.source.clone()).or(named).unwrap_or_default();
    let is_gone = !source_id.is_empty() && job.world.instances.get(&source_id).is_none();
    to_value(Body {
        source_type: "MySQL",
        destination_type: "MySQL",
        source_deleted: if is_gone { "1" } else { "0" },
        kind: parameters.optional("Type").unwrap_or_default().to_owned(),
        total_size: page.total,
        details: details(first.filter(|report| report.is_finished(now))),
        items_size: 0,
        items: [],
        reports: page.rows.iter().map(|report| row(report, now, &choices)).collect(),
        source_id,
    })
}

fn takes(parameters: &Parameters, report: &Report, now: Timestamp, choices: &Choices) -> bool {
    let is = |name: &str, value: &str| parameters.optional(name).is_none_or(|word| word == value);
    let status = parameters.optional("Status");
    is("SourceDBClusterId", &report.source)
        && is("TaskId", &report.id)
        && is("RegionId", &report.region)
        && is("DBType", "MySQL")
        && is("DBVersion", &report.version)
        && is("CreationCategory", &report.category)
        && status.is_none_or(|status| status.eq_ignore_ascii_case(result(report, now, choices)))
}

fn result(report: &Report, now: Timestamp, choices: &Choices) -> &'static str {
    match choices.report_end {
        _ if !report.is_finished(now) => "running",
        ReportEnd::Finished => "finished",
        ReportEnd::Success => "success",
    }
}

fn row(report: &Report, now: Timestamp, choices: &Choices) -> Row {
    let end = report.timer.end().filter(|end| *end <= now).map(time).unwrap_or_default();
    Row {
        task_id: report.id.clone(),
        src_ins_name: report.source.clone(),
        src_version: report.source_version.clone(),
        dst_version: report.version.clone(),
        upgrade_mode: report.mode.clone(),
        result: result(report, now, choices),
        check_time: end.clone(),
        start_time: time(report.begun),
        end_time: end,
        effective_time: time(report.valid_until()),
    }
}

/// An empty list until it is finished.
fn details(report: Option<&&Report>) -> String {
    let item = |check: &Check| {
        json!({
            "Group": check.group,
            "Check": check.name,
            "Result": check.result,
            "Reason": check.reason,
        })
    };
    let checks = report.map(|report| report.checks.as_slice()).unwrap_or_default();
    Value::Array(checks.iter().map(item).collect()).to_string()
}
