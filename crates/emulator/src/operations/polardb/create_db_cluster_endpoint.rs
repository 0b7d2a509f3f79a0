//! CreateDBClusterEndpoint (vendor/rds-migration 4.5): a custom endpoint, so that more endpoints of the source have a partner.

use migration::{EndpointKind as Kind, NetType};
use serde_json::Value;

use crate::api_error::ApiError;
use crate::operations::shared::endpoint_config;
use crate::operations::shared::endpoint_writes::{begin, free_host, idle_cluster};
use crate::operations::shared::idempotence::{Repeat, Request};
use crate::operations::shared::{Job, empty};
use crate::parameters::Parameters;
use crate::world::{Change, Cluster, Endpoint, EndpointSettings, Network, Word, new_address};

/// Cluster endpoints of one cluster, the default one included (vendor/rds-migration 5, rule 5).
const MAX_CLUSTER_ENDPOINTS: usize = 7;

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let parameters = job.parameters;
    parameters.required("EndpointType")?;
    parameters.word_or_lack("EndpointType", &["Custom"], &["DynamoDB"])?;
    let request = Request::read("CreateDBClusterEndpoint", parameters)?;
    if let Repeat::Same(answer) = request.look(job.world)? {
        return Ok(answer);
    }
    let unknown = ApiError::unknown_cluster_id;
    let cluster = idle_cluster(job, unknown, |_| ApiError::cluster_endpoint_status())?.clone();
    if cluster.category == "Basic" {
        return Err(ApiError::instance_type());
    }
    let of_many = |endpoint: &&Endpoint| endpoint.kind != Kind::PolardbPrimary;
    if cluster.endpoints.iter().filter(of_many).count() >= MAX_CLUSTER_ENDPOINTS {
        return Err(ApiError::too_many_endpoints());
    }
    let settings = settings(parameters, &cluster)?;
    let network = network(parameters, &cluster)?;
    let id = job.world.fresh_id("pe-");
    let name = free_host(job.world, &Kind::PolardbCustom, &id);
    let network = Network { vpc: &network.0, vswitch: &network.1 };
    let address = new_address(network, NetType::Private, name);
    let endpoint = Endpoint { id, kind: Kind::PolardbCustom, addresses: vec![address] };
    let what = format!("a custom endpoint {}", endpoint.id);
    begin(job, &cluster.id, Change::AddEndpoint { endpoint, settings }, what);
    request.remember(job.world, empty());
    Ok(empty())
}

fn settings(parameters: &Parameters, cluster: &Cluster) -> Result<EndpointSettings, ApiError> {
    let mode = parameters.word("ReadWriteMode", &["ReadOnly", "ReadWrite"])?;
    let read_write = mode == Some("ReadWrite");
    let nodes = nodes(parameters, cluster)?;
    let node_count = if nodes.is_empty() { cluster.node_ids().count() } else { nodes.len() };
    if read_write && node_count < 2 {
        return Err(ApiError::endpoint_config());
    }
    let scc = parameters.on_or_off("SccMode")? == Some(true);
    let text = |name: &str| parameters.optional(name).unwrap_or_default().to_owned();
    parameters.word("PolarSccTimeoutAction", &["0", "2"])?;
    parameters.number("PolarSccWaitTimeout", 0, 0..=usize::MAX)?;
    Ok(EndpointSettings {
        description: text("DBEndpointDescription"),
        nodes,
        read_write,
        auto_add_new_nodes: parameters.word("AutoAddNewNodes", &["Enable", "Disable"])?
            == Some("Enable"),
        config: endpoint_config::read(parameters.optional("EndpointConfig"), read_write, scc)?,
        scc,
        scc_wait_timeout: text("PolarSccWaitTimeout"),
        scc_timeout_action: text("PolarSccTimeoutAction"),
        ssl_expires: None,
    })
}

/// Each must be a node of the cluster, once.
fn nodes(parameters: &Parameters, cluster: &Cluster) -> Result<Vec<String>, ApiError> {
    let Some(list) = parameters.optional("Nodes") else { return Ok(Vec::new()) };
    let mut nodes: Vec<String> = Vec::new();
    for node in list.split(',').map(str::trim) {
        if nodes.iter().any(|known| known == node) || !cluster.node_ids().any(|id| id == node) {
            return Err(ApiError::malformed("Nodes"));
        }
        nodes.push(node.to_owned());
    }
    Ok(nodes)
}

/// The VPC and vSwitch of the private address: the cluster's unless given.
fn network(parameters: &Parameters, cluster: &Cluster) -> Result<(Word, Word), ApiError> {
    let given = super::create_db_cluster::network(parameters)?;
    Ok(given.unwrap_or_else(|| (cluster.vpc.clone(), cluster.vswitch.clone())))
}
