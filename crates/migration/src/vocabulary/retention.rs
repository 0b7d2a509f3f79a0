//! The backups of a released cluster. What happens to them is chosen when the cluster is created, and again when it is
//! released.

use serde::{Deserialize, Serialize};

/// `BackupRetentionPolicyOnClusterDeletion`: which backups outlive the cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Retention {
    /// All backups are kept.
    All,
    /// Only the latest backup is kept.
    Latest,
    /// No backup is kept.
    None,
}

impl Retention {
    pub const ALL: [Self; 3] = [Self::All, Self::Latest, Self::None];

    /// The vendor's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "ALL",
            Self::Latest => "LATEST",
            Self::None => "NONE",
        }
    }
}
