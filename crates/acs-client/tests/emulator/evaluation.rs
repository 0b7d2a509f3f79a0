//! Evaluations of a source.

use acs_client::{EvaluationOrder, ReportFilters};
use migration::CheckResult;
use testkit::demo::CRM;

use crate::setup::{Setup, refused, region, source};

fn order(id: &str, version: &str) -> EvaluationOrder {
    EvaluationOrder {
        source: source(id),
        version: version.to_owned(),
        category: "Normal".to_owned(),
    }
}

#[tokio::test]
async fn an_evaluation_runs_and_tells_what_is_in_the_way() {
    let setup = Setup::start().await;
    let client = &setup.client;
    let begun =
        client.generate_upgrade_report_for_sync_clone(&region(), &order(CRM, "8.0")).await.unwrap();
    let task = Some(begun.value.clone());
    let filters = ReportFilters { source: Some(source(CRM)), task, ..ReportFilters::default() };
    let read = async || client.describe_upgrade_report(&region(), &filters).await.unwrap().value;
    let running = read().await;
    assert_eq!(running.evaluations[0].task, begun.value);
    assert_eq!(running.evaluations[0].result, "running");
    assert_eq!(running.evaluations[0].ended, None);
    assert_eq!(running.details.checks, Some(Vec::new()));

    setup.advance(120).await;
    let report = read().await;
    let evaluation = &report.evaluations[0];
    assert_eq!((&evaluation.task, evaluation.version.as_str()), (&begun.value, "8.0"));
    assert_eq!(evaluation.result, "finished");
    assert!(evaluation.ended.unwrap() < evaluation.valid_until.unwrap());
    let checks = report.details.checks.unwrap();
    let failed: Vec<_> = checks.iter().filter(|it| it.result == CheckResult::Failed).collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].reason, "The RDS instance has a trigger.");
    assert!(checks.iter().any(|check| check.result == CheckResult::Passed));
    assert!(report.details.raw.contains("The RDS instance has a trigger."));
}

#[tokio::test]
async fn a_source_that_is_not_there_cannot_be_evaluated() {
    let setup = Setup::start().await;
    let order = order("rm-nowhere", "8.0");
    let answer = setup.client.generate_upgrade_report_for_sync_clone(&region(), &order).await;
    refused(answer, "InvalidDBInstanceId.NotFound");
}
