//! A run can be done again from its seed and its log of calls.

use emulator::Options;
use serde_json::{Value, json};

use crate::support::*;

const SWITCHED: (&str, &str) = ("pc-bp1payments000001", "rm-bp1payments000001");

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
                let reply = emulator.call("CreateDBCluster", &create_query(FREE)).await;
                if reply.status == 200 {
                    cluster = reply.ok()["DBClusterId"].as_str().unwrap().to_owned();
                    source = FREE;
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
    assert_ne!(first.create(FREE).await, second.create(FREE).await);
    assert_eq!(
        seeded(1).await.create(FREE).await,
        first.get("calls?action=CreateDBCluster").await["calls"][0]["cluster"]
    );
}
