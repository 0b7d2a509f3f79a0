//! `/_emulator/snapshot` and `/_emulator/restore`: everything as it was at one moment.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::clock;
use super::reply::{Refusal, Reply, read, refusal, save};
use crate::accounts::Accounts;
use crate::clock::{EmulatedClock, SavedClock};
use crate::core::Core;
use crate::faults::{Faults, SavedFaults};
use crate::scenario::Scenario;
use crate::world_id::WorldId;

/// The version this build writes and reads.
const VERSION: u64 = 1;
/// Everything but the log of calls.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Snapshot {
    version: u64,
    scenario: Scenario,
    /// A snapshot from before worlds had IDs is a new world when it is restored.
    #[serde(default = "WorldId::fresh")]
    world: WorldId,
    posted: String,
    clock: SavedClock,
    speed: f64,
    accounts: Accounts,
    faults: SavedFaults,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Take {
    name: Option<String>,
}

/// Takes one: kept if it has a name, and answered otherwise.
pub async fn take(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let Take { name } = read(&body)?;
    let snapshot = now(&core);
    let Some(name) = name else { return Ok(Json(json!({ "snapshot": snapshot }))) };
    let mut kept = core.snapshots();
    kept.keep(name.clone(), snapshot)
        .map_err(|sentence| refusal(StatusCode::CONFLICT, sentence))?;
    Ok(Json(json!({ "name": name, "snapshots": kept.names() })))
}

fn now(core: &Core) -> Value {
    let mut state = core.state();
    let clock = state.clock.saved();
    state.accounts.worlds_mut().for_each(|world| world.settle_all(clock.now));
    json!({
        "version": VERSION,
        "scenario": state.scenario,
        "world": state.world,
        "posted": state.posted,
        "clock": clock,
        "speed": state.clock.speed(),
        "accounts": state.accounts,
        "faults": core.faults().save(),
    })
}

pub async fn list(State(core): State<Arc<Core>>) -> Json<Value> {
    Json(json!({ "snapshots": core.snapshots().names() }))
}

pub async fn remove(State(core): State<Arc<Core>>, Path(name): Path<String>) -> Reply {
    let mut kept = core.snapshots();
    kept.remove(&name).map_err(unknown)?;
    Ok(Json(json!({ "snapshots": kept.names() })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Restore {
    name: Option<String>,
    snapshot: Option<Value>,
}

/// Puts everything back as it was, the time and the faults that were left too. The log of calls is forgotten.
pub async fn restore(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let given = match read(&body)? {
        Restore { name: Some(name), snapshot: None } => {
            core.snapshots().get(&name).map_err(unknown)?
        }
        Restore { name: None, snapshot: Some(given) } => given,
        _ => {
            let sentence = "either the name of a snapshot or a snapshot is needed";
            return Err(refusal(StatusCode::BAD_REQUEST, sentence));
        }
    };
    let mut snapshot = parse(given)?;
    let wrong = |sentence: String| refusal(StatusCode::BAD_REQUEST, sentence);
    snapshot.accounts.configure(&core.keys).map_err(wrong)?;
    let faults = Faults::load(snapshot.faults).map_err(wrong)?;
    let (answer, revision) = {
        let mut state = core.state();
        state.accounts = snapshot.accounts;
        state.scenario = snapshot.scenario;
        state.world = snapshot.world;
        state.posted = snapshot.posted;
        state.clock = EmulatedClock::new(snapshot.clock, snapshot.speed);
        *core.faults() = faults;
        core.calls().clear();
        (clock::describe(&state.clock), state.changed())
    };
    save(&core, revision).await?;
    core.tell_time();
    Ok(Json(answer))
}

fn parse(given: Value) -> Result<Snapshot, Refusal> {
    let wrong = |sentence: String| refusal(StatusCode::BAD_REQUEST, sentence);
    match &given["version"] {
        version if *version == json!(VERSION) => {}
        Value::Null => return Err(wrong("this is no snapshot: it has no version".into())),
        other => {
            let sentence = format!("the snapshot has version {other}; this build has {VERSION}");
            return Err(wrong(sentence));
        }
    }
    serde_json::from_value(given).map_err(|error| wrong(format!("this is no snapshot: {error}")))
}

fn unknown(sentence: String) -> Refusal {
    refusal(StatusCode::NOT_FOUND, sentence)
}
