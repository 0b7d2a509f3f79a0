//! Calls that the caller has no permission for.

use serde_json::{Value, json};

use crate::support::*;

const SSL: &str = "DescribeDBClusterSSL";

#[tokio::test]
async fn a_denied_call_says_which_permission_is_missing_and_to_whom() {
    let emulator = Emulator::demo().await;
    emulator.post("faults", json!({ "kind": "access_denied", "action": SSL })).await.ok();
    let reply = emulator.call(SSL, &[("DBClusterId", BILLING)]).await;
    assert_eq!(reply.error(), (403, "NoPermission".into()));
    let detail = &reply.json()["AccessDeniedDetail"];
    for (name, value) in [
        ("AuthAction", "polardb:DescribeDBClusterSSL"),
        ("AuthPrincipalType", "Account"),
        ("AuthPrincipalOwnerId", "1000000000000001"),
        ("AuthPrincipalDisplayName", "1000000000000001"),
        ("NoPermissionType", "ImplicitDeny"),
        ("PolicyType", "AccountLevelIdentityBasedPolicy"),
    ] {
        assert_eq!(detail[name], value, "{name}");
    }
    assert!(detail["EncodedDiagnosticMessage"].as_str().unwrap().starts_with("AQ"));
    emulator.call(SSL, &[("DBClusterId", BILLING)]).await.ok();
}

#[tokio::test]
async fn code_and_kind_of_a_denial_are_as_ordered_and_it_reaches_xml_too() {
    let emulator = Emulator::demo().await;
    let order = json!({
        "kind": "access_denied", "code": "Forbidden.RAM", "message": "No.", "times": 2,
        "no_permission_type": "ExplicitDeny", "policy_type": "ControlPolicy",
    });
    emulator.post("faults", order).await.ok();
    let reply = emulator.rds("DescribeRegions", &[]).await;
    assert_eq!(reply.error(), (403, "Forbidden.RAM".into()));
    let body = reply.json();
    assert_eq!(body["Message"], "No.");
    assert_eq!(body["AccessDeniedDetail"]["AuthAction"], "rds:DescribeRegions");
    assert_eq!(body["AccessDeniedDetail"]["NoPermissionType"], "ExplicitDeny");
    let xml = emulator.rpc(&[("Action", "DescribeRegions"), ("Version", POLARDB)]).await;
    assert!(xml.text.contains("<PolicyType>ControlPolicy</PolicyType>"), "{}", xml.text);
}

#[tokio::test]
async fn one_describe_can_be_denied_until_the_fault_is_cleared() {
    let emulator = Emulator::demo().await;
    let order = json!({ "kind": "access_denied", "action": SSL, "probability": 1 });
    emulator.post("faults", order).await.ok();
    for _ in 0..3 {
        assert_eq!(emulator.call(SSL, &[("DBClusterId", BILLING)]).await.status, 403);
        emulator.migration(BILLING).await;
    }
    assert_eq!(emulator.get("faults").await["faults"][0]["left"], Value::Null);
    emulator.http.delete(emulator.control_url("faults")).send().await.unwrap();
    emulator.call(SSL, &[("DBClusterId", BILLING)]).await.ok();
}

#[tokio::test]
async fn the_name_of_a_cluster_denies_its_calls() {
    let emulator = Emulator::demo().await;
    let query = create_query(ORDERS);
    let named =
        query.into_iter().chain([("DBClusterDescription", "fault-denied-DescribeDBClusterSSL")]);
    let named: Vec<_> = named.collect();
    let made = emulator.call("CreateDBCluster", &named).await.ok();
    let about = [("DBClusterId", made["DBClusterId"].as_str().unwrap())];
    for _ in 0..2 {
        assert_eq!(emulator.call(SSL, &about).await.status, 403);
    }
    emulator.call("DescribeDBClusterMigration", &about).await.ok();
}
