//! The control plane and its guard.

use emulator::Options;
use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn the_clock_can_be_paused_moved_and_sped_up() {
    let emulator = Emulator::start(options()).await;
    let clock = emulator.get("clock").await;
    assert_eq!((&clock["speed"], &clock["paused"]), (&json!(1.0), &json!(false)));
    let paused = emulator.post("clock", json!({ "paused": true, "speed": 30 })).await.ok();
    assert_eq!(emulator.get("clock").await, paused);
    let moved = emulator.post("clock", json!({ "advance_seconds": 3600 })).await.ok();
    let time = |clock: &serde_json::Value| {
        clock["now"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap()
    };
    assert_eq!(time(&moved).duration_since(time(&paused)).as_secs(), 3600);
    for wrong in [
        json!({ "advance_seconds": -1 }),
        json!({ "speed": 0 }),
        json!({ "spede": 1 }),
        json!({ "advance_seconds": 1e300 }),
        json!({ "set": "2001-01-01T00:00:00Z" }),
        json!({ "set": "tomorrow" }),
        json!({ "set": "2101-01-01T00:00:00Z", "advance_seconds": 1 }),
        json!({ "set": "2101-01-01T00:00:00Z", "speed": 0 }),
    ] {
        let reply = emulator.post("clock", wrong.clone()).await;
        assert_eq!(reply.status, 400, "{wrong}");
        assert!(reply.json()["error"].is_string());
    }
    assert_eq!(emulator.get("clock").await, moved);
}

#[tokio::test]
async fn the_clock_is_set_paused_and_sped_up_in_one_call() {
    let emulator = Emulator::start(options()).await;
    let change = json!({ "set": "2101-01-01T00:00:00Z", "paused": true, "speed": 30 });
    let clock = emulator.post("clock", change).await.ok();
    assert_eq!(clock, json!({ "now": "2101-01-01T00:00:00Z", "paused": true, "speed": 30.0 }));
    let back = emulator.post("clock", json!({ "set": "2100-12-31T23:59:59Z" })).await;
    assert_eq!(back.status, 400);
    let sentence =
        "it is 2101-01-01T00:00:00Z already; time does not go back to 2100-12-31T23:59:59Z";
    assert_eq!(back.json()["error"], sentence);
    assert_eq!(emulator.get("clock").await, clock);
}

#[tokio::test]
async fn a_running_clock_ends_transitions_by_itself() {
    let emulator = Emulator::start(Options { speed: 1000.0, ..options() }).await;
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
    eventually("the switch ends", async || {
        let status = &emulator.migration(BILLING).await["MigrationStatus"];
        (status == "POLARDB2RDS_SYNCING").then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_reset_brings_scenario_and_clock_back_and_forgets_faults_and_calls() {
    let emulator = Emulator::demo().await;
    emulator.post("clock", json!({ "speed": 77 })).await.ok();
    let first = emulator.create(ORDERS).await;
    emulator.post("faults", json!({ "kind": "throttle" })).await.ok();
    let last = emulator.get("calls").await["last_seq"].clone();
    emulator.post("reset", json!({})).await.ok();
    assert_eq!(emulator.get("faults").await["faults"], json!([]));
    let clock = emulator.get("clock").await;
    assert_eq!((&clock["speed"], &clock["paused"]), (&json!(1.0), &json!(false)));
    let calls = emulator.get("calls").await;
    assert_eq!((&calls["calls"], &calls["last_seq"]), (&json!([]), &last));
    let gone = emulator.call("DescribeDBClusterMigration", &[("DBClusterId", &first)]).await;
    assert_eq!(gone.status, 404);
    assert_ne!(emulator.create(ORDERS).await, first, "no id is given twice");

    emulator.post("reset", json!({ "scenario": "empty" })).await.ok();
    assert_eq!(emulator.get("health").await["scenario"], "empty");
    assert_eq!(emulator.get("names").await["names"], json!([]));
    let unknown = emulator.post("reset", json!({ "scenario": "nowhere" })).await;
    assert_eq!(unknown.status, 400);
}

#[tokio::test]
async fn every_call_is_logged_with_its_verdict_and_what_it_changed() {
    let emulator = Emulator::demo().await;
    let reply =
        emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[("SwapConnectionString", "true")]);
    let request_id = reply.await.ok()["RequestId"].clone();
    let log = emulator.get("calls?action=ModifyDBClusterMigration").await;
    let call = &log["calls"][0];
    assert_eq!(call["request_id"], request_id);
    assert_eq!(call["status"], 200);
    assert_eq!(call["cluster"], BILLING);
    assert_eq!(call["access_key_id"], "polarshift");
    let changed = call["changed"].as_str().unwrap();
    assert!(changed.starts_with("switch, ") && changed.ends_with("SWITCHING"), "{changed}");
    let after = format!("calls?after={}", call["seq"]);
    assert_eq!(emulator.get(&after).await["calls"], json!([]));
    emulator.call("DescribeRegions", &[]).await.ok();
    assert_eq!(emulator.get(&after).await["calls"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_dump_shows_what_is_pending() {
    let emulator = Emulator::demo().await;
    let state = emulator.get("state").await;
    let clusters = state["clusters"].as_array().unwrap();
    let held = clusters.iter().find(|cluster| cluster["id"] == CHECKOUT).unwrap();
    assert_eq!(held["migration"]["held"], true);
    assert_eq!(held["migration"]["status"], "SWITCHING");
    assert!(state["names"].as_array().unwrap().len() > 40);
}

#[tokio::test]
async fn other_sites_and_other_names_have_no_control() {
    let extra = Options { allowed_hosts: vec!["emulator.test".into()], ..options() };
    let emulator = Emulator::start(extra).await;
    let post = |headers: Vec<(&'static str, String)>| {
        let mut request = emulator.http.post(emulator.control_url("reset")).body("{}");
        for (name, value) in headers {
            request = request.header(name, value);
        }
        async { Reply::of(request.send().await.unwrap()).await.status }
    };
    let url = emulator.url();
    assert_eq!(post(vec![("origin", "https://evil.example".into())]).await, 403);
    assert_eq!(post(vec![("origin", "null".into())]).await, 403);
    assert_eq!(post(vec![("sec-fetch-site", "cross-site".into())]).await, 403);
    assert_eq!(post(vec![("sec-fetch-site", "same-site".into())]).await, 403);
    assert_eq!(post(vec![("origin", url)]).await, 200);
    assert_eq!(post(vec![("sec-fetch-site", "same-origin".into())]).await, 200);
    for host in ["evil.example", "evil.example:3100", "localhost.evil.example", ""] {
        assert_eq!(post(vec![("host", host.into())]).await, 421, "{host}");
    }
    let own = ["localhost:3100", "127.0.0.1", "[::1]:3100", "LOCALHOST", "a.localhost"];
    for host in own.into_iter().chain(["emulator.test:80"]) {
        assert_eq!(post(vec![("host", host.into())]).await, 200, "{host}");
    }
    for header in ["forwarded", "x-forwarded-for", "x-real-ip", "via"] {
        assert_eq!(post(vec![(header, "192.0.2.1".into())]).await, 403, "{header}");
    }
}

#[tokio::test]
async fn a_page_of_another_site_reads_nothing_of_the_control_plane() {
    let emulator = Emulator::demo().await;
    let get = async |headers: &[(&'static str, &str)]| {
        let request = emulator.http.get(emulator.control_url("state"));
        let request = headers.iter().fold(request, |it, (name, value)| it.header(*name, *value));
        request.send().await.unwrap().status()
    };
    assert_eq!(get(&[("sec-fetch-site", "cross-site"), ("sec-fetch-dest", "image")]).await, 403);
    let link = [("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")];
    assert_eq!(get(&[&[("sec-fetch-site", "cross-site")], &link[..]].concat()).await, 200);
    assert_eq!(get(&[]).await, 200);
}

#[tokio::test]
async fn a_probe_may_ask_for_the_head_only() {
    let emulator = Emulator::demo().await;
    let url = emulator.control_url("health");
    for method in [reqwest::Method::HEAD, reqwest::Method::GET] {
        let answer = emulator.http.request(method.clone(), &url).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{method}");
    }
}

#[tokio::test]
async fn a_wrong_control_call_is_told_so() {
    let emulator = Emulator::demo().await;
    let told = async |path: &str| {
        let reply = emulator.post(path, json!({})).await;
        (reply.status, reply.json()["error"].as_str().unwrap().to_owned())
    };
    let (status, sentence) = told("nowhere").await;
    assert_eq!(status, 404);
    assert!(sentence.contains("/_emulator/nowhere") && sentence.contains("/clock, /faults"));
    assert_eq!(told("health").await, (405, "/_emulator/health is called with GET".into()));
    assert_eq!(told("faults/1").await, (405, "/_emulator/faults/1 is called with DELETE".into()));
    assert_eq!(emulator.post("set", json!({ "cluster": "pc-none" })).await.status, 404);
    assert_eq!(emulator.post("faults", json!({ "kind": "sloow" })).await.status, 400);
}
