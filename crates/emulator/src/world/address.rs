//! Endpoints as they are kept: there are hundreds of thousands of them, so what they have in common is in memory once.
//! The rules see them as [`migration::Endpoint`].

use std::net::Ipv4Addr;

use migration::{EndpointKind, NetType};
use serde::{Deserialize, Serialize};

use super::word::Word;

/// An endpoint of one side with its addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    pub id: String,
    pub kind: EndpointKind,
    pub addresses: Vec<Address>,
}

/// One way to reach an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub connection_string: String,
    pub ip: Ipv4Addr,
    pub net_type: NetType,
    pub port: Word,
    pub ssl: Option<bool>,
    pub vpc: Word,
    pub vswitch: Word,
}

/// The endpoints of one side, as the rules of a migration see them.
pub fn for_rules(side: &[Endpoint]) -> Vec<migration::Endpoint> {
    side.iter().map(migration::Endpoint::from).collect()
}

impl From<&Endpoint> for migration::Endpoint {
    fn from(endpoint: &Endpoint) -> Self {
        Self {
            id: endpoint.id.clone(),
            kind: endpoint.kind.clone(),
            addresses: endpoint.addresses.iter().map(migration::Address::from).collect(),
        }
    }
}

impl From<&Address> for migration::Address {
    fn from(address: &Address) -> Self {
        Self {
            connection_string: address.connection_string.clone(),
            ip: address.ip.to_string(),
            net_type: address.net_type.clone(),
            port: address.port.to_string(),
            ssl: address.ssl,
            vpc: address.vpc.to_string(),
            vswitch: address.vswitch.to_string(),
        }
    }
}

/// Whether one of them holds a connection string.
pub fn holds(side: &[Endpoint], connection_string: &str) -> bool {
    let mut addresses = side.iter().flat_map(|endpoint| &endpoint.addresses);
    addresses.any(|address| address.connection_string == connection_string)
}
