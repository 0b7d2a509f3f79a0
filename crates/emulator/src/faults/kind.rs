//! The kinds of faults.

use super::listed::listed;

listed! {
    /// One kind.
    #[derive(Default)]
    Kind {
        #[default]
        Throttle = "throttle",
        Error = "error",
        Slow = "slow",
        DropBefore = "drop_before",
        DropAfter = "drop_after",
        Truncate = "truncate",
        WrongShape = "wrong_shape",
        Html = "html",
        Hold = "hold",
        Stuck = "stuck",
        PrecheckFailure = "precheck_failure",
        Lag = "lag",
        FallsBack = "falls_back",
        AccessDenied = "access_denied",
    }
}

impl Kind {
    /// The operations that it can affect; `None` for all of them.
    pub fn actions(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Hold | Self::Stuck => Some(&[
                "ModifyDBClusterMigration",
                "CloseDBClusterMigration",
                "AbortDBClusterMigration",
                "ContinueDBClusterMigration",
                "CreateDBCluster",
            ]),
            Self::FallsBack => Some(&[
                "ModifyDBClusterMigration",
                "CloseDBClusterMigration",
                "AbortDBClusterMigration",
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

    /// The details of an order of this kind.
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
            Self::FallsBack => &["comment", "transition"],
            Self::AccessDenied => &["code", "message", "no_permission_type", "policy_type"],
            Self::DropBefore | Self::DropAfter | Self::Truncate => &[],
        }
    }
}
