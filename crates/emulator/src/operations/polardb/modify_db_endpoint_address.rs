//! ModifyDBEndpointAddress (vendor/rds-migration 4.6): another prefix or port for an address. Ports must be equal before a swap.

use serde_json::Value;

use crate::api_error::ApiError;
use crate::choices::NoPort;
use crate::operations::shared::endpoint_writes::{
    begin, host, idle_cluster, is_swapped, named_endpoint, net_type, prefix,
};
use crate::operations::shared::{Job, empty};
use crate::parameters::Parameters;
use crate::world::Change;

const LONGEST_PREFIX: usize = 30;
const PORTS: std::ops::RangeInclusive<u16> = 3000..=5999;

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let parameters = job.parameters;
    let net_type = net_type(parameters, &["Public", "Private", "Inner"])?;
    let private = ["PrivateZoneAddressPrefix", "PrivateZoneName"];
    if private.iter().any(|name| parameters.optional(name).is_some()) {
        return Err(ApiError::lacks("private zones"));
    }
    let prefix = prefix(parameters, LONGEST_PREFIX)?;
    let port = port(parameters)?;
    if prefix.is_none() && port.is_none() {
        return Err(ApiError::missing("ConnectionStringPrefix"));
    }
    let cluster =
        idle_cluster(job, ApiError::unknown_cluster, |choices| choices.busy_address.error())?
            .clone();
    let endpoint = named_endpoint(&cluster, parameters, &job.choices)?;
    let address = endpoint.addresses.iter().find(|address| address.net_type == net_type);
    let address = address.ok_or_else(ApiError::unknown_connection_string)?;
    let old = &address.connection_string;
    let new = prefix.map_or_else(|| old.clone(), |prefix| host(&endpoint.kind, prefix));
    if new != *old {
        if is_swapped(&cluster, old, &job.choices) {
            return Err(ApiError::disabled_by_migration());
        }
        if job.world.is_taken(&new) {
            return Err(ApiError::name_taken(&new));
        }
    }
    let usual = match job.choices.no_port {
        NoPort::Stays => address.port.clone(),
        NoPort::Becomes3306 => "3306".into(),
    };
    let port = port.map_or(usual, |port| port.to_string().into());
    let what = format!("{old} becomes {new} at port {port}");
    let endpoint = endpoint.id.clone();
    let change = Change::EditAddress { endpoint, net_type, connection_string: new, port };
    begin(job, &cluster.id, change, what);
    Ok(empty())
}

fn port(parameters: &Parameters) -> Result<Option<u16>, ApiError> {
    let Some(text) = parameters.optional("Port") else { return Ok(None) };
    let port = text.parse().ok().filter(|port| PORTS.contains(port));
    port.map(Some).ok_or_else(|| ApiError::malformed("Port"))
}
