//! The two calls of a source's evaluation.

use acs_client::{Client, EvaluationOrder, Read, ReportFilters, UpgradeReport, Write};

use crate::intent::SourceRef;

/// Begins an evaluation, and gives the ID of its task.
pub fn evaluate_write(
    client: &Client,
    source: &SourceRef,
    version: &str,
    category: &str,
) -> Write<String> {
    let order = EvaluationOrder {
        source: source.id.clone(),
        version: version.to_owned(),
        category: category.to_owned(),
    };
    client.generate_upgrade_report_for_sync_clone(&source.region, &order)
}

/// The report of a task. The latest report if `task` is `None`.
pub fn evaluation_read(
    client: &Client,
    source: &SourceRef,
    task: Option<&str>,
) -> Read<UpgradeReport> {
    let filters = ReportFilters {
        source: Some(source.id.clone()),
        task: task.map(str::to_owned),
        ..ReportFilters::default()
    };
    client.describe_upgrade_report(&source.region, &filters)
}
