//! The words of `MigrationStatus` (vendor/rds-migration 3.1).

use serde::{Deserialize, Serialize};

/// The status of the migration in `DescribeDBClusterMigration` (vendor/rds-migration 3.1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum MigrationStatus {
    /// `NO_MIGRATION`: the cluster has no migration task.
    NoMigration,
    /// `RDS2POLARDB_CLONING`: the full copy is running.
    Cloning,
    /// `PRE_CHECK_FAIL`: the precheck failed; the reason is in `Comment`.
    PrecheckFailed,
    /// `RDS2POLARDB_SYNCING`: incremental synchronization, the source writes.
    SyncingToPolardb,
    /// `SWITCHING`: the business is being switched over to PolarDB.
    Switching,
    /// `POLARDB2RDS_SYNCING`: switched; PolarDB writes and RDS follows.
    SyncingToRds,
    /// `ROLLBACK`: the business is being switched back to RDS.
    RollingBack,
    /// `CLOSING_MIGRATION`: cancel or complete is in progress.
    Closing,
    /// A word that these rules do not know. No action is legal in it.
    Unrecognised(String),
}

impl MigrationStatus {
    /// Every documented status, in the order of a migration's life.
    pub const KNOWN: [Self; 8] = [
        Self::NoMigration,
        Self::Cloning,
        Self::PrecheckFailed,
        Self::SyncingToPolardb,
        Self::Switching,
        Self::SyncingToRds,
        Self::RollingBack,
        Self::Closing,
    ];

    /// The vendor's literal.
    pub fn as_str(&self) -> &str {
        match self {
            Self::NoMigration => "NO_MIGRATION",
            Self::Cloning => "RDS2POLARDB_CLONING",
            Self::PrecheckFailed => "PRE_CHECK_FAIL",
            Self::SyncingToPolardb => "RDS2POLARDB_SYNCING",
            Self::Switching => "SWITCHING",
            Self::SyncingToRds => "POLARDB2RDS_SYNCING",
            Self::RollingBack => "ROLLBACK",
            Self::Closing => "CLOSING_MIGRATION",
            Self::Unrecognised(word) => word,
        }
    }

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

impl From<&str> for MigrationStatus {
    fn from(word: &str) -> Self {
        Self::KNOWN
            .into_iter()
            .find(|status| status.as_str() == word)
            .unwrap_or_else(|| Self::Unrecognised(word.to_owned()))
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
