//! What answers show in words that clients may not expect.

use super::*;
use crate::signing::Acs3;

async fn switch(emulator: &Emulator) {
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
}

#[tokio::test]
async fn the_source_is_said_or_not_while_a_migration_moves() {
    let emulator = with(json!({})).await;
    switch(&emulator).await;
    assert_eq!(emulator.migration(BILLING).await["SourceRDSDBInstanceId"], BILLING_SOURCE);
    emulator.choose(json!({ "source_while_moving": "empty" })).await;
    assert_eq!(emulator.migration(BILLING).await["SourceRDSDBInstanceId"], "");
    emulator.advance(120).await;
    assert_eq!(emulator.migration(BILLING).await["SourceRDSDBInstanceId"], BILLING_SOURCE);
    emulator.call("CloseDBClusterMigration", &[("DBClusterId", BILLING)]).await.ok();
    let closing = emulator.migration(BILLING).await;
    assert_eq!(closing["MigrationStatus"], "CLOSING_MIGRATION");
    assert_eq!(closing["SourceRDSDBInstanceId"], "");
}

#[tokio::test]
async fn the_deadline_is_said_in_three_ways() {
    let emulator = with(json!({})).await;
    let said = async |word: &str| {
        emulator.choose(json!({ "expired_time": word })).await;
        emulator.migration(BILLING).await["ExpiredTime"].as_str().unwrap().to_owned()
    };
    let iso = said("iso").await;
    assert!(iso.ends_with('Z'), "{iso}");
    let unreadable = said("unreadable").await;
    assert_eq!(unreadable, iso[..16].replace('-', "/").replace('T', " "));
    assert_eq!(said("empty").await, "");
    emulator.choose(json!({ "expired_time": "unreadable" })).await;
    assert_eq!(emulator.migration(LOYALTY).await["ExpiredTime"], "", "it has no deadline");
}

#[tokio::test]
async fn a_change_of_ssl_has_either_status() {
    for word in ["SSL_MODIFYING", "SSLModifying"] {
        let emulator = with(json!({ "ssl_modifying": word })).await;
        let described =
            emulator.call("DescribeDBClusterEndpoints", &[("DBClusterId", LOYALTY)]).await.ok();
        let endpoint = described["Items"][0]["DBEndpointId"].as_str().unwrap();
        let query = [
            ("DBClusterId", LOYALTY),
            ("DBEndpointId", endpoint),
            ("NetType", "Private"),
            ("SSLEnabled", "Enable"),
        ];
        emulator.call("ModifyDBClusterSSL", &query).await.ok();
        assert_eq!(emulator.cluster_status(LOYALTY).await, word);
        let found = [("DBClusterStatus", word)];
        let listed = emulator.call("DescribeDBClusters", &found).await.ok();
        assert_eq!(listed["TotalRecordCount"], 1);
    }
}

#[tokio::test]
async fn clusters_of_other_engines_are_listed_unless_one_engine_is_asked_for() {
    let emulator = with(json!({})).await;
    let listed = async |query: &[(&str, &str)]| {
        let body = emulator.call("DescribeDBClusters", query).await.ok();
        let rows = body["Items"]["DBCluster"].as_array().unwrap().clone();
        assert_eq!(body["TotalRecordCount"], rows.len());
        let field = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
        rows.iter().map(|row| (field(row, "DBClusterId"), field(row, "DBType"))).collect::<Vec<_>>()
    };
    let mysql = listed(&[]).await;
    emulator.choose(json!({ "other_engines": "listed" })).await;
    assert_eq!(listed(&[("DBType", "MySQL")]).await, mysql);
    let all = listed(&[]).await;
    assert_eq!(all.len(), mysql.len() + 2);
    let postgres = listed(&[("DBType", "PostgreSQL")]).await;
    let [(id, _)] = postgres.as_slice() else { panic!("{postgres:?}") };
    assert_eq!(listed(&[("DBType", "Oracle")]).await.len(), 1);

    let about = [("DBClusterId", id.as_str())];
    let attribute = emulator.call("DescribeDBClusterAttribute", &about).await.ok();
    assert_eq!(
        (&attribute["DBType"], &attribute["DBVersion"]),
        (&json!("PostgreSQL"), &json!("14"))
    );
    for action in ["DescribeDBClusterMigration", "DescribeDBClusterSSL", "CloseDBClusterMigration"]
    {
        assert_eq!(code(&emulator, action, id).await, refused("InvalidDBType.NotSupport"));
    }
    emulator.choose(json!({ "other_engines": "none" })).await;
    assert_eq!(
        code(&emulator, "DescribeDBClusterMigration", id).await,
        answer(404, "InvalidDBClusterId.NotFound")
    );
}

#[tokio::test]
async fn tags_of_a_creation_are_told_and_searched_or_refused() {
    let tagged = |source| {
        let tag = [("Tag.1.Key", "polarshift-intent"), ("Tag.1.Value", "17")];
        create_query(source).into_iter().chain(tag).collect::<Vec<_>>()
    };
    for (word, expected) in
        [("refused", refused("InvalidParameter")), ("denied", answer(403, "NoPermission"))]
    {
        let emulator = with(json!({ "creation_tags": word })).await;
        let before = emulator.call("DescribeDBClusters", &[]).await.ok();
        let reply = emulator.call("CreateDBCluster", &tagged(ORDERS)).await;
        assert_eq!(reply.error(), expected);
        let detail = &reply.json()["AccessDeniedDetail"];
        if word == "denied" {
            assert_eq!(detail["AuthAction"], "polardb:TagResources");
        } else {
            assert_eq!(*detail, Value::Null);
        }
        let after = emulator.call("DescribeDBClusters", &[]).await.ok();
        assert_eq!(before["TotalRecordCount"], after["TotalRecordCount"], "nothing is created");
        emulator.create(ORDERS).await;
    }

    let emulator = with(json!({})).await;
    let made = emulator.call("CreateDBCluster", &tagged(ORDERS)).await.ok();
    let by_tag = &tagged(ORDERS)[6..];
    let listed = emulator.call("DescribeDBClusters", by_tag).await.ok();
    assert_eq!(listed["TotalRecordCount"], 1);
    let row = &listed["Items"]["DBCluster"][0];
    let tags = json!([{ "Key": "polarshift-intent", "Value": "17" }]);
    assert_eq!((&row["DBClusterId"], &row["Tags"]["Tag"]), (&made["DBClusterId"], &tags));
    let id = made["DBClusterId"].as_str().unwrap();
    let attribute = emulator.call("DescribeDBClusterAttribute", &[("DBClusterId", id)]).await.ok();
    assert_eq!(attribute["Tags"], tags);
}

#[tokio::test]
async fn answers_say_what_time_it_is_or_do_not() {
    let emulator = with(json!({})).await;
    let date = async || {
        let good = emulator.call("DescribeRegions", &[]).await;
        let bad = emulator.send(Acs3 { action: "Nothing", ..Acs3::new("Nothing", &[]) }).await;
        [good.header("date").to_owned(), bad.header("date").to_owned()]
    };
    assert!(date().await.iter().all(|date| date.ends_with("GMT")));
    emulator.choose(json!({ "date_header": "missing" })).await;
    assert_eq!(date().await, ["", ""]);
    let control = emulator.http.get(emulator.control_url("health")).send().await.unwrap();
    assert!(control.headers().contains_key("date"), "the control plane is not the cloud");
}
