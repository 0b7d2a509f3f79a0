//! ModifyDBClusterDeletion (vendor/rds-migration 4.8): sets or clears the deletion lock.

use serde_json::Value;

use crate::api_error::ApiError;
use crate::operations::shared::{Job, empty};

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    job.parameters.required("Protection")?;
    let locked = job.parameters.boolean("Protection")?.unwrap_or(false);
    let id = job.cluster(ApiError::unknown_cluster)?.id.clone();
    if let Some(cluster) = job.world.clusters.get_mut(&id) {
        cluster.deletion_lock = locked;
    }
    job.note(&id, if locked { "deletion lock set" } else { "deletion lock cleared" });
    Ok(empty())
}
