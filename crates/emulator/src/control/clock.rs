//! `/_emulator/clock`

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::reply::{Refusal, Reply, read, refusal, save};
use crate::clock::{EmulatedClock, MAX_ADVANCE_SECONDS, MAX_SPEED, is_speed};
use crate::core::Core;

/// Any of them, in one step: first it is paused or let run, then moved.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    speed: Option<f64>,
    paused: Option<bool>,
    /// The time it shall be.
    set: Option<Timestamp>,
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
        let clock = changed(state.clock.clone(), &change)?;
        let answer = describe(&clock);
        state.clock = clock;
        (answer, state.changed())
    };
    save(&core, revision).await?;
    Ok(Json(answer))
}

fn check(change: &Change) -> Result<(), Refusal> {
    let wrong = |sentence: String| Err(refusal(StatusCode::BAD_REQUEST, sentence));
    if change.speed.is_some_and(|speed| !is_speed(speed)) {
        return wrong(format!("speed must be above 0 and at most {MAX_SPEED}"));
    }
    if change.advance_seconds.is_some_and(|s| !(0.0..=MAX_ADVANCE_SECONDS).contains(&s)) {
        return wrong("advance_seconds must be 0 to a hundred years; time does not go back".into());
    }
    if change.set.is_some() && change.advance_seconds.is_some() {
        return wrong("set says what time it shall be; advance_seconds cannot go with it".into());
    }
    Ok(())
}

fn changed(mut clock: EmulatedClock, change: &Change) -> Result<EmulatedClock, Refusal> {
    if let Some(paused) = change.paused {
        clock.set_paused(paused);
    }
    if let Some(speed) = change.speed {
        clock.set_speed(speed);
    }
    if let Some(to) = change.set {
        clock.set(to).map_err(|now| {
            let sentence = format!("it is {now} already; time does not go back to {to}");
            refusal(StatusCode::BAD_REQUEST, sentence)
        })?;
    }
    if let Some(seconds) = change.advance_seconds {
        clock.advance(seconds);
    }
    Ok(clock)
}

pub fn describe(clock: &EmulatedClock) -> Value {
    json!({ "now": clock.now(), "speed": clock.speed(), "paused": clock.is_paused() })
}
