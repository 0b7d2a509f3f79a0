//! What the dialogs post. Each is public, so each parses what it is given. Only plain forms post to them, so the wasm has
//! no stub for any.

use backend::Parameters;
use leptos::prelude::*;
use migration::Action;

use super::dialog_fields::{DialogFields, PairFields, close_parameters, move_parameters, submit};
use crate::error::ConsoleError;
use crate::parts::either;

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
