//! Custom endpoints of a cluster, and what a migration makes of endpoints.

use serde_json::{Value, json};

use crate::endpoints::{PRIMARY, about, endpoints};
use crate::support::*;

#[tokio::test]
async fn a_name_that_a_switch_has_brought_may_not_go_while_the_migration_lasts() {
    let emulator = Emulator::demo().await;
    let disabled = refused("EngineMigration.ActionDisabled");
    let id = "pe-bp1billing0000001custom";
    let source = format!("{BILLING_SOURCE}-ro.mysql.rds.aliyuncs.com");
    let pairs = json!({ &source: format!("{BILLING}-custom.rwlb.rds.aliyuncs.com") }).to_string();
    let more = [("SwapConnectionString", "true"), ("ConnectionStrings", &*pairs)];
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &more).await.ok();
    emulator.advance(120).await;
    let all = endpoints(&emulator, BILLING).await;
    assert_eq!(all[2]["AddressItems"][0]["ConnectionString"], source);
    let named = [("DBEndpointId", id)];
    let reply = about(&emulator, "DeleteDBClusterEndpoint", BILLING, &named).await;
    assert_eq!(reply.error(), disabled);
    let message = "Specified action is disabled while custins is in engine migration.";
    assert_eq!(reply.json()["Message"], message);
    let rename =
        [("DBEndpointId", id), ("NetType", "Private"), ("ConnectionStringPrefix", "another-name")];
    let reply = about(&emulator, "ModifyDBEndpointAddress", BILLING, &rename).await;
    assert_eq!(reply.error(), disabled);
    // Ports stay with their side, so that of a swapped name may change.
    let port = [("DBEndpointId", id), ("NetType", "Private"), ("Port", "3310")];
    about(&emulator, "ModifyDBEndpointAddress", BILLING, &port).await.ok();
    emulator.advance(60).await;
    emulator.call("CloseDBClusterMigration", &[("DBClusterId", BILLING)]).await.ok();
    emulator.advance(120).await;
    about(&emulator, "DeleteDBClusterEndpoint", BILLING, &named).await.ok();
    emulator.advance(60).await;
    assert_eq!(endpoints(&emulator, BILLING).await.len(), all.len() - 1);
}

#[tokio::test]
async fn a_new_custom_endpoint_is_a_partner_for_the_sources_read_only_endpoint() {
    let emulator = Emulator::demo().await;
    let query = [
        ("EndpointType", "Custom"),
        ("DBEndpointDescription", "for reports"),
        ("ReadWriteMode", "ReadWrite"),
        ("AutoAddNewNodes", "Enable"),
        ("EndpointConfig", r#"{"ConsistLevel":"0","MasterAcceptReads":"on"}"#),
    ];
    let body = about(&emulator, "CreateDBClusterEndpoint", BILLING, &query).await.ok();
    assert_eq!(body.as_object().unwrap().keys().collect::<Vec<_>>(), ["RequestId"]);
    assert_eq!(emulator.cluster_status(BILLING).await, "NetAddressCreating");
    let early = emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await;
    assert_eq!(early.error(), refused("EngineMigrationStatus.NotSurpport"));
    emulator.advance(60).await;
    let all = endpoints(&emulator, BILLING).await;
    let new = all.last().unwrap();
    assert_eq!(new["DBEndpointDescription"], "for reports");
    assert_eq!(
        (&new["ReadWriteMode"], &new["AutoAddNewNodes"]),
        (&"ReadWrite".into(), &"Enable".into())
    );
    let config: Value = serde_json::from_str(new["EndpointConfig"].as_str().unwrap()).unwrap();
    assert_eq!(
        (&config["MasterAcceptReads"], &config["ConsistLevel"]),
        (&"on".into(), &"0".into())
    );
    let name = new["AddressItems"][0]["ConnectionString"].as_str().unwrap();
    let source = format!("{BILLING_SOURCE}-ro.mysql.rds.aliyuncs.com");
    let pairs = json!({ &source: name }).to_string();
    let more = [("SwapConnectionString", "true"), ("ConnectionStrings", &*pairs)];
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &more).await.ok();
    emulator.advance(120).await;
    let migration = emulator.migration(BILLING).await;
    assert!(strings(&migration, "DBClusterEndpointList").contains(&source));
    assert!(strings(&migration, "RdsEndpointList").contains(&name.to_owned()));
    let listed = migration["DBClusterEndpointList"].as_array().unwrap().last().unwrap();
    assert_eq!(listed["ReadWriteMode"], "ReadWrite");
}

