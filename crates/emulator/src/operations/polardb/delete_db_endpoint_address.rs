//! DeleteDBEndpointAddress (vendor/rds-migration 4.6): takes the public address of an endpoint away.

use serde_json::Value;

use crate::api_error::ApiError;
use crate::operations::shared::endpoint_writes::{
    begin, idle_cluster, is_swapped, named_endpoint, net_type,
};
use crate::operations::shared::{Job, empty};
use crate::world::Change;

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let parameters = job.parameters;
    let net_type = net_type(parameters, &["Public"])?;
    let cluster =
        idle_cluster(job, ApiError::unknown_cluster, |choices| choices.busy_address.error())?
            .clone();
    let endpoint = named_endpoint(&cluster, parameters, &job.choices)?;
    let address = endpoint.addresses.iter().find(|address| address.net_type == net_type);
    let name = &address.ok_or_else(ApiError::unknown_connection_string)?.connection_string;
    if is_swapped(&cluster, name, &job.choices) {
        return Err(ApiError::disabled_by_migration());
    }
    if endpoint.addresses.len() == 1 {
        return Err(ApiError::last_address());
    }
    let what = format!("{name} of {} goes", endpoint.id);
    let change = Change::RemoveAddress { endpoint: endpoint.id.clone(), net_type };
    begin(job, &cluster.id, change, what);
    Ok(empty())
}
