//! `/_emulator/faults`

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::reply::{Reply, read, refusal};
use crate::core::Core;
use crate::faults::offers;

pub async fn list(State(core): State<Arc<Core>>) -> Json<Value> {
    Json(json!({ "faults": core.faults().list() }))
}

/// Every kind of fault with its details.
pub async fn kinds() -> Json<Value> {
    Json(json!({ "kinds": offers() }))
}

pub async fn order(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let order = read(&body)?;
    let mut faults = core.faults();
    let id = faults.add(order).map_err(|sentence| refusal(StatusCode::BAD_REQUEST, sentence))?;
    Ok(Json(json!({ "id": id, "faults": faults.list() })))
}

pub async fn remove(State(core): State<Arc<Core>>, Path(id): Path<String>) -> Reply {
    let mut faults = core.faults();
    if id.parse().is_ok_and(|id| faults.remove(id)) {
        return Ok(Json(json!({ "faults": faults.list() })));
    }
    Err(refusal(StatusCode::NOT_FOUND, format!("there is no fault {id}, or it has met its calls")))
}

pub async fn clear(State(core): State<Arc<Core>>) -> Json<Value> {
    core.faults().clear();
    list(State(core)).await
}
