//! `/_emulator/progression`

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::reply::{Reply, read, refusal, save};
use crate::core::Core;

pub async fn show(State(core): State<Arc<Core>>) -> Json<Value> {
    Json(json!(core.state().accounts.progression()))
}

/// Changes the steps that are named.
pub async fn change(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let changes: Map<String, Value> = read(&body)?;
    let (progression, revision) = {
        let mut state = core.state();
        let progression = state.accounts.progression().with(changes);
        let progression = progression.map_err(|error| {
            refusal(StatusCode::BAD_REQUEST, format!("the body is wrong: {error}"))
        })?;
        state.accounts.set_progression(progression);
        (progression, state.changed())
    };
    save(&core, revision).await?;
    Ok(Json(json!(progression)))
}
