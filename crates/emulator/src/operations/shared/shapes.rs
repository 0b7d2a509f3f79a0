//! Shapes that several answers share.

use std::net::Ipv4Addr;

use migration::EndpointKind as Kind;
use serde::Serialize;

use crate::api_error::ApiError;
use crate::parameters::Parameters;
use crate::world::{Address, Endpoint};

/// `AddressItems` of DescribeDBClusterMigration (vendor/rds-migration 2.2). The port is a text.
#[derive(Serialize)]
pub struct AddressItem<'a> {
    #[serde(rename = "ConnectionString")]
    connection_string: &'a str,
    #[serde(rename = "IPAddress")]
    ip_address: Ipv4Addr,
    #[serde(rename = "NetType")]
    net_type: &'a str,
    #[serde(rename = "Port")]
    port: &'a str,
    #[serde(rename = "SSLEnabled")]
    ssl_enabled: &'static str,
    #[serde(rename = "VPCId")]
    vpc_id: &'a str,
    #[serde(rename = "VSwitchId")]
    vswitch_id: &'a str,
}

impl<'a> From<&'a Address> for AddressItem<'a> {
    fn from(address: &'a Address) -> Self {
        Self {
            connection_string: &address.connection_string,
            ip_address: address.ip,
            net_type: address.net_type.as_str(),
            port: &address.port,
            ssl_enabled: if address.ssl == Some(true) { "Enabled" } else { "Disabled" },
            vpc_id: &address.vpc,
            vswitch_id: &address.vswitch,
        }
    }
}

pub fn address_items(endpoint: &Endpoint) -> Vec<AddressItem<'_>> {
    endpoint.addresses.iter().map(AddressItem::from).collect()
}

/// `EndpointType` of a PolarDB endpoint.
pub fn cluster_endpoint_type(kind: &Kind) -> &'static str {
    match kind {
        Kind::PolardbPrimary => "Primary",
        Kind::PolardbCustom => "Custom",
        _ => "Cluster",
    }
}

/// `EndpointType` and `CustinsType` of a source's endpoint. The source of a major version upgrade is a cluster.
pub fn source_words(kind: &Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::RdsProxy => ("ReadWriteSplitting", "Maxscale"),
        Kind::RdsReadOnly => ("Normal", "ReadOnly"),
        Kind::PolardbPrimary => ("Primary", ""),
        Kind::PolardbCluster => ("Cluster", ""),
        Kind::PolardbCustom => ("Custom", ""),
        Kind::RdsPrimary | Kind::Unrecognised(_) => ("Normal", "Primary"),
    }
}

/// One page of a list.
pub struct Page<T> {
    pub number: usize,
    pub total: usize,
    pub rows: Vec<T>,
}

impl<T> Page<T> {
    /// Cuts the page that `PageNumber` and `PageSize` name out of all rows.
    pub fn cut(parameters: &Parameters, rows: Vec<T>) -> Result<Self, ApiError> {
        let number = parameters.number("PageNumber", 1, 1..=1_000_000)?;
        let size = parameters.number("PageSize", 30, 1..=100)?;
        let total = rows.len();
        let rows = rows.into_iter().skip((number - 1) * size).take(size).collect();
        Ok(Self { number, total, rows })
    }
}
