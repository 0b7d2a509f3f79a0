//! ModifyDBClusterMigrationEndpoint (vendor/rds-migration 2.7): points the business's DTS jobs at the other side. All jobs of a call
//! or none.

use migration::MigrationStatus;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::operations::shared::Job;
use crate::operations::shared::endpoint_writes::cluster_id_or_404;
use crate::world::{Task, World};

/// One job of `MigrationConfig`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Change {
    dts_job_id: String,
    endpoint: End,
    endpoint_instance_id: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum End {
    Src,
    Dst,
}

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let id = cluster_id_or_404(job.parameters)?.to_owned();
    let changes = changes(job.parameters.required("MigrationConfig")?)?;
    let cluster = job.cluster(ApiError::unknown_cluster_id)?;
    let task = cluster.task.as_ref().filter(|task| !task.is_over());
    let task = task.ok_or_else(ApiError::no_migration)?.clone();
    for change in &changes {
        check(job, change, &id, &task)?;
    }
    let what: Vec<_> = changes.iter().map(describe).collect();
    for change in changes {
        point(job.world, change);
    }
    let answer = json!({ "DBClusterId": id, "TaskId": job.world.fresh_number().to_string() });
    job.note(&id, what.join(", "));
    Ok(answer)
}

/// `[{"dtsJobId": "...", "endpoint": "src" or "dst", "endpointInstanceId": "..."}]`
fn changes(text: &str) -> Result<Vec<Change>, ApiError> {
    let changes: Vec<Change> = serde_json::from_str(text).map_err(|_| malformed())?;
    if changes.is_empty() { Err(malformed()) } else { Ok(changes) }
}

fn malformed() -> ApiError {
    ApiError::malformed("MigrationConfig")
}

/// The job must be at one of the two sides, and the new side must be the one that writes now: the cluster between
/// switch and complete, the source between roll back and cancel.
fn check(call: &Job<'_>, change: &Change, cluster: &str, task: &Task) -> Result<(), ApiError> {
    let any_time = call.choices.dts_jobs_any_time;
    let job = call.world.dts_jobs.get(&change.dts_job_id).ok_or_else(malformed)?;
    let now_at = match change.endpoint {
        End::Src => &job.source,
        End::Dst => &job.destination,
    };
    let is_side = |id: &str| id == cluster || id == task.source;
    if !is_side(now_at) || !is_side(&change.endpoint_instance_id) {
        return Err(malformed());
    }
    let needed = match change.endpoint_instance_id == cluster {
        true => MigrationStatus::SyncingToRds,
        false => MigrationStatus::SyncingToPolardb,
    };
    if any_time || task.status() == needed { Ok(()) } else { Err(ApiError::migration_status()) }
}

fn point(world: &mut World, change: Change) {
    if let Some(job) = world.dts_jobs.get_mut(&change.dts_job_id) {
        match change.endpoint {
            End::Src => job.source = change.endpoint_instance_id,
            End::Dst => job.destination = change.endpoint_instance_id,
        }
    }
}

fn describe(change: &Change) -> String {
    let end = match change.endpoint {
        End::Src => "reads from",
        End::Dst => "writes to",
    };
    format!("DTS job {} {end} {}", change.dts_job_id, change.endpoint_instance_id)
}
