//! `/_emulator/sts/expire`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use serde_json::json;

use super::{Reply, save};
use crate::core::Core;

/// Lets every temporary key that was issued so far expire. Their time is wall time, which nobody can move.
pub async fn expire(State(core): State<Arc<Core>>) -> Reply {
    let (now, revision) = {
        let mut state = core.state();
        let now = Timestamp::now();
        state.accounts.issuer.expire_all(now);
        (now, state.changed())
    };
    save(&core, revision).await?;
    Ok(Json(json!({ "expired_before": now })))
}
