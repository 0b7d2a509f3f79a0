//! `/_emulator/scenarios`, `/_emulator/scenario` and `/_emulator/reset`: everything anew.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::reply::{Refusal, Reply, read, refusal, save};
use crate::accounts::Accounts;
use crate::clock::{EmulatedClock, SavedClock};
use crate::core::Core;
use crate::scenario::{self, Problems, Scenario};
use crate::state::State as Held;
use crate::world_id::WorldId;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    /// A built-in one, or the file given at start; the one there is if not given.
    scenario: Option<Scenario>,
    /// The seed of ids and chances. With it, ids begin anew; without it they continue, so that none is given twice.
    seed: Option<u64>,
    /// The new emulated time, which may be earlier; without it the time does not change.
    now: Option<Timestamp>,
    /// Whether the clock stands still at once.
    #[serde(default)]
    paused: bool,
}

/// The built-in scenarios.
pub async fn list() -> Json<Value> {
    let scenarios: Vec<_> =
        Scenario::built_in_names().into_iter().map(|name| json!({ "name": name })).collect();
    Json(json!({ "scenarios": scenarios }))
}

/// Puts a scenario in the place of everything, forgets faults and calls, and lets the clock run at its first speed.
pub async fn reset(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    anew(&core, read(&body)?).await
}

/// The resources there are now, as a file.
pub async fn save_as_file(State(core): State<Arc<Core>>) -> Result<impl IntoResponse, Refusal> {
    let text = {
        let mut state = core.state();
        let now = state.now();
        state.accounts.worlds_mut().for_each(|world| world.settle_all(now));
        scenario::save(&state.accounts, now).map_err(|error| {
            tracing::error!(%error, "the resources could not be written as a scenario");
            refusal(StatusCode::INTERNAL_SERVER_ERROR, "the resources could not be written")
        })?
    };
    Ok(([(header::CONTENT_TYPE, "application/toml")], text))
}

/// Puts the posted file in the place of everything.
pub async fn load(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let text = String::from_utf8(body.into())
        .map_err(|_| refusal(StatusCode::BAD_REQUEST, "a scenario is TOML, and that is UTF-8"))?;
    let before = {
        let mut state = core.state();
        // Checked first: a file that is refused changes nothing.
        scenario::fill(&state.accounts, &text, state.now()).map_err(|found| told(&found))?;
        std::mem::replace(&mut state.posted, text)
    };
    let reset = Reset { scenario: Some(Scenario::Posted), ..Reset::default() };
    let loaded = anew(&core, reset).await;
    if loaded.is_err() {
        core.state().posted = before;
    }
    loaded
}

async fn anew(core: &Core, reset: Reset) -> Reply {
    let (answer, revision) = {
        let mut state = core.state();
        let name = reset.scenario.unwrap_or_else(|| state.scenario.clone());
        let now = reset.now.unwrap_or_else(|| state.now());
        let accounts = accounts(core, &state, &name, reset.seed, now)?;
        let clusters: usize = accounts.worlds().map(|world| world.clusters.len()).sum();
        let instances: usize = accounts.worlds().map(|world| world.instances.len()).sum();
        state.accounts = accounts;
        state.world = WorldId::fresh();
        state.clock =
            EmulatedClock::new(SavedClock { now, paused: reset.paused }, state.first_speed);
        let answer = json!({
            "scenario": name,
            "world": state.world,
            "seed": state.accounts.seed(),
            "now": now,
            "instances": instances,
            "clusters": clusters,
        });
        state.scenario = name;
        (answer, state.changed())
    };
    core.faults().clear();
    core.calls().clear();
    save(core, revision).await?;
    core.tell_time();
    Ok(Json(answer))
}

fn accounts(
    core: &Core,
    state: &Held,
    name: &Scenario,
    seed: Option<u64>,
    now: Timestamp,
) -> Result<Accounts, Refusal> {
    if *name == Scenario::Posted && state.posted.is_empty() {
        let sentence = "the posted scenario is not kept over a restart; post it again";
        return Err(refusal(StatusCode::CONFLICT, sentence));
    }
    // Whoever can reach the control plane could have any file of this user read.
    if name.file().is_some_and(|path| !core.scenario_files.iter().any(|given| given == path)) {
        let sentence = format!(
            "{name} is not the scenario file that was given at start, and no other file is read; \
             post its text to /_emulator/scenario"
        );
        return Err(refusal(StatusCode::FORBIDDEN, sentence));
    }
    let wrong = |sentence: String| refusal(StatusCode::BAD_REQUEST, sentence);
    let text = name.text(&state.posted);
    let text = text.map_err(|error| wrong(format!("{name} cannot be read: {error}")))?;
    let before = seed.map(Accounts::new);
    let before = before.as_ref().unwrap_or(&state.accounts);
    let mut accounts = scenario::fill(before, &text, now).map_err(|found| told(&found))?;
    accounts.configure(&core.keys).map_err(wrong)?;
    Ok(accounts)
}

fn told(problems: &Problems) -> Refusal {
    let body: Value = json!({ "error": problems.to_string(), "problems": problems.0 });
    (StatusCode::BAD_REQUEST, Json(body))
}
