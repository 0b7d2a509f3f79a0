//! The kinds of trouble.

use serde::{Deserialize, Serialize};

/// One kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    #[default]
    Throttle,
    Error,
    Slow,
    DropBefore,
    DropAfter,
    Truncate,
    WrongShape,
    Html,
    Hold,
    Stuck,
    PrecheckFailure,
    Lag,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Throttle => "throttle",
            Self::Error => "error",
            Self::Slow => "slow",
            Self::DropBefore => "drop_before",
            Self::DropAfter => "drop_after",
            Self::Truncate => "truncate",
            Self::WrongShape => "wrong_shape",
            Self::Html => "html",
            Self::Hold => "hold",
            Self::Stuck => "stuck",
            Self::PrecheckFailure => "precheck_failure",
            Self::Lag => "lag",
        }
    }

    /// The operations it can do something to; nothing for all of them.
    pub fn actions(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Hold | Self::Stuck => Some(&[
                "ModifyDBClusterMigration",
                "CloseDBClusterMigration",
                "AbortDBClusterMigration",
                "ContinueDBClusterMigration",
                "CreateDBCluster",
            ]),
            Self::PrecheckFailure => Some(&["CreateDBCluster", "ContinueDBClusterMigration"]),
            Self::Lag => Some(&[
                "DescribeDBClusterMigration",
                "ModifyDBClusterMigration",
                "ContinueDBClusterMigration",
                "CreateDBCluster",
            ]),
            _ => None,
        }
    }

    /// The fields that say more about it.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Throttle => &["retry_after_ms"],
            Self::Error => &["status", "code", "message", "retry_after_ms", "done"],
            Self::Slow => &["ms"],
            Self::WrongShape => &["shape"],
            Self::Html => &["done"],
            Self::Stuck => &["reason", "transition"],
            Self::Hold => &["transition"],
            Self::PrecheckFailure => &["item", "reason"],
            Self::Lag => &["delay"],
            Self::DropBefore | Self::DropAfter | Self::Truncate => &[],
        }
    }
}
