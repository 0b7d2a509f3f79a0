//! Work that is held and released, and the log that tells of it.

use serde_json::json;

use crate::endpoints::{PRIMARY, about};
use crate::support::*;

async fn work(emulator: &Emulator) -> serde_json::Value {
    let state = emulator.get("state").await;
    let clusters = state["clusters"].as_array().unwrap();
    clusters.iter().find(|cluster| cluster["id"] == LOYALTY).unwrap()["work"].clone()
}

#[tokio::test]
async fn a_change_of_addresses_and_a_deletion_are_held_and_released() {
    let emulator = Emulator::demo().await;
    let which = json!({ "cluster": LOYALTY });
    let nothing = emulator.post("hold", which.clone()).await;
    assert_eq!(nothing.status, 409);
    let sentence = format!("nothing ends by itself; {LOYALTY} is Running");
    assert_eq!(nothing.json()["error"], sentence);

    let address = [("DBEndpointId", PRIMARY), ("NetType", "Public")];
    about(&emulator, "CreateDBEndpointAddress", LOYALTY, &address).await.ok();
    emulator.post("hold", which.clone()).await.ok();
    emulator.advance(86_400).await;
    assert_eq!(emulator.cluster_status(LOYALTY).await, "NetAddressCreating");
    assert_eq!(work(&emulator).await["held"], true);
    emulator.post("release", which.clone()).await.ok();
    assert_eq!(emulator.cluster_status(LOYALTY).await, "Running");
    assert_eq!(work(&emulator).await, json!(null));
    assert_eq!(emulator.post("release", which.clone()).await.status, 409);

    about(&emulator, "DeleteDBCluster", LOYALTY, &[]).await.ok();
    emulator.post("hold", which.clone()).await.ok();
    emulator.advance(86_400).await;
    assert_eq!(emulator.cluster_status(LOYALTY).await, "Deleting");
    let told = emulator.post("release", which.clone()).await.ok();
    assert_eq!(told, json!({ "id": LOYALTY, "deleted": true }));
    assert_eq!(emulator.post("release", which).await.status, 404);
}

#[tokio::test]
async fn calls_are_listed_by_action_cluster_and_code_and_a_word_there_is_not_is_refused() {
    let emulator = Emulator::demo().await;
    emulator.migration(BILLING).await;
    emulator.call("DescribeDBClusterMigration", &[("DBClusterId", "pc-none")]).await;
    emulator.call("CloseDBClusterMigration", &[("DBClusterId", "pc-none")]).await;
    emulator.migration(BILLING).await;
    let numbers = async |query: &str| {
        let calls = emulator.get(&format!("calls?{query}")).await["calls"].clone();
        let numbers = calls.as_array().unwrap().iter().map(|call| call["seq"].as_u64().unwrap());
        numbers.collect::<Vec<_>>()
    };
    assert_eq!(numbers("").await, [1, 2, 3, 4]);
    assert_eq!(numbers("limit=2&after=1").await, [2, 3]);
    assert_eq!(numbers("newest=true&limit=2").await, [4, 3]);
    assert_eq!(numbers("newest=true&limit=2&before=3").await, [2, 1]);
    assert_eq!(numbers("before=2&after=2").await, [0; 0]);
    assert_eq!(numbers("cluster=pc-none").await, [2, 3]);
    assert_eq!(numbers("cluster=pc-none&action=DescribeDBClusterMigration").await, [2]);
    let code = emulator.get("calls?after=1&limit=1").await["calls"][0]["code"].clone();
    assert_eq!(numbers(&format!("code={}", code.as_str().unwrap())).await[0], 2);
    assert_eq!(numbers("code=Throttling.User").await, [0; 0]);
    for wrong in ["acton=A", "after=x", "limit=-1"] {
        let url = emulator.control_url(&format!("calls?{wrong}"));
        let reply = Reply::of(emulator.http.get(url).send().await.unwrap()).await;
        let error = reply.json()["error"].as_str().unwrap().to_owned();
        assert_eq!(reply.status, 400, "{error}");
        assert!(
            wrong != "acton=A" || error.contains("expected one of `after`, `action`"),
            "{error}"
        );
    }
}
