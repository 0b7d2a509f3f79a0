//! DeleteDBCluster (vendor/rds-migration 4.8): releases a pay-as-you-go cluster that no migration needs.

use serde_json::Value;

use crate::api_error::ApiError;
use crate::operations::shared::endpoint_writes::cluster_id_or_404;
use crate::operations::shared::{Job, empty};
use crate::world::{Change, Cluster};

const RETENTION: &str = "BackupRetentionPolicyOnClusterDeletion";

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let parameters = job.parameters;
    let retention = parameters.optional(RETENTION);
    if retention.is_some_and(|word| !["ALL", "LATEST", "NONE"].contains(&word)) {
        return Err(ApiError::invalid_setting(RETENTION));
    }
    let (now, choices) = (job.now, job.choices);
    let id = cluster_id_or_404(parameters)?.to_owned();
    let cluster = job.cluster(ApiError::unknown_cluster)?;
    let status = cluster.status(now, &choices);
    refuse(cluster, status)?;
    // Settled, because a migration that has ended meanwhile needs its source no more.
    job.world.settle_all(now);
    if job.world.is_busy(&id) {
        return Err(ApiError::disabled_by_migration());
    }
    let pace = job.world.progression.delete;
    job.world.begin(&id, Change::Delete, pace, now, job.course.is_held());
    job.note(&id, "release: Deleting");
    Ok(empty())
}

fn refuse(cluster: &Cluster, status: &str) -> Result<(), ApiError> {
    if cluster.task.as_ref().is_some_and(|task| !task.is_over()) {
        return Err(ApiError::disabled_by_migration());
    }
    if status == "Deleting" {
        return Err(ApiError::being_deleted());
    }
    if cluster.deletion_lock {
        return Err(ApiError::deletion_lock());
    }
    if cluster.pay_type == "Prepaid" {
        return Err(ApiError::pay_type());
    }
    if status != "Running" {
        return Err(ApiError::not_running());
    }
    Ok(())
}
