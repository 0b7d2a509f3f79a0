//! The state of a source RDS instance, and its differences from what the operator saw.

use serde::{Deserialize, Serialize};

use crate::rules::is_same_storage;

/// The values of a source RDS instance that creating a cluster from it depends on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceState {
    pub id: String,
    pub status: String,
    /// `DBInstanceType`
    pub kind: String,
    pub engine: String,
    pub version: String,
    pub category: String,
    pub storage: String,
    /// `CurrentKernelVersion`
    pub kernel: String,
    pub lock: String,
    pub vpc: String,
    pub vswitch: String,
}

/// A value of a [`SourceState`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SourceValue {
    #[serde(rename = "the ID")]
    Id,
    #[serde(rename = "the status")]
    Status,
    #[serde(rename = "the type")]
    Kind,
    #[serde(rename = "the engine")]
    Engine,
    #[serde(rename = "the version")]
    Version,
    #[serde(rename = "the edition")]
    Edition,
    #[serde(rename = "the storage type")]
    StorageType,
    #[serde(rename = "the minor version")]
    MinorVersion,
    #[serde(rename = "the lock")]
    Lock,
    #[serde(rename = "the VPC")]
    Vpc,
    #[serde(rename = "the vSwitch")]
    Vswitch,
}

impl SourceValue {
    fn as_str(self) -> &'static str {
        match self {
            Self::Id => "the ID",
            Self::Status => "the status",
            Self::Kind => "the type",
            Self::Engine => "the engine",
            Self::Version => "the version",
            Self::Edition => "the edition",
            Self::StorageType => "the storage type",
            Self::MinorVersion => "the minor version",
            Self::Lock => "the lock",
            Self::Vpc => "the VPC",
            Self::Vswitch => "the vSwitch",
        }
    }
}

impl std::fmt::Display for SourceValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One value of a source that is no longer what the operator saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{what} of the source was \"{was}\" when you opened this page; it is \"{now}\" now")]
pub struct SourceDifference {
    pub what: SourceValue,
    pub was: String,
    pub now: String,
}

/// Every value of the source that has changed since the form was rendered.
pub fn source_differences(seen: &SourceState, now: &SourceState) -> Vec<SourceDifference> {
    let pairs = [
        (SourceValue::Id, &seen.id, &now.id),
        (SourceValue::Status, &seen.status, &now.status),
        (SourceValue::Kind, &seen.kind, &now.kind),
        (SourceValue::Engine, &seen.engine, &now.engine),
        (SourceValue::Version, &seen.version, &now.version),
        (SourceValue::Edition, &seen.category, &now.category),
        (SourceValue::StorageType, &seen.storage, &now.storage),
        (SourceValue::MinorVersion, &seen.kernel, &now.kernel),
        (SourceValue::Lock, &seen.lock, &now.lock),
        (SourceValue::Vpc, &seen.vpc, &now.vpc),
        (SourceValue::Vswitch, &seen.vswitch, &now.vswitch),
    ];
    let changed = pairs.into_iter().filter(|(what, was, now)| match what {
        SourceValue::StorageType => !is_same_storage(was, now),
        _ => was != now,
    });
    changed
        .map(|(what, was, now)| SourceDifference { what, was: was.clone(), now: now.clone() })
        .collect()
}
