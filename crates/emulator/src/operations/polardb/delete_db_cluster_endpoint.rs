//! DeleteDBClusterEndpoint (vendor/rds-migration 4.6): takes a custom endpoint away.

use migration::EndpointKind as Kind;
use serde_json::Value;

use crate::api_error::ApiError;
use crate::operations::shared::endpoint_writes::{
    begin, cluster_id_or_404, idle_cluster, is_swapped,
};
use crate::operations::shared::{Job, empty};
use crate::world::Change;

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let malformed = || ApiError::malformed("DBEndpointId");
    cluster_id_or_404(job.parameters)?;
    let id = job.parameters.id("DBEndpointId")?;
    let choices = job.choices;
    let cluster =
        idle_cluster(job, ApiError::unknown_cluster_id, |_| ApiError::cluster_endpoint_status())?;
    let endpoint = cluster.endpoint(id).ok_or_else(malformed)?;
    if endpoint.kind != Kind::PolardbCustom {
        return Err(malformed());
    }
    let mut names = endpoint.addresses.iter().map(|address| &address.connection_string);
    if names.any(|name| is_swapped(cluster, name, &choices)) {
        return Err(ApiError::disabled_by_migration());
    }
    let cluster = cluster.id.clone();
    let change = Change::RemoveEndpoint { endpoint: id.to_owned() };
    begin(job, &cluster, change, format!("endpoint {id} goes"));
    Ok(empty())
}
