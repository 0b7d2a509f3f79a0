//! DescribeDBClusterEndpoints (vendor/rds-migration 4.3): lists unwrapped. SSL is not part of it.

use std::net::Ipv4Addr;

use migration::{EndpointKind as Kind, NetType};
use serde::Serialize;
use serde_json::Value;

use crate::api_error::ApiError;
use crate::operations::shared::shapes::cluster_endpoint_type;
use crate::operations::shared::{Job, endpoint_config, to_value};
use crate::world::{Address, Cluster, Endpoint, EndpointSettings, Word};

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
    items: Vec<Item>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Item {
    #[serde(rename = "DBEndpointId")]
    id: String,
    #[serde(rename = "DBEndpointDescription")]
    description: String,
    #[serde(rename = "DBClusterId")]
    cluster_id: String,
    endpoint_type: &'static str,
    read_write_mode: &'static str,
    nodes: String,
    auto_add_new_nodes: &'static str,
    endpoint_config: String,
    scc_mode: &'static str,
    polar_scc_timeout_action: String,
    polar_scc_wait_timeout: String,
    address_items: Vec<AddressItem>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct AddressItem {
    connection_string: String,
    #[serde(rename = "IPAddress")]
    ip_address: Ipv4Addr,
    net_type: String,
    port: Word,
    #[serde(rename = "VPCId")]
    vpc_id: Word,
    #[serde(rename = "VSwitchId")]
    vswitch_id: Word,
    vpc_instance_id: String,
    private_zone_connection_string: &'static str,
    dashboard_used: bool,
}

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let wanted = job.parameters.optional("DBEndpointId");
    let cluster = job.cluster(ApiError::unknown_cluster)?;
    let endpoints = cluster.endpoints.iter();
    let found = endpoints.filter(|endpoint| wanted.is_none_or(|id| endpoint.id == id));
    to_value(Body { items: found.map(|endpoint| item(cluster, endpoint)).collect() })
}

fn item(cluster: &Cluster, endpoint: &Endpoint) -> Item {
    let usual = EndpointSettings::default();
    let settings = cluster.settings_of_endpoints.get(&endpoint.id).unwrap_or(&usual);
    let read_write_mode = cluster.read_write_mode(endpoint);
    let grows = settings.auto_add_new_nodes || endpoint.kind == Kind::PolardbCluster;
    let or_zero = |text: &str| if text.is_empty() { "0".to_owned() } else { text.to_owned() };
    Item {
        id: endpoint.id.clone(),
        description: settings.description.clone(),
        cluster_id: cluster.id.clone(),
        endpoint_type: cluster_endpoint_type(&endpoint.kind),
        read_write_mode,
        nodes: nodes(cluster, endpoint, settings),
        auto_add_new_nodes: if grows { "Enable" } else { "Disable" },
        endpoint_config: match endpoint.kind {
            Kind::PolardbPrimary => "{}".to_owned(),
            _ if settings.config.is_empty() => {
                endpoint_config::usual(read_write_mode == "ReadWrite")
            }
            _ => settings.config.clone(),
        },
        scc_mode: if settings.scc { "on" } else { "off" },
        polar_scc_timeout_action: or_zero(&settings.scc_timeout_action),
        polar_scc_wait_timeout: or_zero(&settings.scc_wait_timeout),
        address_items: endpoint.addresses.iter().map(|a| address_item(&endpoint.id, a)).collect(),
    }
}

/// The primary endpoint leads to the writer, the others to the nodes chosen, else to all.
fn nodes(cluster: &Cluster, endpoint: &Endpoint, settings: &EndpointSettings) -> String {
    let of_kind = if endpoint.kind == Kind::PolardbPrimary { 1 } else { usize::MAX };
    let chosen = if settings.nodes.is_empty() {
        cluster.node_ids().take(of_kind).collect()
    } else {
        settings.nodes.clone()
    };
    chosen.join(",")
}

fn address_item(endpoint: &str, address: &Address) -> AddressItem {
    let vpc_instance_id = match address.net_type {
        NetType::Private => format!("{endpoint}-vpc"),
        _ => String::new(),
    };
    AddressItem {
        connection_string: address.connection_string.clone(),
        ip_address: address.ip,
        net_type: address.net_type.as_str().to_owned(),
        port: address.port.clone(),
        vpc_id: address.vpc.clone(),
        vswitch_id: address.vswitch.clone(),
        vpc_instance_id,
        private_zone_connection_string: "",
        dashboard_used: false,
    }
}
