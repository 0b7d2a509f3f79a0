//! The items of a precheck that can be told to fail.

use serde::{Deserialize, Serialize};

/// One item, as the vendor's evaluation groups them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrecheckItem {
    Trigger,
    Empty,
    TableEngine,
    PrimaryKey,
    RootAccount,
    Binlog,
    DtsRole,
    ServiceRole,
    RunningStatus,
    ReadWriteStatus,
}

impl PrecheckItem {
    /// What `Comment` says. The vendor documents the sentence about triggers only.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Trigger => "The RDS instance has a trigger.",
            Self::Empty => "The RDS instance has no database.",
            Self::TableEngine => "The RDS instance has tables of an unsupported storage engine.",
            Self::PrimaryKey => "The RDS instance has tables without a primary key.",
            Self::RootAccount => "The RDS instance has both the accounts root and aliyun_root.",
            Self::Binlog => "The parameter binlog_row_image of the RDS instance is not full.",
            Self::DtsRole => "The role AliyunDTSDefaultRole does not exist.",
            Self::ServiceRole => {
                "The service-linked role AliyunServiceRoleForPolarDB does not exist."
            }
            Self::RunningStatus => "The RDS instance is not running.",
            Self::ReadWriteStatus => "The RDS instance is locked.",
        }
    }
}
