//! The transition that a call begins.

use serde::{Deserialize, Serialize};

use crate::parameters::Parameters;

/// The transitions of a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transition {
    /// The full copy, with its precheck.
    Cloning,
    Switching,
    RollingBack,
    Closing,
}

impl Transition {
    /// The transition that a call asks for; `None` if it begins none.
    pub fn asked_for(action: &str, parameters: &Parameters) -> Option<Self> {
        let of = |name| parameters.optional(name);
        match action {
            "CreateDBCluster" => Some(Self::Cloning),
            "ModifyDBClusterMigration" if of("NewMasterInstanceId") == of("DBClusterId") => {
                Some(Self::Switching)
            }
            "ModifyDBClusterMigration" => Some(Self::RollingBack),
            "CloseDBClusterMigration" | "AbortDBClusterMigration" => Some(Self::Closing),
            _ => None,
        }
    }
}
