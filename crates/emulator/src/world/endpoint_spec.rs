//! Endpoints of both sides, made from short words such as `proxy private 3306 ssl`.

use std::net::Ipv4Addr;
use std::str::FromStr;

use migration::{EndpointKind as Kind, NetType};

use super::address::{Address, Endpoint};
use crate::mix::number_of;

/// One address of one endpoint, in words: what it is for, which net, and where they differ from `3306` and no SSL,
/// the port and `ssl`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointSpec {
    role: String,
    net: NetType,
    port: u16,
    ssl: bool,
}

impl FromStr for EndpointSpec {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut words = text.split_whitespace();
        let role = words.next().ok_or("an endpoint needs a role")?.to_owned();
        let net = match words.next() {
            Some("private") => NetType::Private,
            Some("public") => NetType::Public,
            _ => return Err(format!("\"{text}\": the second word is private or public")),
        };
        let mut spec = Self { role, net, port: 3306, ssl: false };
        for word in words {
            match word.parse() {
                Ok(port) => spec.port = port,
                Err(_) if word == "ssl" => spec.ssl = true,
                Err(_) => return Err(format!("\"{text}\": {word} is neither a port nor ssl")),
            }
        }
        Ok(spec)
    }
}

/// The network a resource is in.
#[derive(Clone, Copy)]
pub struct Network<'a> {
    pub vpc: &'a str,
    pub vswitch: &'a str,
}

/// The endpoints of an RDS instance: `primary`, `proxy` and `readonly`.
///
/// # Errors
/// A sentence that names a role there is not.
pub fn instance_endpoints(
    id: &str,
    network: Network<'_>,
    specs: &[EndpointSpec],
) -> Result<Vec<Endpoint>, String> {
    build(id, network, specs, |spec| {
        let public = spec.net == NetType::Public;
        let (kind, endpoint, host) = match spec.role.as_str() {
            "primary" if public => (Kind::RdsPrimary, "normal", format!("{id}o.mysql")),
            "primary" => (Kind::RdsPrimary, "normal", format!("{id}.mysql")),
            "proxy" if public => (Kind::RdsProxy, "rwsplit", format!("{id}-pubrw.rwlb")),
            "proxy" => (Kind::RdsProxy, "rwsplit", format!("{id}-rw.rwlb")),
            "readonly" => (Kind::RdsReadOnly, "readonly", format!("{id}-ro.mysql")),
            _ => return None,
        };
        Some((kind, format!("{id}-{endpoint}"), format!("{host}.rds.aliyuncs.com")))
    })
}

/// The endpoints of a PolarDB cluster: `primary`, `cluster` and `custom`.
///
/// # Errors
/// A sentence that names a role there is not.
pub fn cluster_endpoints(
    id: &str,
    network: Network<'_>,
    specs: &[EndpointSpec],
) -> Result<Vec<Endpoint>, String> {
    let stem = id.strip_prefix("pc-").unwrap_or(id);
    build(id, network, specs, |spec| {
        let public = spec.net == NetType::Public;
        let (kind, endpoint, host) = match spec.role.as_str() {
            "primary" if public => {
                (Kind::PolardbPrimary, "primary", format!("{id}-pub.mysql.polardb"))
            }
            "primary" => (Kind::PolardbPrimary, "primary", format!("{id}.mysql.polardb")),
            "cluster" if public => (Kind::PolardbCluster, "cluster", format!("{id}-pub.rwlb")),
            "cluster" => (Kind::PolardbCluster, "cluster", format!("{id}.rwlb")),
            "custom" if public => (Kind::PolardbCustom, "custom", format!("{id}-custompub.rwlb")),
            "custom" => (Kind::PolardbCustom, "custom", format!("{id}-custom.rwlb")),
            _ => return None,
        };
        Some((kind, format!("pe-{stem}{endpoint}"), format!("{host}.rds.aliyuncs.com")))
    })
}

fn build(
    id: &str,
    network: Network<'_>,
    specs: &[EndpointSpec],
    place: impl Fn(&EndpointSpec) -> Option<(Kind, String, String)>,
) -> Result<Vec<Endpoint>, String> {
    let mut endpoints: Vec<Endpoint> = Vec::new();
    for spec in specs {
        let (kind, endpoint_id, host) =
            place(spec).ok_or_else(|| format!("{id} cannot have a {} endpoint", spec.role))?;
        let address = address(spec, network, host);
        match endpoints.iter_mut().find(|endpoint| endpoint.id == endpoint_id) {
            Some(endpoint) => endpoint.addresses.push(address),
            None => {
                let id = tight(endpoint_id);
                endpoints.push(Endpoint { id, kind, addresses: vec![address] });
            }
        }
    }
    endpoints.shrink_to_fit();
    Ok(endpoints)
}

fn address(spec: &EndpointSpec, network: Network<'_>, host: String) -> Address {
    Address {
        port: spec.port.to_string().into(),
        ssl: Some(spec.ssl),
        ..new_address(network, spec.net.clone(), host)
    }
}

/// An address at port 3306 without SSL.
pub fn new_address(network: Network<'_>, net_type: NetType, host: String) -> Address {
    let [.., high, low] = number_of(&host).to_be_bytes();
    let (ip, vpc, vswitch) = match net_type {
        NetType::Private => (Ipv4Addr::new(172, 16, high, low), network.vpc, network.vswitch),
        // Addresses reserved for documentation.
        _ => (Ipv4Addr::new(203, 0, 113, low), "", ""),
    };
    Address {
        connection_string: tight(host),
        ip,
        net_type,
        port: "3306".into(),
        ssl: Some(false),
        vpc: vpc.into(),
        vswitch: vswitch.into(),
    }
}

/// Without the room that `format!` leaves: there may be hundreds of thousands of them.
fn tight(mut text: String) -> String {
    text.shrink_to_fit();
    text
}
