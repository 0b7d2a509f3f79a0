//! The transition that a call begins.

use super::listed::listed;
use crate::parameters::Parameters;

listed! {
    /// A transition of a migration.
    Transition {
        /// The full copy, with its precheck.
        Cloning = "cloning",
        Switching = "switching",
        RollingBack = "rolling_back",
        Closing = "closing",
    }
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