#[tokio::test]
async fn a_custom_endpoint_is_refused_with_the_documented_codes() {
    let emulator = Emulator::demo().await;
    let invalid = "EndpointConfig.Invalid";
    let cases: [(Query, u16, &str); 9] = [
        (&[("EndpointType", "Cluster")], 400, "InvalidEndpointType.Malformed"),
        (&[("Nodes", "pi-1")], 400, "InvalidNodes.Malformed"),
        (&[("EndpointConfig", "{")], 404, invalid),
        (&[("EndpointConfig", r#"{"ConsistLevel":"1"}"#)], 404, invalid),
        (&[("EndpointConfig", r#"{"MasterAcceptReads":"on"}"#)], 404, invalid),
        (&[("EndpointConfig", r#"{"NoSuchThing":"on"}"#)], 404, invalid),
        (&[("ReadWriteMode", "ReadWrite"), ("Nodes", "pi-bp1loyalty00000011")], 404, invalid),
        (
            &[
                ("ReadWriteMode", "ReadWrite"),
                ("SccMode", "ON"),
                ("EndpointConfig", r#"{"ConsistLevel":"2"}"#),
            ],
            404,
            "EndpointConfig.Conflict",
        ),
        (&[("ReadWriteMode", "WriteOnly")], 400, "InvalidReadWriteMode.Malformed"),
    ];
    for (more, status, code) in cases {
        let mut query = more.to_vec();
        if more[0].0 != "EndpointType" {
            query.push(("EndpointType", "Custom"));
        }
        let reply = about(&emulator, "CreateDBClusterEndpoint", LOYALTY, &query).await;
        assert_eq!(reply.error(), (status, code.to_owned()), "{more:?}");
    }
    let unknown =
        about(&emulator, "CreateDBClusterEndpoint", "pc-1", &[("EndpointType", "Custom")]).await;
    assert_eq!(unknown.error(), (404, "InvalidDBClusterId.NotFound".into()));
    for id in [PRIMARY, "pe-unknown"] {
        let reply =
            about(&emulator, "DeleteDBClusterEndpoint", LOYALTY, &[("DBEndpointId", id)]).await;
        assert_eq!(reply.error(), refused("InvalidDBEndpointId.Malformed"), "{id}");
    }
    let malformed = [("DBEndpointId", PRIMARY)];
    let reply = about(&emulator, "DeleteDBClusterEndpoint", "pc/1", &malformed).await;
    assert_eq!(reply.error(), (404, "InvalidDBClusterId.Malformed".into()));
}

#[tokio::test]
async fn a_cluster_has_at_most_seven_cluster_endpoints_and_a_token_makes_one_only() {
    let emulator = Emulator::demo().await;
    let mut query = vec![("EndpointType", "Custom"), ("ClientToken", "token-1")];
    for _ in 0..2 {
        about(&emulator, "CreateDBClusterEndpoint", LOYALTY, &query).await.ok();
        emulator.advance(60).await;
    }
    assert_eq!(endpoints(&emulator, LOYALTY).await.len(), 3, "primary, cluster and one more");
    query.push(("DBEndpointDescription", "another one"));
    let other = about(&emulator, "CreateDBClusterEndpoint", LOYALTY, &query).await;
    assert_eq!(other.error(), refused("IdempotentParameterMismatch"));
    for _ in 0..5 {
        about(&emulator, "CreateDBClusterEndpoint", LOYALTY, &query[..1]).await.ok();
        emulator.advance(60).await;
    }
    let eighth = about(&emulator, "CreateDBClusterEndpoint", LOYALTY, &query[..1]).await;
    assert_eq!(eighth.error(), refused("EndpointNum.Error"));
    let ids: std::collections::BTreeSet<_> = endpoints(&emulator, LOYALTY)
        .await
        .iter()
        .map(|endpoint| endpoint["DBEndpointId"].to_string())
        .collect();
    assert_eq!(ids.len(), 8);
}
