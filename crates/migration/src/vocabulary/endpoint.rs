//! Endpoints of both sides, as `DescribeDBClusterMigration` lists them (vendor/rds-migration 2.2).

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

/// The ports that a PolarDB endpoint may have (vendor/rds-migration 4.6).
pub const POLARDB_PORTS: RangeInclusive<u16> = 3000..=5999;

/// The most cluster endpoints that a cluster can have, the default one included (vendor/rds-migration 4.5).
pub const MAX_CLUSTER_ENDPOINTS: usize = 7;

/// The purpose of an endpoint, which decides what it may be paired with (vendor/rds-migration 5). The kind belongs to
/// the side and stays there when connection strings swap.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EndpointKind {
    RdsPrimary,
    /// The read/write splitting (proxy) endpoint.
    RdsProxy,
    RdsReadOnly,
    PolardbPrimary,
    PolardbCluster,
    PolardbCustom,
    Unrecognised(String),
}

impl EndpointKind {
    /// RDS side: `EndpointType` and the lines of `CustinsType`.
    pub fn of_rds(endpoint_type: &str, custins_type: &str) -> Self {
        let is = |word: &str| custins_type.split_whitespace().any(|line| line == word);
        match endpoint_type {
            "ReadWriteSplitting" => Self::RdsProxy,
            "Normal" | "" if is("Maxscale") && !is("Primary") => Self::RdsProxy,
            "Normal" | "" if is("ReadOnly") && !is("Primary") => Self::RdsReadOnly,
            "Normal" => Self::RdsPrimary,
            other => Self::Unrecognised(other.to_owned()),
        }
    }

    /// PolarDB side: `EndpointType`.
    pub fn of_polardb(endpoint_type: &str) -> Self {
        match endpoint_type {
            "Primary" => Self::PolardbPrimary,
            "Cluster" => Self::PolardbCluster,
            "Custom" => Self::PolardbCustom,
            other => Self::Unrecognised(other.to_owned()),
        }
    }
}

/// `NetType` of an address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NetType {
    Private,
    Public,
    Inner,
    Unrecognised(String),
}

impl From<&str> for NetType {
    fn from(word: &str) -> Self {
        match word {
            "Private" => Self::Private,
            "Public" => Self::Public,
            "Inner" => Self::Inner,
            other => Self::Unrecognised(other.to_owned()),
        }
    }
}

impl NetType {
    pub fn as_str(&self) -> &str {
        match self {
            Self::Private => "Private",
            Self::Public => "Public",
            Self::Inner => "Inner",
            Self::Unrecognised(word) => word,
        }
    }
}

/// One way to reach an endpoint. Only the connection string moves in a swap (vendor/rds-migration 5, rule 1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub connection_string: String,
    pub ip: String,
    pub net_type: NetType,
    pub port: String,
    /// `None` if the answer does not say.
    pub ssl: Option<bool>,
    pub vpc: String,
    pub vswitch: String,
}

impl Address {
    pub(crate) fn is_ipv6(&self) -> bool {
        self.ip.parse::<std::net::Ipv6Addr>().is_ok()
    }
}

/// An endpoint of one side with its addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    pub id: String,
    pub kind: EndpointKind,
    pub addresses: Vec<Address>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_follow_the_vendors_words() {
        use EndpointKind as Kind;
        assert_eq!(Kind::of_rds("Normal", "Primary"), Kind::RdsPrimary);
        assert_eq!(Kind::of_rds("Normal", ""), Kind::RdsPrimary);
        assert_eq!(Kind::of_rds("Normal", "ReadOnly"), Kind::RdsReadOnly);
        assert_eq!(Kind::of_rds("Normal", "ReadOnly\nMaxscale\nPrimary"), Kind::RdsPrimary);
        assert_eq!(Kind::of_rds("ReadWriteSplitting", "Maxscale"), Kind::RdsProxy);
        assert_eq!(Kind::of_rds("Direct", ""), Kind::Unrecognised("Direct".into()));
        assert_eq!(Kind::of_polardb("Cluster"), Kind::PolardbCluster);
        assert_eq!(Kind::of_polardb("Primary"), Kind::PolardbPrimary);
        assert_eq!(Kind::of_polardb("Custom"), Kind::PolardbCustom);
    }
}
