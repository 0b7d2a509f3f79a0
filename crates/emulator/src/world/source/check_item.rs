//! The items of a precheck and of an evaluation (vendor/rds-migration 6.5), as the emulator checks them.
//!
//! [`migration::PrecheckItem`] is the console's list of the same items, which it knows remedies for. The words stand in both
//! on purpose, like every word of the wire; a test ties the two.

use serde::{Deserialize, Serialize};

const BASIC: &str = "Basic Information Verification";
const DEPENDENCY: &str = "Migration Task Dependency Verification";
const KEY: &str = "Key Information Verification";
const OTHER: &str = "Other Verification";

/// One item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckItem {
    RunningStatus,
    ReadWriteStatus,
    AccountMode,
    #[serde(rename = "service_role")]
    ServiceLinkedRole,
    DtsRole,
    Empty,
    TableEngine,
    Trigger,
    PrimaryKey,
    #[serde(rename = "binlog")]
    BinaryLog,
    RootAccount,
    Event,
    /// A cause of no other item.
    Other,
}

impl CheckItem {
    /// In the order in which they are checked.
    pub const ALL: [Self; 13] = [
        Self::RunningStatus,
        Self::ReadWriteStatus,
        Self::AccountMode,
        Self::ServiceLinkedRole,
        Self::DtsRole,
        Self::Empty,
        Self::TableEngine,
        Self::Trigger,
        Self::PrimaryKey,
        Self::BinaryLog,
        Self::RootAccount,
        Self::Event,
        Self::Other,
    ];

    /// Group and name in an evaluation. The vendor's list has no item for `binlog_row_image`.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::RunningStatus => (BASIC, "Source Instance Running Status"),
            Self::ReadWriteStatus => (BASIC, "Source Instance Read/Write Status"),
            Self::AccountMode => (BASIC, "Source Instance Account Mode"),
            Self::ServiceLinkedRole => (BASIC, "Service-linked Role for PolarDB"),
            Self::DtsRole => (DEPENDENCY, "DTS Permissions"),
            Self::Empty => (DEPENDENCY, "Whether Source Instance is Empty"),
            Self::TableEngine => (DEPENDENCY, "Source Instance Table Engine Verification"),
            Self::Trigger => (DEPENDENCY, "Source Instance Trigger Verification"),
            Self::PrimaryKey => {
                (DEPENDENCY, "Verification for Non-primary-key Tables in Source Instance")
            }
            Self::BinaryLog => (DEPENDENCY, "Source Instance Binary Log Verification"),
            Self::RootAccount => (KEY, "Source Instance Root Account Verification"),
            Self::Event => (OTHER, "Event Check"),
            Self::Other => (OTHER, "Precheck"),
        }
    }

    /// The sentence in `Comment`. The vendor documents the one about triggers only.
    pub fn reason(self) -> &'static str {
        match self {
            Self::RunningStatus => "The RDS instance is not running.",
            Self::ReadWriteStatus => "The RDS instance is not both running and read/write.",
            Self::AccountMode => {
                "The RDS instance uses the safe-mode proxy and has no privileged account."
            }
            Self::ServiceLinkedRole => {
                "The service-linked role AliyunServiceRoleForPolarDB does not exist."
            }
            Self::DtsRole => "The role AliyunDTSDefaultRole does not exist.",
            Self::Empty => "The RDS instance has no database.",
            Self::TableEngine => "The RDS instance has tables of an unsupported storage engine.",
            Self::Trigger => "The RDS instance has a trigger.",
            Self::PrimaryKey => "The RDS instance has tables without a primary key.",
            Self::BinaryLog => "The parameter binlog_row_image of the RDS instance is not full.",
            Self::RootAccount => "The RDS instance has both the accounts root and aliyun_root.",
            Self::Event => "The RDS instance has events, which are not migrated.",
            Self::Other => "The precheck of the RDS instance failed.",
        }
    }

    /// The item that gives this reason.
    pub fn saying(reason: &str) -> Self {
        Self::ALL.into_iter().find(|item| item.reason() == reason).unwrap_or(Self::Other)
    }

    /// Whether it is reported without stopping a migration.
    pub fn is_warning(self) -> bool {
        self == Self::Event
    }

    /// Whether only DTS depends on it. A cause without an item belongs to the precheck, which only a logical migration has.
    pub(super) fn is_logical_only(self) -> bool {
        self.name().0 == DEPENDENCY || self == Self::Other
    }
}

/// Why a precheck fails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    pub item: CheckItem,
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_console_knows_a_remedy_for_is_recognised_by_name_and_by_reason() {
        for item in CheckItem::ALL.into_iter().filter(|item| *item != CheckItem::Other) {
            let (named, told) = (
                migration::PrecheckItem::named(item.name().1),
                migration::PrecheckItem::in_error(item.reason()),
            );
            assert!(named.is_some(), "{item:?}");
            assert_eq!(named, told, "{item:?}");
        }
    }
}
