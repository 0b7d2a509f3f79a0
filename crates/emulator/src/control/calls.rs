//! `/_emulator/calls`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::core::Core;

#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    after: u64,
    action: Option<String>,
}

pub async fn list(State(core): State<Arc<Core>>, Query(filter): Query<Filter>) -> Json<Value> {
    let log = core.calls();
    let calls = log.list(filter.after, filter.action.as_deref());
    Json(json!({ "last_seq": log.last_seq(), "calls": calls }))
}
