//! The words of a scenario file.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::problem::Row;
#[cfg(test)]
use super::words;
use crate::accounts::NewKey;
use crate::choices::Choices;
use crate::world::{DelayModel, Facts, InstanceKind, Progression, SourceKind};

/// A scenario of the emulator: accounts and what is in them at the start. Times are relative to the emulated now.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields, default))]
pub struct File {
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub choices: Option<Row<Choices>>,
    #[cfg_attr(test, schemars(with = "Option<Progression>"))]
    pub progression: Option<Row<Progression>>,
    #[cfg_attr(test, schemars(with = "Vec<AccountRow>"))]
    pub account: Vec<Row<AccountRow>>,
    #[cfg_attr(test, schemars(with = "Vec<NetworkRow>"))]
    pub network: Vec<Row<NetworkRow>>,
    #[cfg_attr(test, schemars(with = "Vec<InstanceRow>"))]
    pub instance: Vec<Row<InstanceRow>>,
    #[cfg_attr(test, schemars(with = "Vec<ClusterRow>"))]
    pub cluster: Vec<Row<ClusterRow>>,
    #[cfg_attr(test, schemars(with = "Option<Fleet>"))]
    pub fleet: Option<Row<Fleet>>,
    #[cfg_attr(test, schemars(with = "Option<Saved>"))]
    pub saved: Option<Row<Saved>>,
    #[cfg_attr(test, schemars(with = "Vec<DtsJobRow>"))]
    pub dts_job: Vec<Row<DtsJobRow>>,
    /// Whether the accounts are without the service-linked role of PolarDB.
    pub without_service_linked_role: bool,
    /// Whether every account is without `AliyunDTSDefaultRole`.
    pub without_dts_role: bool,
}

/// A DTS job of the business.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountRow {
    /// 16 digits.
    pub id: String,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<KeyWords>"))]
    pub key: Vec<NewKey>,
}

/// A key pair.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "it stands for the words of a key in the schema")]
pub struct KeyWords {
    id: String,
    secret: String,
    /// The RAM user it belongs to; without one, the account itself.
    user: Option<String>,
    #[schemars(default)]
    disabled: bool,
}

/// The VPC that a region's resources are in.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NetworkRow {
    /// Without one it serves every account that has none of its own in this region.
    pub account: Option<String>,
    #[cfg_attr(test, schemars(extend("enum" = words::regions())))]
    pub region: String,
    pub zone: String,
    pub vpc: String,
    pub vswitch: String,
}

/// An RDS instance.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InstanceRow {
    pub id: String,
    pub account: Option<String>,
    pub description: String,
    #[cfg_attr(test, schemars(extend("enum" = words::regions())))]
    pub region: String,
    #[cfg_attr(test, schemars(extend("enum" = words::VERSIONS)))]
    pub version: String,
    #[serde(default)]
    pub kind: InstanceKind,
    #[serde(default = "high_availability")]
    #[cfg_attr(test, schemars(extend("enum" = words::EDITIONS)))]
    pub category: String,
    #[serde(default = "cloud_essd")]
    pub storage: String,
    /// `CurrentKernelVersion`, which ends with the release date of the minor version.
    #[serde(default = "minor_version")]
    pub minor_version: String,
    /// Processors, each with 4 GB of memory.
    #[serde(default = "four")]
    #[cfg_attr(test, schemars(range(min = 1, max = 1024)))]
    pub cpu: u32,
    pub age_days: i64,
    pub primary: Option<String>,
    #[serde(default = "running")]
    #[cfg_attr(test, schemars(extend("enum" = crate::world::INSTANCE_STATUSES)))]
    pub status: String,
    /// Facts that a precheck checks.
    pub facts: Option<Facts>,
    /// The reason of a precheck, in the place of `facts`.
    pub precheck_failure: Option<String>,
    pub endpoints: Vec<String>,
}

/// A PolarDB cluster.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClusterRow {
    pub id: String,
    pub account: Option<String>,
    pub description: String,
    #[cfg_attr(test, schemars(extend("enum" = words::regions())))]
    pub region: String,
    #[cfg_attr(test, schemars(extend("enum" = words::VERSIONS)))]
    pub version: String,
    #[serde(default = "normal")]
    #[cfg_attr(test, schemars(extend("enum" = words::CATEGORIES)))]
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MigrationRow {
    pub source: String,
    #[serde(default)]
    pub source_kind: SourceKind,
    /// The vendor's word.
    #[cfg_attr(test, schemars(extend("enum" = words::statuses())))]
    pub status: String,
    /// When the transition ends; without it, it is held until released.
    pub ends_in_seconds: Option<i64>,
    /// Which way the data flows while the migration is being closed.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "String"))]
    pub direction: migration::Direction,
    /// Hours until replication ends; 30 days after the cluster's creation if not given.
    pub deadline_hours: Option<i64>,
    /// Seconds of delay around which it breathes; -1 is unknown.
    #[serde(default)]
    pub delay: i64,
    /// What the delay follows, in the place of `delay`.
    pub lag: Option<DelayModel>,
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

/// Clusters by the number, each with a source of its own. The same table makes the same fleet.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fleet {
    pub account: Option<String>,
    #[cfg_attr(test, schemars(extend("enum" = words::regions())))]
    pub region: String,
    #[serde(default = "eight")]
    #[cfg_attr(test, schemars(extend("enum" = words::VERSIONS)))]
    pub version: String,
    /// At most 100,000.
    #[cfg_attr(test, schemars(range(min = 1, max = 100_000)))]
    pub count: usize,
    /// How many parts of the fleet are in each status.
    pub mix: BTreeMap<String, u32>,
}

/// Resources as they were saved, with every detail. Times in it move along with `now`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// The emulated time when it was saved.
    #[cfg_attr(test, schemars(with = "String"))]
    pub now: Timestamp,
    #[serde(default)]
    pub account: Vec<SavedAccount>,
}

/// What an account has.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SavedAccount {
    pub id: String,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<serde_json::Map<String, serde_json::Value>>"))]
    pub instance: Vec<toml::Table>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<serde_json::Map<String, serde_json::Value>>"))]
    pub cluster: Vec<toml::Table>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<serde_json::Map<String, serde_json::Value>>"))]
    pub dts_job: Vec<toml::Table>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<serde_json::Map<String, serde_json::Value>>"))]
    pub report: Vec<toml::Table>,
    #[serde(default)]
    pub linked_role_missing: bool,
    #[serde(default)]
    pub dts_role_missing: bool,
}

fn high_availability() -> String {
    "HighAvailability".into()
}

fn cloud_essd() -> String {
    "cloud_essd".into()
}

pub fn running() -> String {
    "Running".into()
}

pub fn minor_version() -> String {
    "rds_20240731".into()
}

fn normal() -> String {
    "Normal".into()
}

fn four() -> u32 {
    4
}

fn eight() -> String {
    "8.0".into()
}
