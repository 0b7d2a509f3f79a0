//! AbortDBClusterMigration (vendor/rds-migration 2.5): ends like a cancel.

use migration::Action;
use serde_json::Value;

use crate::api_error::ApiError;
use crate::operations::shared::{Job, empty};

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let id = job.parameters.cluster_id()?.to_owned();
    let missing = job.choices.no_migration.error();
    job.task_for(&[Action::Abandon], ApiError::unknown_cluster_id, missing)?;
    job.world.begin_close(&id, true, job.now, job.course);
    job.note_status(&id, "abandon");
    Ok(empty())
}
