//! The words of `MigrationStatus` (vendor/rds-migration 3.1).

use serde::{Deserialize, Serialize};

/// Makes the enum, its list and its words of one table: a status that is missing in one of them does not exist.
macro_rules! statuses {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// The status of the migration in `DescribeDBClusterMigration` (vendor/rds-migration 3.1).
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub enum MigrationStatus {
            $($(#[$doc])* $name,)*
            /// A word that these rules do not know. No action is legal in it.
            Unrecognised(String),
        }

        impl MigrationStatus {
            /// Every documented status, in the order of a migration's life.
            pub const KNOWN: [Self; [$($word),*].len()] = [$(Self::$name,)*];

            /// The vendor's literal.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$name => $word,)*
                    Self::Unrecognised(word) => word,
                }
            }
        }

        impl From<&str> for MigrationStatus {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$name,)*
                    _ => Self::Unrecognised(word.to_owned()),
                }
            }
        }
    };
}

statuses! {
    /// The cluster has no migration task.
    NoMigration = "NO_MIGRATION",
    /// The full copy is running.
    Cloning = "RDS2POLARDB_CLONING",
    /// The precheck failed; the reason is in `Comment`.
    PrecheckFailed = "PRE_CHECK_FAIL",
    /// Incremental synchronization, the source writes.
    SyncingToPolardb = "RDS2POLARDB_SYNCING",
    /// The business is being switched over to PolarDB.
    Switching = "SWITCHING",
    /// Switched; PolarDB writes and RDS follows.
    SyncingToRds = "POLARDB2RDS_SYNCING",
    /// The business is being switched back to RDS.
    RollingBack = "ROLLBACK",
    /// Cancel or complete is in progress.
    Closing = "CLOSING_MIGRATION",
}

impl MigrationStatus {
    /// Whether the status ends by itself, which makes it worth reading often.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Cloning | Self::Switching | Self::RollingBack | Self::Closing => true,
            Self::NoMigration
            | Self::PrecheckFailed
            | Self::SyncingToPolardb
            | Self::SyncingToRds
            | Self::Unrecognised(_) => false,
        }
    }
}

impl From<String> for MigrationStatus {
    fn from(word: String) -> Self {
        word.as_str().into()
    }
}

impl From<MigrationStatus> for String {
    fn from(status: MigrationStatus) -> Self {
        status.as_str().to_owned()
    }
}

impl std::fmt::Display for MigrationStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_status_survives_the_round_trip() {
        for status in MigrationStatus::KNOWN {
            assert_eq!(MigrationStatus::from(status.as_str()), status);
        }
    }

    #[test]
    fn an_unknown_word_is_kept_and_not_transient() {
        let status = MigrationStatus::from("SWITCH_FAIL");
        assert_eq!(status, MigrationStatus::Unrecognised("SWITCH_FAIL".into()));
        assert_eq!(status.as_str(), "SWITCH_FAIL");
        assert!(!status.is_transient());
    }

    #[test]
    fn exactly_the_statuses_that_end_by_themselves_are_transient() {
        let transient: Vec<_> = MigrationStatus::KNOWN
            .into_iter()
            .filter(MigrationStatus::is_transient)
            .map(String::from)
            .collect();
        assert_eq!(
            transient,
            ["RDS2POLARDB_CLONING", "SWITCHING", "ROLLBACK", "CLOSING_MIGRATION"]
        );
    }
}
