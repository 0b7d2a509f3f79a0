//! The writes. Only plain forms post to them, so the browser's wasm has no stub for any.

use backend::{Backend, DecideError, IntentId, Parameters};
use leptos::prelude::*;
use migration::Action;

use super::form::{DialogFields, PairFields, close_parameters, either, move_parameters, submit};
use crate::error::{ConsoleError, NotFound};
use crate::routes;

#[server(endpoint = "migration/switch", prefix = "/api")]
pub async fn switch_over(
    #[server(flatten)] fields: DialogFields,
    endpoints: String,
    #[server(default)] pairs: PairFields,
) -> Result<(), ConsoleError> {
    submit(fields, Action::Switch, move_parameters(&endpoints, pairs)?, None).await
}

#[server(endpoint = "migration/roll-back", prefix = "/api")]
pub async fn roll_back(
    #[server(flatten)] fields: DialogFields,
    endpoints: String,
    #[server(default)] pairs: PairFields,
) -> Result<(), ConsoleError> {
    submit(fields, Action::RollBack, move_parameters(&endpoints, pairs)?, None).await
}

#[server(endpoint = "migration/complete", prefix = "/api")]
pub async fn complete(
    #[server(flatten)] fields: DialogFields,
    binlog: String,
    typed_cluster_id: String,
) -> Result<(), ConsoleError> {
    submit(fields, Action::Complete, close_parameters(&binlog)?, Some(typed_cluster_id)).await
}

#[server(endpoint = "migration/cancel", prefix = "/api")]
pub async fn cancel(
    #[server(flatten)] fields: DialogFields,
    binlog: String,
    typed_cluster_id: String,
) -> Result<(), ConsoleError> {
    submit(fields, Action::Cancel, close_parameters(&binlog)?, Some(typed_cluster_id)).await
}

#[server(endpoint = "migration/continue", prefix = "/api")]
pub async fn continue_migration(
    #[server(flatten)] fields: DialogFields,
    error: String,
) -> Result<(), ConsoleError> {
    let force = either("error", &error, "skip", "mended")?;
    submit(fields, Action::Continue, Parameters::Continue { force }, None).await
}

#[server(endpoint = "migration/abandon", prefix = "/api")]
pub async fn abandon(
    #[server(flatten)] fields: DialogFields,
    typed_cluster_id: String,
) -> Result<(), ConsoleError> {
    submit(fields, Action::Abandon, Parameters::Abandon, Some(typed_cluster_id)).await
}

/// Closes an intent that reading could not settle, as the operator says.
#[server(endpoint = "intents/decide", prefix = "/api")]
pub async fn decide(intent_id: String, verdict: String) -> Result<(), ConsoleError> {
    let id = IntentId::parse(intent_id)?;
    let ran = either("verdict", &verdict, "ran", "not-run")?;
    let backend = expect_context::<Backend>();
    let record = match backend.decide(&id, ran).await {
        Ok(record) => record,
        // Reading was faster than the operator: the outcome is on the page.
        Err(DecideError::Settled) => backend.intent(&id).await?.ok_or(NotFound::Intent)?,
        Err(error) => return Err(error.into()),
    };
    leptos_axum::redirect(&routes::outcome_of(&record));
    Ok(())
}
