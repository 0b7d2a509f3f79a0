//! `/_emulator/faults`

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{Reply, read, refusal};
use crate::core::Core;

pub async fn list(State(core): State<Arc<Core>>) -> Json<Value> {
    Json(json!({ "faults": core.faults().list() }))
}

pub async fn order(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let order = read(&body)?;
    let mut faults = core.faults();
    faults.add(order).map_err(|sentence| refusal(StatusCode::BAD_REQUEST, sentence))?;
    Ok(Json(json!({ "faults": faults.list() })))
}

pub async fn clear(State(core): State<Arc<Core>>) -> Json<Value> {
    core.faults().clear();
    list(State(core)).await
}
