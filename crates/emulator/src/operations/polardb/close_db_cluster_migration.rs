//! CloseDBClusterMigration (vendor/rds-migration 2.4): cancel before the switch, complete after it.

use migration::Action;
use serde_json::Value;

use crate::api_error::ApiError;
use crate::operations::shared::{Job, empty};

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let keep_binlog = job.parameters.boolean("ContinueEnableBinlog")?.unwrap_or(true);
    let id = job.parameters.cluster_id()?.to_owned();
    let actions = [Action::Cancel, Action::Complete];
    let task = job.task_for(&actions, ApiError::unknown_cluster_id, ApiError::no_migration())?;
    let meaning = match task.direction {
        migration::Direction::PolardbToRds => Action::Complete,
        _ => Action::Cancel,
    };
    job.world.begin_close(&id, keep_binlog, job.now, job.course);
    let binlog = if keep_binlog { "kept" } else { "disabled" };
    job.note_status(&id, &format!("{meaning}, binary logging {binlog}"));
    Ok(empty())
}
