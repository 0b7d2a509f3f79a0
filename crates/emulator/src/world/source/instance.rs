//! ApsaraDB RDS instances.

use jiff::Timestamp;
use migration::{CopyMethod, Ineligible, SourceFacts, copy_method};
use serde::{Deserialize, Serialize};

use super::facts::{Facts, read_facts};
use crate::world::{Endpoint, Keyed, Word};

/// `DBInstanceStatus`.
pub const INSTANCE_STATUSES: [&str; 15] = [
    "Running",
    "Creating",
    "Deleting",
    "Rebooting",
    "Restoring",
    "Importing",
    "ImportingFromOthers",
    "TRANSING",
    "TransingToOthers",
    "INS_CLONING",
    "GuardDBInstanceCreating",
    "GuardSwitching",
    "EngineVersionUpgrading",
    "DBInstanceClassChanging",
    "DBInstanceNetTypeChanging",
];

/// One RDS instance.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Instance {
    pub id: String,
    pub description: String,
    pub region: Word,
    pub zone: Word,
    pub vpc: Word,
    pub vswitch: Word,
    pub engine: Word,
    pub engine_version: Word,
    pub kind: InstanceKind,
    /// `Basic`, `HighAvailability` or `cluster`.
    pub category: Word,
    pub class: Word,
    pub cpu: u32,
    pub memory_mb: u32,
    /// `local_ssd`, `cloud_essd` ...
    pub storage_type: Word,
    /// `CurrentKernelVersion`: `rds_` and the release date of the minor version, such as `rds_20200331`.
    #[serde(default = "recent")]
    pub minor_version: Word,
    pub status: Word,
    pub pay_type: Word,
    pub created: Timestamp,
    /// The primary instance of a read-only one.
    pub primary: Option<String>,
    pub endpoints: Vec<Endpoint>,
    /// What a precheck checks.
    #[serde(default, skip_serializing_if = "Facts::is_clean")]
    #[serde(alias = "precheck_failure", deserialize_with = "read_facts")]
    pub facts: Facts,
}

impl Instance {
    /// How a migration to this version copies it.
    ///
    /// # Errors
    /// Why it cannot be migrated there.
    pub fn copy_method(&self, version: &str) -> Result<CopyMethod, Ineligible> {
        let facts = SourceFacts {
            engine: &self.engine,
            version: &self.engine_version,
            category: &self.category,
            storage: &self.storage_type,
            kernel: &self.minor_version,
        };
        copy_method(&facts, version)
    }
}

/// The version of an instance in an older state file.
fn recent() -> Word {
    "rds_20240731".into()
}

/// `DBInstanceType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum InstanceKind {
    #[default]
    Primary,
    Readonly,
}

impl InstanceKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "Primary",
            Self::Readonly => "Readonly",
        }
    }
}

impl Keyed for Instance {
    fn id(&self) -> &str {
        &self.id
    }
}
