//! CreateDBEndpointAddress (vendor/rds-migration 4.4): a public address for an endpoint that has none.

use migration::EndpointKind as Kind;
use serde_json::Value;

use crate::api_error::ApiError;
use crate::operations::shared::endpoint_writes::{
    begin, free_host, host, idle_cluster, named_endpoint, net_type, prefix,
};
use crate::operations::shared::{Job, empty};
use crate::parameters::Parameters;
use crate::world::{Change, Network, new_address};

const LONGEST_PREFIX: usize = 40;

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let parameters = job.parameters;
    refuse_nlb(parameters)?;
    let net_type = net_type(parameters, &["Public"])?;
    let prefix = prefix(parameters, LONGEST_PREFIX)?;
    let cluster =
        idle_cluster(job, ApiError::unknown_cluster, |_| ApiError::endpoint_status())?.clone();
    let endpoint = named_endpoint(&cluster, parameters, &job.choices)?;
    if endpoint.addresses.iter().any(|address| address.net_type == net_type) {
        return Err(ApiError::net_type_exists());
    }
    let name = match prefix {
        Some(prefix) => host(&endpoint.kind, prefix),
        None if endpoint.kind == Kind::PolardbCustom => {
            free_host(job.world, &endpoint.kind, &format!("{}-pub", endpoint.id))
        }
        None => free_host(job.world, &endpoint.kind, &format!("{}-pub", cluster.id)),
    };
    if prefix.is_some() && job.world.is_taken(&name) {
        return Err(ApiError::prefix_taken());
    }
    let network = Network { vpc: &cluster.vpc, vswitch: &cluster.vswitch };
    let what = format!("a public address {name} for {}", endpoint.id);
    let address = new_address(network, net_type, name);
    let change = Change::AddAddress { endpoint: endpoint.id.clone(), address };
    begin(job, &cluster.id, change, what);
    Ok(empty())
}

/// `NlbVpc` is known by its error only.
fn refuse_nlb(parameters: &Parameters) -> Result<(), ApiError> {
    if parameters.optional("NetType") != Some("NlbVpc") {
        return Ok(());
    }
    let given = |name: &str| parameters.optional(name).is_some();
    if given("VPCId") && given("SecurityGroupId") && given("ZoneInfo.1.ZoneId") {
        Err(ApiError::lacks("addresses of NetType NlbVpc"))
    } else {
        Err(ApiError::missing_for_nlb())
    }
}
