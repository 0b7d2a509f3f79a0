//! Evaluating a source before a migration, and the role an evaluation looks for.

use serde_json::Value;

use crate::support::*;

async fn generate(emulator: &Emulator, source: &str, version: &str) -> Reply {
    let query = [
        ("SourceDBClusterId", source),
        ("DBVersion", version),
        ("CreationOption", "MigrationFromRDS"),
        ("CreationCategory", "Normal"),
    ];
    emulator.call("GenerateUpgradeReportForSyncClone", &query).await
}

async fn describe(emulator: &Emulator, query: Query<'_>) -> Value {
    emulator.call("DescribeUpgradeReport", query).await.ok()
}

/// Checks that did not pass, with result and reason.
fn failures(body: &Value) -> Vec<(String, String, String)> {
    let details: Value = serde_json::from_str(body["Details"].as_str().unwrap()).unwrap();
    let text = |check: &Value, field: &str| check[field].as_str().unwrap().to_owned();
    let failed = details.as_array().unwrap().iter().filter(|check| check["Result"] != "Passed");
    failed.map(|c| (text(c, "Check"), text(c, "Result"), text(c, "Reason"))).collect()
}

#[tokio::test]
async fn an_evaluation_runs_for_a_minute_and_says_what_would_fail() {
    let emulator = Emulator::demo().await;
    let begun = generate(&emulator, CRM, "8.0").await.ok();
    assert_eq!(begun["SourceDBClusterId"], CRM);
    let task = begun["TaskId"].as_u64().expect("a number").to_string();
    let of_task = [("TaskId", &*task)];
    let running = describe(&emulator, &of_task).await;
    assert_eq!((&running["Details"], &running["TotalSize"]), (&"[]".into(), &1.into()));
    assert_eq!(running["UpgradeReportList"][0]["Result"], "running");
    assert_eq!(running["UpgradeReportList"][0]["EndTime"], "");
    let still = describe(&emulator, &[("Status", "Running")]).await;
    assert_eq!(still["TotalSize"], 1);
    emulator.advance(60).await;
    let finished = describe(&emulator, &of_task).await;
    let row = &finished["UpgradeReportList"][0];
    assert_eq!((&row["Result"], &row["TaskId"]), (&"finished".into(), &task.as_str().into()));
    assert_eq!((&row["SrcVersion"], &row["DstVersion"]), (&"5.7".into(), &"8.0".into()));
    assert_eq!(row["UpgradeMode"], "rds2polar_pengine_with_dts");
    assert_eq!((&finished["SrcDBType"], &finished["SrcDeleted"]), (&"MySQL".into(), &"0".into()));
    let trigger = "Source Instance Trigger Verification";
    let reason = "The RDS instance has a trigger.";
    assert_eq!(failures(&finished), [(trigger.into(), "Failed".into(), reason.into())]);
    assert_eq!(describe(&emulator, &[("Status", "Running")]).await["TotalSize"], 0);
}

#[tokio::test]
async fn reports_are_listed_newest_first_and_gone_after_seven_days() {
    let emulator = Emulator::demo().await;
    generate(&emulator, CRM, "5.7").await.ok();
    emulator.advance(6 * 24 * 3600).await;
    generate(&emulator, ORDERS, "8.0").await.ok();
    let all = describe(&emulator, &[]).await;
    let sources = all["UpgradeReportList"].as_array().unwrap();
    let sources: Vec<_> = sources.iter().map(|row| row["SrcInsName"].as_str().unwrap()).collect();
    assert_eq!(sources, [ORDERS, CRM]);
    let one = describe(&emulator, &[("SourceDBClusterId", CRM)]).await;
    assert_eq!(one["UpgradeReportList"][0]["DstVersion"], "5.7");
    let page = describe(&emulator, &[("PageSize", "1"), ("PageNumber", "2")]).await;
    assert_eq!((&page["TotalSize"], &page["SourceDBClusterId"]), (&2.into(), &CRM.into()));
    emulator.advance(24 * 3600).await;
    let left = describe(&emulator, &[]).await;
    assert_eq!((&left["TotalSize"], &left["SourceDBClusterId"]), (&1.into(), &ORDERS.into()));
}

#[tokio::test]
async fn a_physical_migration_depends_on_nothing_of_dts() {
    let emulator = Emulator::demo().await;
    generate(&emulator, "rm-wz9fulfil00000001", "5.7").await.ok();
    emulator.advance(60).await;
    let body = describe(&emulator, &[]).await;
    assert_eq!(body["UpgradeReportList"][0]["UpgradeMode"], "rds2polar_pengine");
    assert!(!body["Details"].as_str().unwrap().contains("Dependency"));
    assert_eq!(failures(&body), []);
}

#[tokio::test]
async fn a_wrong_request_is_refused() {
    let emulator = Emulator::demo().await;
    let cases = [
        ("SourceDBClusterId", "", "MissingSourceDBClusterId"),
        ("SourceDBClusterId", "rm-nowhere", "InvalidDBInstanceId.NotFound"),
        ("SourceDBClusterId", "rr-bp1billing0000001", "EngineNotSupported"),
        ("DBVersion", "9", "InvalidDBVersion.Malformed"),
        ("CreationOption", "Normal", "InvalidCreationOption.Malformed"),
        ("CreationCategory", "Basic", "InvalidCreationCategory.Malformed"),
        ("DBType", "Oracle", "Emulator.NotSupported"),
    ];
    for (name, value, code) in cases {
        let mut query = vec![
            ("SourceDBClusterId", ORDERS),
            ("DBVersion", "8.0"),
            ("CreationOption", "MigrationFromRDS"),
            ("CreationCategory", "Normal"),
        ];
        query.retain(|(given, _)| *given != name);
        query.push((name, value));
        let reply = emulator.call("GenerateUpgradeReportForSyncClone", &query).await;
        assert_eq!(reply.error(), refused(code), "{name}={value}");
    }
}

#[tokio::test]
async fn the_service_linked_role_is_there_and_creating_it_again_changes_nothing() {
    let emulator = Emulator::demo().await;
    let body = emulator.call("CheckServiceLinkedRole", &[]).await.ok();
    assert_eq!(body["HasServiceLinkedRole"], true);
    emulator.call("CreateServiceLinkedRole", &[]).await.ok();
    assert_eq!(
        emulator.call("CheckServiceLinkedRole", &[]).await.ok()["HasServiceLinkedRole"],
        true
    );
}
