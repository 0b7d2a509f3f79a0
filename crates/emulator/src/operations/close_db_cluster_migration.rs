//! CloseDBClusterMigration (domain.md 2.4): cancel before the switch, complete after it.

use migration::Action;
use serde_json::Value;

use super::{Job, nothing};
use crate::api_error::ApiError;

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let keep_binlog = job.parameters.boolean("ContinueEnableBinlog")?.unwrap_or(true);
    let id = job.parameters.cluster_id()?.to_owned();
    let (now, hold) = (job.now, job.hold);
    let task = job.task_for(&[Action::Cancel, Action::Complete], ApiError::unknown_cluster_id)?;
    let meaning = match task.direction {
        migration::Direction::PolardbToRds => Action::Complete,
        _ => Action::Cancel,
    };
    task.begin_close(now, keep_binlog, hold);
    let binlog = if keep_binlog { "kept" } else { "disabled" };
    job.note_status(&id, &format!("{meaning}, binary logging {binlog}"));
    Ok(nothing())
}
