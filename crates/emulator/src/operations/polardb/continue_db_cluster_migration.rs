//! ContinueDBClusterMigration (vendor/rds-migration 2.6): continues after a failed precheck or a stuck step.

use migration::Action;
use serde_json::Value;

use crate::api_error::ApiError;
use crate::operations::shared::{Job, empty};

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let force = job.parameters.boolean("ForceSwitch")?.unwrap_or(false);
    let id = job.parameters.cluster_id()?.to_owned();
    let missing = job.choices.no_migration.error();
    job.task_for(&[Action::Continue], ApiError::unknown_cluster_id, missing)?;
    job.world.resume(&id, force, job.now, job.course.is_held());
    job.note_status(&id, if force { "continue, skipping the error" } else { "continue" });
    Ok(empty())
}
