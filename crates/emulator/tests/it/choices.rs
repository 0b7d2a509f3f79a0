//! Both values of every switch, over the socket. The default comes first.

use serde_json::{Value, json};

use crate::support::*;

const STATUS: &str = "EngineMigrationStatus.NotSurpport";
const MALFORMED: &str = "InvalidConnectionString.Malformed";

async fn with(choices: Value) -> Emulator {
    Emulator::in_cloud(Cloud::with_choices(choices).await).await
}

async fn code(emulator: &Emulator, action: &str, cluster: &str) -> (u16, String) {
    emulator.call(action, &[("DBClusterId", cluster)]).await.error()
}

fn answer(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

mod codes;
mod create;
mod ending;
mod lists;
mod swaps;
mod turning;
mod unexpected;

#[tokio::test]
async fn choices_are_shown_changed_in_part_and_brought_back_by_a_reset() {
    let emulator = Emulator::demo().await;
    let default = emulator.get("choices").await;
    let changed = emulator.post("choices", json!({ "switch_gate": "off" })).await.ok();
    assert_eq!(changed["switch_gate"], "off");
    assert_eq!(emulator.get("choices").await, changed);
    let different = changed.as_object().unwrap().iter().filter(|(name, v)| &default[name] != *v);
    assert_eq!(different.count(), 1);
    emulator.post("reset", json!({})).await.ok();
    assert_eq!(emulator.get("choices").await, default);
    let table = emulator.get("choices/table").await;
    assert_eq!(table["choices"].as_array().unwrap().len(), default.as_object().unwrap().len());
}

#[tokio::test]
async fn a_wrong_choice_is_refused_and_nothing_changes() {
    let emulator = Emulator::demo().await;
    let before = emulator.get("choices").await;
    for (wrong, part) in [
        (json!({ "switch_gate": "off", "switch_gait": "off" }), "there are: switch_gate, "),
        (json!({ "switch_gate": "ajar" }), "switch_gate: "),
        (json!({ "deadline_days": 400 }), "1 to 365"),
        (json!([]), "the body is wrong"),
    ] {
        let reply = emulator.post("choices", wrong).await;
        let error = reply.json()["error"].as_str().unwrap().to_owned();
        assert!(reply.status == 400 && error.contains(part), "{error}");
    }
    assert_eq!(emulator.get("choices").await, before);
}

#[tokio::test]
async fn choices_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let kept = || emulator::Options { state: Some(path.clone()), ..options() };
    let first = Emulator::start(kept()).await;
    first.choose(json!({ "no_region": "missing" })).await;
    drop(first);
    let second = Emulator::start(kept()).await;
    assert_eq!(second.get("choices").await["no_region"], "missing");
}
