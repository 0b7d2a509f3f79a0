//! `/_emulator/calls`

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde_json::json;

use super::reply::{Reply, refusal};
use crate::calls::Filter;
use crate::core::Core;

pub async fn list(
    State(core): State<Arc<Core>>,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Reply {
    let Query(filter) =
        filter.map_err(|rejection| refusal(StatusCode::BAD_REQUEST, rejection.body_text()))?;
    // Both are held, so that everything that was done by now is in the log.
    let state = core.state();
    let log = core.calls();
    let calls = log.list(&filter);
    Ok(Json(json!({ "last_seq": log.last_seq(), "now": state.now(), "calls": calls })))
}
