//! ModifyDBClusterMigration (vendor/rds-migration 2.3): switch and roll back, distinguished by `NewMasterInstanceId` alone.

use migration::{
    Action, Endpoint, EndpointKind, NetType, Pair, PairFault, Pairs, check_pairs, default_pairs,
    endpoint_of,
};
use serde_json::Value;

use crate::api_error::ApiError;
use crate::choices::{PairChecks, PairOrder, SwapWithoutPairs};
use crate::operations::shared::{Job, empty};
use crate::world::{for_rules, in_order};

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
    let missing = job.choices.no_migration.error();
    let now = job.now;
    let choices = job.choices;
    let task = job.task_for(&[action], ApiError::unknown_cluster_or_instance, missing)?;
    let gate = if action == Action::Switch { choices.switch_gate } else { choices.roll_back_gate };
    match gate.refusal() {
        Some(refusal) if !task.delay(&id, now, &choices).allows_switch() => return Err(refusal),
        _ => {}
    }
    let pairs = if swaps { pairs(job, &id, action)? } else { Pairs::new() };
    let why = format!("{action}, {} pairs of endpoints", pairs.len());
    job.world.begin_move(&id, action, pairs, now, job.course);
    job.note_status(&id, &why);
    Ok(empty())
}

/// Which of the two it is.
fn action(job: &Job<'_>, id: &str, source: &str, new_master: &str) -> Result<Action, ApiError> {
    let cluster = job.world.clusters.get(id);
    let task = cluster.and_then(|cluster| cluster.task.as_ref()).filter(|task| !task.is_over());
    let task = task.ok_or_else(|| job.choices.no_migration.error())?;
    if task.source != source {
        return Err(job.choices.wrong_source.error());
    }
    if new_master == id {
        Ok(Action::Switch)
    } else if new_master == source {
        Ok(Action::RollBack)
    } else {
        Err(job.choices.neither_side.error())
    }
}

/// The pairs to swap: those named, else those of the switch that is being undone, else the default ones.
fn pairs(job: &Job<'_>, id: &str, action: Action) -> Result<Pairs, ApiError> {
    let cluster = job.world.clusters.get(id).ok_or_else(ApiError::unknown_cluster_or_instance)?;
    let task = cluster.task.as_ref().ok_or_else(ApiError::no_migration)?;
    let source = &for_rules(job.world.source_endpoints(&task.source));
    let own = &for_rules(&cluster.endpoints);
    let either = job.choices.pair_order == PairOrder::Either;
    let pairs =
        match (job.parameters.optional("ConnectionStrings"), job.choices.swap_without_pairs) {
            (Some(text), _) => in_order(source, own, named(text)?, either)
                .ok_or_else(ApiError::connection_string)?,
            (None, SwapWithoutPairs::Malformed) => return Err(ApiError::connection_string()),
            _ if action == Action::RollBack && !task.swapped.is_empty() => task.swapped.clone(),
            (None, SwapWithoutPairs::DefaultPairs) => default_pairs(source, own),
            (None, SwapWithoutPairs::PrivatePrimary) => private_primary(source, own),
        };
    let faults = check_pairs(source, own, &pairs);
    if faults.iter().any(|fault| forbids(fault, job.choices.pair_checks)) {
        return Err(ApiError::connection_string());
    }
    Ok(pairs)
}

/// The private addresses of the two primary endpoints (vendor/rds-migration 5, rule 3).
fn private_primary(source: &[Endpoint], cluster: &[Endpoint]) -> Pairs {
    let is = |side: &[Endpoint], name: &str, kind: &EndpointKind| {
        endpoint_of(side, name).is_some_and(|(endpoint, address)| {
            endpoint.kind == *kind && address.net_type == NetType::Private
        })
    };
    default_pairs(source, cluster)
        .into_iter()
        .filter(|pair| is(source, &pair.rds, &EndpointKind::RdsPrimary))
        .filter(|pair| is(cluster, &pair.polardb, &EndpointKind::PolardbPrimary))
        .collect()
}

fn forbids(fault: &PairFault, checks: PairChecks) -> bool {
    match checks {
        PairChecks::Rules => fault.is_blocking(),
        PairChecks::Strict => true,
        PairChecks::NamesOnly => matches!(
            fault,
            PairFault::NoPairs
                | PairFault::TooMany(_)
                | PairFault::NotOnRdsSide(_)
                | PairFault::NotOnPolardbSide(_)
                | PairFault::UsedTwice(_)
        ),
    }
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
