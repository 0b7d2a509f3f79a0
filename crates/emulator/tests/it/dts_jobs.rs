//! Pointing the business's DTS jobs at the other side.

use serde_json::{Value, json};

use crate::support::*;

/// Reads from the source of the demo's main cluster.
const JOB: &str = "di4billing0search01";

async fn point(emulator: &Emulator, config: Value) -> Reply {
    let text = config.to_string();
    let query = [("DBClusterId", BILLING), ("MigrationConfig", &*text)];
    emulator.call("ModifyDBClusterMigrationEndpoint", &query).await
}

fn source(instance: &str) -> Value {
    json!([{ "dtsJobId": JOB, "endpoint": "src", "endpointInstanceId": instance }])
}

async fn source_of_job(emulator: &Emulator) -> Value {
    let jobs = emulator.get("state").await["dts_jobs"].as_array().unwrap().clone();
    jobs.iter().find(|job| job["id"] == JOB).unwrap()["source"].clone()
}

#[tokio::test]
async fn a_job_follows_the_switch_and_the_roll_back() {
    let emulator = Emulator::demo().await;
    let status = refused("EngineMigrationStatus.NotSurpport");
    assert_eq!(point(&emulator, source(BILLING)).await.error(), status, "not switched yet");
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
    emulator.advance(120).await;
    assert_eq!(point(&emulator, source(BILLING_SOURCE)).await.error(), status, "not rolled back");
    let body = point(&emulator, source(BILLING)).await.ok();
    assert_eq!(body["DBClusterId"], BILLING);
    assert!(body["TaskId"].as_str().unwrap().parse::<u64>().is_ok());
    assert_eq!(source_of_job(&emulator).await, BILLING);
    emulator.switch(BILLING, BILLING_SOURCE, BILLING_SOURCE, &[]).await.ok();
    emulator.advance(120).await;
    point(&emulator, source(BILLING_SOURCE)).await.ok();
    assert_eq!(source_of_job(&emulator).await, BILLING_SOURCE);
}

#[tokio::test]
async fn all_jobs_of_a_call_are_pointed_or_none() {
    let emulator = Emulator::demo().await;
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
    emulator.advance(120).await;
    let job = |id: &str, end: &str, instance: &str| json!({ "dtsJobId": id, "endpoint": end, "endpointInstanceId": instance });
    let good = job(JOB, "src", BILLING);
    let wrong = [
        json!("text"),
        json!([]),
        json!([good, job("di-unknown", "src", BILLING)]),
        json!([good, job(JOB, "both", BILLING)]),
        // It writes to something that is no side of this migration.
        json!([good, job(JOB, "dst", BILLING)]),
        json!([good, job(JOB, "src", PAYMENTS)]),
        json!([good, { "dtsJobId": JOB }]),
    ];
    for config in wrong {
        let reply = point(&emulator, config.clone()).await;
        assert_eq!(reply.error(), refused("InvalidMigrationConfig.Malformed"), "{config}");
        assert_eq!(source_of_job(&emulator).await, BILLING_SOURCE);
    }
    point(&emulator, json!([good])).await.ok();
}

#[tokio::test]
async fn a_cluster_that_cannot_have_jobs_is_refused() {
    let emulator = Emulator::demo().await;
    let config = source(BILLING).to_string();
    let cases = [
        ("pc/1", 404, "InvalidDBClusterId.Malformed"),
        ("pc-nowhere", 404, "InvalidDBClusterId.NotFound"),
        (LOYALTY, 400, "EngineMigration.NotExist"),
    ];
    for (id, status, code) in cases {
        let query = [("DBClusterId", id), ("MigrationConfig", &*config)];
        let reply = emulator.call("ModifyDBClusterMigrationEndpoint", &query).await;
        assert_eq!(reply.error(), (status, code.to_owned()));
    }
    let query = [("DBClusterId", BILLING)];
    let reply = emulator.call("ModifyDBClusterMigrationEndpoint", &query).await;
    assert_eq!(reply.error(), refused("MissingMigrationConfig"));
}
