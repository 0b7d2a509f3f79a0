//! The items of a precheck, which an evaluation looks at too (vendor/rds-migration 6.5): the one list of them.

use serde::{Deserialize, Serialize};

use super::facts::RowImage;
use super::{Instance, World};

const BASIC: &str = "Basic Information Verification";
const DEPENDENCY: &str = "Migration Task Dependency Verification";
const KEY: &str = "Key Information Verification";
const OTHER: &str = "Other Verification";

/// One item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrecheckItem {
    RunningStatus,
    ReadWriteStatus,
    AccountMode,
    ServiceRole,
    DtsRole,
    Empty,
    TableEngine,
    Trigger,
    PrimaryKey,
    Binlog,
    RootAccount,
    Event,
    /// A cause of no other item.
    Other,
}

impl PrecheckItem {
    /// In the order in which they are looked at.
    pub const ALL: [Self; 13] = [
        Self::RunningStatus,
        Self::ReadWriteStatus,
        Self::AccountMode,
        Self::ServiceRole,
        Self::DtsRole,
        Self::Empty,
        Self::TableEngine,
        Self::Trigger,
        Self::PrimaryKey,
        Self::Binlog,
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
            Self::ServiceRole => (BASIC, "Service-linked Role for PolarDB"),
            Self::DtsRole => (DEPENDENCY, "DTS Permissions"),
            Self::Empty => (DEPENDENCY, "Whether Source Instance is Empty"),
            Self::TableEngine => (DEPENDENCY, "Source Instance Table Engine Verification"),
            Self::Trigger => (DEPENDENCY, "Source Instance Trigger Verification"),
            Self::PrimaryKey => {
                (DEPENDENCY, "Verification for Non-primary-key Tables in Source Instance")
            }
            Self::Binlog => (DEPENDENCY, "Source Instance Binary Log Verification"),
            Self::RootAccount => (KEY, "Source Instance Root Account Verification"),
            Self::Event => (OTHER, "Event Check"),
            Self::Other => (OTHER, "Precheck"),
        }
    }

    /// What `Comment` says. The vendor documents the sentence about triggers only.
    pub fn reason(self) -> &'static str {
        match self {
            Self::RunningStatus => "The RDS instance is not running.",
            Self::ReadWriteStatus => "The RDS instance is not both running and read/write.",
            Self::AccountMode => {
                "The RDS instance uses the safe-mode proxy and has no privileged account."
            }
            Self::ServiceRole => {
                "The service-linked role AliyunServiceRoleForPolarDB does not exist."
            }
            Self::DtsRole => "The role AliyunDTSDefaultRole does not exist.",
            Self::Empty => "The RDS instance has no database.",
            Self::TableEngine => "The RDS instance has tables of an unsupported storage engine.",
            Self::Trigger => "The RDS instance has a trigger.",
            Self::PrimaryKey => "The RDS instance has tables without a primary key.",
            Self::Binlog => "The parameter binlog_row_image of the RDS instance is not full.",
            Self::RootAccount => "The RDS instance has both the accounts root and aliyun_root.",
            Self::Event => "The RDS instance has events, which are not migrated.",
            Self::Other => "The precheck of the RDS instance failed.",
        }
    }

    /// The item that gives this reason.
    pub fn saying(reason: &str) -> Self {
        Self::ALL.into_iter().find(|item| item.reason() == reason).unwrap_or(Self::Other)
    }

    /// Whether it is told and stops nothing.
    pub fn is_warning(self) -> bool {
        self == Self::Event
    }

    /// Whether only DTS depends on it. What has no item is of the precheck, which only a logical migration has.
    fn is_logical_only(self) -> bool {
        self.name().0 == DEPENDENCY || self == Self::Other
    }
}

/// Why a precheck fails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    pub item: PrecheckItem,
    pub reason: String,
}

/// What is looked at: a source, and the roles of its account.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    source: &'a Instance,
    linked_role_missing: bool,
    dts_role_missing: bool,
}

impl World {
    pub fn checked<'a>(&self, source: &'a Instance) -> Checked<'a> {
        let Self { linked_role_missing, dts_role_missing, .. } = *self;
        Checked { source, linked_role_missing, dts_role_missing }
    }
}

impl<'a> Checked<'a> {
    /// Every item that a migration by this method depends on, with what is wrong about it.
    pub fn items(self, logical: bool) -> impl Iterator<Item = (PrecheckItem, Option<&'a str>)> {
        let all = PrecheckItem::ALL.into_iter();
        all.filter(move |item| logical || !item.is_logical_only())
            .map(move |item| (item, self.wrong(item)))
    }

    /// The first item that stops a logical migration, beside those that are skipped.
    pub fn failure(self, skipped: &[PrecheckItem]) -> Option<Failure> {
        self.items(true)
            .filter(|(item, _)| !item.is_warning() && !skipped.contains(item))
            .find_map(|(item, wrong)| Some(Failure { item, reason: wrong?.to_owned() }))
    }

    fn wrong(self, item: PrecheckItem) -> Option<&'a str> {
        let facts = &self.source.facts;
        let stopped = self.source.status != "Running";
        let is_wrong = match item {
            PrecheckItem::RunningStatus => stopped,
            PrecheckItem::ReadWriteStatus => stopped || facts.locked,
            PrecheckItem::AccountMode => facts.safe_mode_unprivileged,
            PrecheckItem::ServiceRole => self.linked_role_missing,
            PrecheckItem::DtsRole => self.dts_role_missing,
            PrecheckItem::Empty => facts.empty,
            PrecheckItem::TableEngine => facts.other_engine,
            PrecheckItem::Trigger => facts.triggers,
            PrecheckItem::PrimaryKey => facts.no_primary_key,
            PrecheckItem::Binlog => facts.binlog_row_image != RowImage::Full,
            PrecheckItem::RootAccount => facts.both_roots,
            PrecheckItem::Event => facts.events,
            PrecheckItem::Other => return facts.other.as_deref(),
        };
        is_wrong.then(|| item.reason())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_console_knows_a_remedy_for_is_recognised_by_name_and_by_reason() {
        for item in PrecheckItem::ALL.into_iter().filter(|item| *item != PrecheckItem::Other) {
            let (named, told) = (
                migration::PrecheckItem::named(item.name().1),
                migration::PrecheckItem::in_error(item.reason()),
            );
            assert!(named.is_some(), "{item:?}");
            assert_eq!(named, told, "{item:?}");
        }
    }
}
