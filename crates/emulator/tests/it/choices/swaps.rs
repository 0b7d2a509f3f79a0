//! Pairs of connection strings.

use super::*;

/// Switches with one pair.
async fn swap(emulator: &Emulator, stem: &str, a: &str, b: &str) -> Reply {
    let (id, source) = (format!("pc-{stem}"), format!("rm-{stem}"));
    let map = json!({ a: b }).to_string();
    let more = [("SwapConnectionString", "true"), ("ConnectionStrings", map.as_str())];
    emulator.switch(&id, &source, &id, &more).await
}

/// The first strings of both sides.
async fn first(emulator: &Emulator, stem: &str) -> (String, String) {
    let migration = emulator.migration(&format!("pc-{stem}")).await;
    let first = |list| strings(&migration, list)[0].clone();
    (first("RdsEndpointList"), first("DBClusterEndpointList"))
}

#[tokio::test]
async fn a_pair_is_taken_in_either_order_or_with_the_rds_side_first() {
    for (word, status) in [("either", 200), ("rds_first", 400)] {
        let emulator = with(json!({ "pair_order": word })).await;
        let (rds, polardb) = first(&emulator, "bp1billing0000001").await;
        let other_way = swap(&emulator, "bp1billing0000001", &polardb, &rds).await;
        assert_eq!(other_way.status, status);
        if status == 400 {
            assert_eq!(other_way.error(), refused(MALFORMED));
            swap(&emulator, "bp1billing0000001", &rds, &polardb).await.ok();
        }
    }
}

#[tokio::test]
async fn pairs_are_checked_as_strictly_as_chosen() {
    // One pair with different SSL, one with different ports.
    for (word, ssl, ports) in [("rules", 400, 200), ("strict", 400, 400), ("names_only", 200, 200)]
    {
        let emulator = with(json!({ "pair_checks": word })).await;
        for (stem, status) in [("gs5insights000001", ssl), ("gs5inventory00001", ports)] {
            let (rds, polardb) = first(&emulator, stem).await;
            let reply = swap(&emulator, stem, &rds, &polardb).await;
            assert_eq!(reply.status, status, "{word} {stem}");
        }
        let (rds, _) = first(&emulator, "bp1billing0000001").await;
        let nowhere = swap(&emulator, "bp1billing0000001", &rds, "nowhere.aliyuncs.com").await;
        assert_eq!(nowhere.error(), refused(MALFORMED));
    }
}

#[tokio::test]
async fn a_swap_without_pairs_takes_all_one_or_none() {
    for (word, moved) in
        [("default_pairs", Some(2..)), ("private_primary", Some(1..)), ("malformed", None)]
    {
        let emulator = with(json!({ "swap_without_pairs": word })).await;
        let before = strings(&emulator.migration(BILLING).await, "RdsEndpointList");
        let more = [("SwapConnectionString", "true")];
        let reply = emulator.switch(BILLING, BILLING_SOURCE, BILLING, &more).await;
        let Some(at_least) = moved else {
            assert_eq!(reply.error(), refused(MALFORMED));
            continue;
        };
        reply.ok();
        emulator.advance(120).await;
        let after = strings(&emulator.migration(BILLING).await, "RdsEndpointList");
        let changed = before.iter().zip(&after).filter(|(a, b)| a != b).count();
        assert!(at_least.contains(&changed), "{word}: {changed}");
        assert_eq!(word == "private_primary", changed == 1);
    }
}

#[tokio::test]
async fn names_move_when_the_switch_ends_or_when_it_begins() {
    for (word, at_once) in [("at_the_end", false), ("at_the_start", true)] {
        let emulator = with(json!({ "names_move": word })).await;
        let before = emulator.migration(BILLING).await["RdsEndpointList"].clone();
        let more = [("SwapConnectionString", "true")];
        emulator.switch(BILLING, BILLING_SOURCE, BILLING, &more).await.ok();
        let during = emulator.migration(BILLING).await["RdsEndpointList"].clone();
        assert_eq!(during != before, at_once, "{word}");
        emulator.advance(120).await;
        let after = emulator.migration(BILLING).await["RdsEndpointList"].clone();
        assert_ne!(after, before);
        emulator.switch(BILLING, BILLING_SOURCE, BILLING_SOURCE, &more).await.ok();
        emulator.advance(120).await;
        assert_eq!(emulator.migration(BILLING).await["RdsEndpointList"], before);
    }
}
