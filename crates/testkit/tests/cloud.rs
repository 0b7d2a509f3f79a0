//! What the other crates' tests take for granted.

use emulator::Scenario;
use serde_json::json;
use testkit::{Cloud, demo, options};

#[tokio::test]
async fn every_id_is_one_of_the_demo() {
    let state = Cloud::demo().await.get("state").await;
    let ids = |of: &str| {
        let resources = state[of].as_array().unwrap().iter();
        resources.map(|it| it["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (clusters, instances) = (ids("clusters"), ids("instances"));
    for id in [
        demo::BILLING,
        demo::CATALOG,
        demo::INVOICES,
        demo::CHECKOUT,
        demo::PAYMENTS,
        demo::SESSIONS,
        demo::ARCHIVE,
        demo::LOYALTY,
        demo::LEDGER,
        demo::SHIPPING,
        demo::TICKETS,
        demo::INVENTORY,
        demo::INSIGHTS,
        demo::UPGRADE_SOURCE,
        demo::UPGRADE,
    ] {
        assert!(clusters.iter().any(|it| it == id), "{id}");
    }
    for id in [demo::BILLING_SOURCE, demo::ORDERS, demo::CRM] {
        assert!(instances.iter().any(|it| it == id), "{id}");
    }
}

#[tokio::test]
async fn two_clouds_share_nothing() {
    let choosing = Cloud::with_choices(json!({ "switch_gate": "off" })).await;
    let empty = Cloud::start(emulator::Options { scenario: Scenario::Empty, ..options() }).await;
    assert_ne!(choosing.addr(), empty.addr());
    assert_eq!(choosing.get("choices").await["switch_gate"], "off");
    assert_ne!(empty.get("choices").await["switch_gate"], "off");
    assert_eq!(empty.get("state").await["clusters"], json!([]));
}
