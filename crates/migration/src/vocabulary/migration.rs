//! A migration as one answer of the cloud describes it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Deadline, Delay, Direction, Endpoint, MigrationStatus, ReadWriteMode};

/// `SrcDbType`: what is being migrated (vendor/rds-migration 2.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SourceKind {
    /// `RDS` or empty: the feature these rules are about.
    Rds,
    /// Anything else, such as `PolarDBMySQL` (a major version upgrade). It is displayed, and every action is refused.
    Other(String),
}

impl From<&str> for SourceKind {
    fn from(word: &str) -> Self {
        match word {
            "" | "RDS" => Self::Rds,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// One answer of `DescribeDBClusterMigration` (vendor/rds-migration 2.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Migration {
    /// `DBClusterId`
    pub cluster: String,
    /// `SourceRDSDBInstanceId`; empty without a migration.
    pub source: String,
    pub source_kind: SourceKind,
    pub status: MigrationStatus,
    pub direction: Direction,
    pub rds_mode: ReadWriteMode,
    pub cluster_mode: ReadWriteMode,
    pub delay: Delay,
    /// `ExpiredTime`
    pub deadline: Option<Deadline>,
    /// The text of an `ExpiredTime` that cannot be read. Whether and when the migration expires is not known then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreadable_deadline: Option<String>,
    /// `Comment`: the error text, empty when there is none.
    pub comment: String,
    /// `DtsInstanceId`: the DTS task of a logical migration, empty for a physical one.
    pub dts_instance: String,
    pub rds_endpoints: Vec<Endpoint>,
    pub polardb_endpoints: Vec<Endpoint>,
    /// The upstream's time of the answer (its `Date` header).
    pub read_at: Option<Timestamp>,
}

impl Migration {
    /// Whether `ExpiredTime` had passed when this was read.
    pub fn has_expired(&self) -> bool {
        matches!((self.deadline, self.read_at), (Some(end), Some(now)) if end.has_passed(now))
    }

    /// Connection strings that the RDS side has now, in the order of the answer. Addresses without one are left out.
    pub fn rds_strings(&self) -> Vec<String> {
        strings(&self.rds_endpoints)
    }

    /// Connection strings that the PolarDB side has now, in the order of the answer.
    pub fn polardb_strings(&self) -> Vec<String> {
        strings(&self.polardb_endpoints)
    }
}

fn strings(side: &[Endpoint]) -> Vec<String> {
    side.iter()
        .flat_map(|endpoint| &endpoint.addresses)
        .map(|address| address.connection_string.clone())
        .filter(|text| !text.is_empty())
        .collect()
}
