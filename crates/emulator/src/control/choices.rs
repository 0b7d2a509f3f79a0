//! `/_emulator/choices`

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::reply::{Reply, read, refusal, save};
use crate::choices::Choices;
use crate::core::Core;

pub async fn show(State(core): State<Arc<Core>>) -> Json<Value> {
    Json(json!(core.state().accounts.choices()))
}

/// Every switch with its question, default and values.
pub async fn table() -> Json<Value> {
    Json(json!({ "choices": Choices::switches() }))
}

/// Changes those that are named.
pub async fn change(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let changes: Map<String, Value> = read(&body)?;
    let (choices, revision) = {
        let mut state = core.state();
        let choices = state.accounts.choices().with(changes);
        let choices = choices.map_err(|reason| refusal(StatusCode::BAD_REQUEST, reason))?;
        state.accounts.choose(choices);
        (choices, state.changed())
    };
    save(&core, revision).await?;
    Ok(Json(json!(choices)))
}
