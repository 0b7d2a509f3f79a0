//! The two ends of a migration.

use serde::{Deserialize, Serialize};

use super::{Endpoint, Migration};

/// One of the two ends. A connection string does not show its side: after a swap the RDS side has `pc-` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    Rds,
    Polardb,
}

impl Side {
    pub fn other(self) -> Self {
        match self {
            Self::Rds => Self::Polardb,
            Self::Polardb => Self::Rds,
        }
    }

    /// The ID of the instance or cluster on this side.
    pub fn instance(self, migration: &Migration) -> &str {
        match self {
            Self::Rds => &migration.source,
            Self::Polardb => &migration.cluster,
        }
    }

    pub fn endpoints(self, migration: &Migration) -> &[Endpoint] {
        match self {
            Self::Rds => &migration.rds_endpoints,
            Self::Polardb => &migration.polardb_endpoints,
        }
    }
}
