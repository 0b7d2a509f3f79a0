//! The words of a scenario file.

use serde::Deserialize;

use crate::accounts::NewKey;
use crate::choices::Choices;
use crate::world::{InstanceKind, SourceKind};

/// A whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pub choices: Choices,
    #[serde(default)]
    pub account: Vec<AccountRow>,
    #[serde(default)]
    pub network: Vec<NetworkRow>,
    #[serde(default)]
    pub instance: Vec<InstanceRow>,
    #[serde(default)]
    pub cluster: Vec<ClusterRow>,
    #[serde(default)]
    pub dts_job: Vec<DtsJobRow>,
    /// Whether the accounts are without the service-linked role of PolarDB.
    #[serde(default)]
    pub without_service_linked_role: bool,
}

/// A DTS job of the business.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DtsJobRow {
    pub id: String,
    pub account: Option<String>,
    #[serde(default)]
    pub description: String,
    /// The instance or cluster it reads from; it need not be in this file.
    pub source: String,
    /// The instance or cluster it writes to.
    pub destination: String,
}

/// An account. The first one is the default: what names no account belongs to it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountRow {
    /// 16 digits.
    pub id: String,
    #[serde(default)]
    pub key: Vec<NewKey>,
}

/// The VPC that a region's resources are in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkRow {
    /// Without one it serves every account that has none of its own in this region.
    pub account: Option<String>,
    pub region: String,
    pub zone: String,
    pub vpc: String,
    pub vswitch: String,
}

/// An RDS instance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstanceRow {
    pub id: String,
    pub account: Option<String>,
    pub description: String,
    pub region: String,
    pub version: String,
    #[serde(default)]
    pub kind: InstanceKind,
    #[serde(default = "high_availability")]
    pub category: String,
    #[serde(default = "cloud_essd")]
    pub storage: String,
    /// `CurrentKernelVersion`, which ends with the release date of the minor version.
    #[serde(default = "minor_version")]
    pub minor_version: String,
    #[serde(default = "four")]
    pub cpu: u32,
    pub age_days: i64,
    pub primary: Option<String>,
    pub precheck_failure: Option<String>,
    pub endpoints: Vec<String>,
}

/// A PolarDB cluster.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClusterRow {
    pub id: String,
    pub account: Option<String>,
    pub description: String,
    pub region: String,
    pub version: String,
    #[serde(default = "normal")]
    pub category: String,
    /// Whether it is protected from DeleteDBCluster.
    #[serde(default)]
    pub deletion_lock: bool,
    pub age_days: i64,
    #[serde(default)]
    pub tags: Vec<[String; 2]>,
    pub endpoints: Vec<String>,
    pub migration: Option<MigrationRow>,
}

/// The migration of a cluster.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MigrationRow {
    pub source: String,
    #[serde(default)]
    pub source_kind: SourceKind,
    /// The vendor's word. A transition is held until released.
    pub status: String,
    /// Which way the data flows while the migration is being closed.
    #[serde(default)]
    pub direction: migration::Direction,
    /// Hours until replication ends; 30 days after the cluster's creation if not given.
    pub deadline_hours: Option<i64>,
    /// Seconds of delay around which it breathes; -1 is unknown.
    #[serde(default)]
    pub delay: i64,
    #[serde(default)]
    pub comment: String,
    /// Whether the default pairs are swapped already.
    #[serde(default)]
    pub swapped: bool,
    /// Whether the switch or roll back that is under way swaps endpoints.
    #[serde(default)]
    pub swapping: bool,
    /// Whether DTS copies it.
    #[serde(default)]
    pub logical: bool,
}

fn high_availability() -> String {
    "HighAvailability".into()
}

fn cloud_essd() -> String {
    "cloud_essd".into()
}

fn minor_version() -> String {
    "rds_20240731".into()
}

fn normal() -> String {
    "Normal".into()
}

fn four() -> u32 {
    4
}

/// # Errors
/// What is wrong and in which line.
pub fn parse(text: &str) -> Result<File, String> {
    toml::from_str(text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_is_named_with_its_line() {
        let error = parse("[[network]]\nregion = \"cn-hangzhou\"\nzome = \"a\"").unwrap_err();
        assert!(error.contains("zome") && error.contains("line 3"), "{error}");
    }
}
