//! `/_emulator/clock`

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Refusal, Reply, read, refusal, save};
use crate::clock::{EmulatedClock, MAX_ADVANCE_SECONDS, is_speed};
use crate::core::Core;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    speed: Option<f64>,
    paused: Option<bool>,
    advance_seconds: Option<f64>,
}

pub async fn show(State(core): State<Arc<Core>>) -> Json<Value> {
    Json(describe(&core.state().clock))
}

pub async fn change(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let change: Change = read(&body)?;
    check(&change)?;
    let (answer, revision) = {
        let mut state = core.state();
        let clock = &mut state.clock;
        if let Some(paused) = change.paused {
            clock.set_paused(paused);
        }
        if let Some(speed) = change.speed {
            clock.set_speed(speed);
        }
        if let Some(seconds) = change.advance_seconds {
            clock.advance(seconds);
        }
        (describe(clock), state.changed())
    };
    save(&core, revision).await?;
    Ok(Json(answer))
}

fn check(change: &Change) -> Result<(), Refusal> {
    let wrong = |sentence: &str| Err(refusal(StatusCode::BAD_REQUEST, sentence));
    if change.speed.is_some_and(|speed| !is_speed(speed)) {
        return wrong("speed must be above 0 and at most 1000000");
    }
    if change.advance_seconds.is_some_and(|s| !(0.0..=MAX_ADVANCE_SECONDS).contains(&s)) {
        return wrong("advance_seconds must be 0 to a hundred years; time does not go back");
    }
    Ok(())
}

fn describe(clock: &EmulatedClock) -> Value {
    json!({ "now": clock.now(), "speed": clock.speed(), "paused": clock.is_paused() })
}
