//! A run can be done again from its seed and its log of calls.

use emulator::Options;
use serde_json::{Value, json};

use crate::support::*;

const SWITCHED: (&str, &str) = (PAYMENTS, "rm-bp1payments000001");

async fn seeded(seed: u64) -> Emulator {
    let stands_at = Some("2026-11-20T08:00:00Z".parse().unwrap());
    Emulator::start(Options { seed: Some(seed), stands_at, ..options() }).await
}

/// The next number of a sequence that follows from the seed.
fn next(state: &mut u64, below: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % below
}

/// Calls by chance, most of them sensible, and clock moves.
async fn live(emulator: &Emulator, seed: u64) {
    let (mut state, mut cluster, mut source) = (seed, SWITCHED.0.to_owned(), SWITCHED.1);
    for _ in 0..40 {
        let id = [("DBClusterId", cluster.as_str())];
        let swap = [("SwapConnectionString", "true")];
        match next(&mut state, 9) {
            0 => {
                let reply = emulator.call("CreateDBCluster", &create_query(ORDERS)).await;
                if reply.status == 200 {
                    cluster = reply.ok()["DBClusterId"].as_str().unwrap().to_owned();
                    source = ORDERS;
                }
            }
            1 | 2 => drop(emulator.switch(&cluster, source, &cluster, &swap).await),
            3 | 4 => drop(emulator.switch(&cluster, source, source, &swap).await),
            5 if next(&mut state, 4) == 0 => {
                drop(emulator.call("CloseDBClusterMigration", &id).await)
            }
            6 => drop(emulator.call("DescribeDBClusterMigration", &id).await),
            _ => emulator.advance(u32::try_from(next(&mut state, 1000)).unwrap()).await,
        }
    }
}

/// Everything there is, but for how often it was asked.
async fn truth(emulator: &Emulator) -> Value {
    let mut state = emulator.get("state").await;
    state["revision"].take();
    state
}

#[tokio::test]
async fn the_same_seed_and_the_logged_calls_at_their_times_give_the_same_state() {
    for seed in [1, 2, 3] {
        let first = seeded(seed).await;
        live(&first, seed).await;
        let log = first.get("calls").await["calls"].as_array().unwrap().clone();
        assert!(log.iter().any(|call| call["changed"].is_string()), "nothing happened");

        let second = seeded(seed).await;
        for call in &log {
            second.post("clock", json!({ "set": call["emulated_time"] })).await.ok();
            let parameters = call["parameters"].as_object().unwrap().clone();
            let query: Vec<_> = parameters
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
                .collect();
            let again = second.call(call["action"].as_str().unwrap(), &query).await;
            assert_eq!(again.status, call["status"]);
        }
        let end = first.get("clock").await["now"].clone();
        second.post("clock", json!({ "set": end })).await.ok();
        assert_eq!(truth(&second).await, truth(&first).await, "seed {seed}");
    }
}

#[tokio::test]
async fn another_seed_gives_other_ids() {
    let (first, second) = (seeded(1).await, seeded(2).await);
    assert_ne!(first.create(ORDERS).await, second.create(ORDERS).await);
    assert_eq!(
        seeded(1).await.create(ORDERS).await,
        first.get("calls?action=CreateDBCluster").await["calls"][0]["cluster"]
    );
}

/// Everything a snapshot keeps of the accounts, but for the secret that temporary keys follow from.
async fn accounts(emulator: &Emulator) -> Value {
    let snapshot = emulator.post("snapshot", json!({})).await.ok();
    snapshot["snapshot"]["accounts"]["list"].clone()
}

#[tokio::test]
async fn a_posted_log_brings_another_emulator_to_the_same_state_and_faults_are_done_again() {
    let first = seeded(9).await;
    for fault in [
        json!({ "kind": "stuck", "transition": "switching", "cluster": BILLING }),
        json!({ "kind": "lag", "delay": { "fixed": { "seconds": 77 } }, "action": "CreateDBCluster" }),
        json!({ "kind": "lag", "delay": { "fixed": { "seconds": 5 } }, "cluster": BILLING,
            "action": "DescribeDBClusterMigration" }),
        json!({ "kind": "slow", "ms": 300, "action": "CloseDBClusterMigration" }),
        json!({ "kind": "drop_before", "action": "AbortDBClusterMigration" }),
    ] {
        first.post("faults", fault).await.ok();
    }
    let mut query = create_query(ORDERS).to_vec();
    query.push(("ClientToken", "once"));
    for _ in 0..2 {
        first.call("CreateDBCluster", &query).await.ok();
    }
    first.migration(BILLING).await;
    first.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
    // The slow call comes first and is done last.
    let payments = [("DBClusterId", SWITCHED.0), ("ContinueEnableBinlog", "true")];
    let slow = first.call("CloseDBClusterMigration", &payments);
    let meanwhile = async {
        let asked = || async { first.get("calls?action=CloseDBClusterMigration").await };
        while asked().await["calls"].as_array().unwrap().is_empty() {
            tokio::task::yield_now().await;
        }
        first.advance(60).await;
        let lock = [("DBClusterId", LOYALTY), ("Protection", "true")];
        first.call("ModifyDBClusterDeletion", &lock).await.ok();
    };
    tokio::join!(slow, meanwhile).0.ok();
    first.advance(7000).await;

    let log = first.get("calls").await;
    let second = seeded(9).await;
    let told = second.post("replay", log.clone()).await.ok();
    assert_eq!((&told["replayed"], &told["now"]), (&json!(5), &log["now"]));
    assert_eq!(truth(&second).await, truth(&first).await);
    assert_eq!(accounts(&second).await, accounts(&first).await);
    let third = seeded(9).await;
    third.post("replay", second.get("calls").await).await.ok();
    assert_eq!(accounts(&third).await, accounts(&first).await, "its own log suffices too");
}

#[tokio::test]
async fn a_log_that_does_not_fit_changes_nothing() {
    let first = seeded(1).await;
    let id = first.create(ORDERS).await;
    first.advance(3600).await;
    first.switch(&id, ORDERS, &id, &[]).await.ok();
    let log = first.get("calls").await;
    let mut half = log.clone();
    half["calls"].as_array_mut().unwrap().remove(0);
    let mut shortened = log.clone();
    shortened["calls"][0]["shortened"] = json!(true);
    for (seed, log, status, sentence) in [
        (2, &log, 409, "call 1, CreateDBCluster, cannot be done again: it would do something else"),
        (1, &half, 409, "call 2, ModifyDBClusterMigration, cannot be done again: "),
        (1, &shortened, 400, "call 1 has parameters too long for the log"),
        (1, &json!({ "call": [] }), 400, "unknown field `call`"),
    ] {
        let second = seeded(seed).await;
        let before = accounts(&second).await;
        let reply = second.post("replay", log.clone()).await;
        let error = reply.json()["error"].as_str().unwrap().to_owned();
        assert!(reply.status == status && error.contains(sentence), "{error}");
        assert_eq!(accounts(&second).await, before);
    }
    let late = first.post("replay", log).await;
    assert!(late.status == 409 && late.text.contains("it is"), "{}", late.text);
}
