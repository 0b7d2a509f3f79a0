//! What the writes to endpoints share: when they are allowed, which endpoint they mean, which names they may make.

use migration::{EndpointKind as Kind, NetType};

use super::job::Job;
use crate::api_error::ApiError;
use crate::choices::{Choices, NoEndpoint};
use crate::parameters::Parameters;
use crate::world::{Change, Cluster, Endpoint, World};

/// The cluster that `DBClusterId` names, if endpoints may be written to now: it is `Running` and its migration is not
/// switching, rolling back or closing.
pub fn idle_cluster<'a>(
    job: &'a mut Job<'_>,
    unknown: fn() -> ApiError,
    busy: impl FnOnce(&Choices) -> ApiError,
) -> Result<&'a Cluster, ApiError> {
    let (now, choices) = (job.now, job.choices);
    let cluster = job.cluster(unknown)?;
    let in_transition = cluster.task.as_ref().is_some_and(|task| task.timer().is_some());
    let is_running = cluster.status(now, &choices) == "Running";
    let may = is_running && (!in_transition || choices.endpoint_writes_in_transition);
    if may { Ok(cluster) } else { Err(busy(&choices)) }
}

/// The required `DBClusterId`, for operations that answer 404 to one that cannot be an id.
pub fn cluster_id_or_404(parameters: &Parameters) -> Result<&str, ApiError> {
    parameters.required("DBClusterId")?;
    parameters.cluster_id().map_err(|_| ApiError::malformed_cluster_id())
}

/// The endpoint that `DBEndpointId` names; the default cluster endpoint without one.
pub fn named_endpoint<'a>(
    cluster: &'a Cluster,
    parameters: &Parameters,
    choices: &Choices,
) -> Result<&'a Endpoint, ApiError> {
    let found = match parameters.optional("DBEndpointId") {
        Some(id) => cluster.endpoint(id),
        None if choices.no_endpoint == NoEndpoint::Missing => {
            return Err(ApiError::missing("DBEndpointId"));
        }
        None => cluster.endpoints.iter().find(|endpoint| endpoint.kind == Kind::PolardbCluster),
    };
    found.ok_or_else(|| ApiError::malformed("DBEndpointId"))
}

/// The required `NetType`, one of these.
pub fn net_type(parameters: &Parameters, words: &[&str]) -> Result<NetType, ApiError> {
    let word = parameters.required("NetType")?;
    parameters.word("NetType", words)?;
    Ok(NetType::from(word))
}

/// `ConnectionStringPrefix`: lower-case letters, digits and hyphens, a letter first, no hyphen last.
pub fn prefix(parameters: &Parameters, longest: usize) -> Result<Option<&str>, ApiError> {
    const NAME: &str = "ConnectionStringPrefix";
    let Some(prefix) = parameters.optional(NAME) else { return Ok(None) };
    let fits = (6..=longest).contains(&prefix.len())
        && prefix.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && prefix.starts_with(|c: char| c.is_ascii_lowercase())
        && !prefix.ends_with('-');
    if fits { Ok(Some(prefix)) } else { Err(ApiError::malformed(NAME)) }
}

/// The whole connection string of a prefix.
pub fn host(kind: &Kind, prefix: &str) -> String {
    let zone = if *kind == Kind::PolardbPrimary { "mysql.polardb" } else { "rwlb" };
    format!("{prefix}.{zone}.rds.aliyuncs.com")
}

/// A connection string for an address whose name was not chosen. The usual name may be taken: a swap moves
/// names to the other side.
pub fn free_host(world: &World, kind: &Kind, stem: &str) -> String {
    let mut name = host(kind, stem);
    let mut number = 1;
    while world.is_taken(&name) {
        number += 1;
        name = host(kind, &format!("{stem}{number}"));
    }
    name
}

/// Whether a migration that lasts has brought this name here. It must go back with a roll back.
pub fn is_swapped(cluster: &Cluster, name: &str, choices: &Choices) -> bool {
    let task = cluster.task.as_ref().filter(|task| !task.is_over());
    let stays = !choices.swapped_names_may_go;
    stays && task.is_some_and(|task| task.swapped.iter().any(|pair| pair.polardb == name))
}

/// Begins a change of addresses and notes it.
pub fn begin(job: &mut Job<'_>, cluster: &str, change: Change, what: String) {
    let status = change.status(&job.choices);
    let pace = job.world.progression.endpoint;
    job.world.begin(cluster, change, pace, job.now, job.course.is_held());
    job.note(cluster, format!("{what}: {status}"));
}
