//! ModifyDBClusterMigration (domain.md 2.3): switch and roll back, told apart by `NewMasterInstanceId` alone.

use migration::{Action, Pair, PairFault, Pairs, check_pairs, default_pairs};
use serde_json::Value;

use super::{Job, nothing};
use crate::api_error::ApiError;
use crate::world::in_order;

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let parameters = job.parameters;
    let source = parameters.id("SourceRDSDBInstanceId")?;
    let new_master = parameters.id("NewMasterInstanceId")?;
    let swaps = parameters.boolean("SwapConnectionString")?.unwrap_or(false);
    let cluster = job.cluster(ApiError::unknown_cluster_or_instance)?;
    // A change of endpoints under way could take a name out of the pairs.
    if cluster.work.is_some() {
        return Err(ApiError::migration_status());
    }
    let id = cluster.id.clone();
    let action = action(job, &id, source, new_master)?;
    let (now, hold) = (job.now, job.hold);

    let task = job.task_for(&[action], ApiError::unknown_cluster_or_instance)?;
    if action == Action::Switch && !task.delay(&id, now).allows_switch() {
        return Err(ApiError::migration_status());
    }
    let pairs = if swaps { pairs(job, &id, action)? } else { Pairs::new() };
    let why = format!("{action}, {} pairs of endpoints", pairs.len());
    if let Some(task) = job.world.task_mut(&id) {
        match action {
            Action::Switch => task.begin_switch(now, pairs, hold),
            _ => task.begin_roll_back(now, pairs, hold),
        }
    }
    job.note_status(&id, &why);
    Ok(nothing())
}

/// Which of the two it is.
fn action(job: &Job<'_>, id: &str, source: &str, new_master: &str) -> Result<Action, ApiError> {
    let cluster = job.world.clusters.get(id);
    let task = cluster.and_then(|cluster| cluster.task.as_ref()).filter(|task| !task.is_over());
    let task = task.ok_or_else(ApiError::no_migration)?;
    if task.source != source {
        return Err(ApiError::unknown_cluster_or_instance());
    }
    if new_master == id {
        Ok(Action::Switch)
    } else if new_master == source {
        Ok(Action::RollBack)
    } else {
        Err(ApiError::migration_status())
    }
}

/// The pairs to swap: those named, else those of the switch that is being undone, else the default ones.
fn pairs(job: &Job<'_>, id: &str, action: Action) -> Result<Pairs, ApiError> {
    let cluster = job.world.clusters.get(id).ok_or_else(ApiError::unknown_cluster_or_instance)?;
    let task = cluster.task.as_ref().ok_or_else(ApiError::no_migration)?;
    let source = job.world.source_endpoints(&task.source);
    let pairs = match job.parameters.optional("ConnectionStrings") {
        Some(text) => in_order(source, &cluster.endpoints, named(text)?)
            .ok_or_else(ApiError::connection_string)?,
        None if action == Action::RollBack && !task.swapped.is_empty() => task.swapped.clone(),
        None => default_pairs(source, &cluster.endpoints),
    };
    if check_pairs(source, &cluster.endpoints, &pairs).iter().any(PairFault::is_blocking) {
        return Err(ApiError::connection_string());
    }
    Ok(pairs)
}

/// `{"string": "string", ...}`
fn named(text: &str) -> Result<Pairs, ApiError> {
    let object: serde_json::Map<String, Value> =
        serde_json::from_str(text).map_err(|_| ApiError::connection_string())?;
    object
        .into_iter()
        .map(|(rds, polardb)| match polardb {
            Value::String(polardb) => Ok(Pair { rds, polardb }),
            _ => Err(ApiError::connection_string()),
        })
        .collect()
}
