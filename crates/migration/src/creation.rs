//! The creation of a cluster by Migration from RDS, and of the role it needs: what is compared before, and how reading
//! settles them.

use serde::{Deserialize, Serialize};

use crate::{CopyMethod, Ineligible, Settlement, SourceFacts, copy_method};

/// A source RDS instance as a creation looks at it.
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

/// A value of a source that a creation depends on.
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

/// One value of a source that is not what the operator saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{what} of the source was \"{was}\" when you opened this page; it is \"{now}\" now")]
pub struct SourceDifference {
    pub what: SourceValue,
    pub was: String,
    pub now: String,
}

/// Everything about the source that changed since the operator looked.
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
    let changed = pairs.into_iter().filter(|(_, was, now)| was != now);
    changed
        .map(|(what, was, now)| SourceDifference { what, was: was.clone(), now: now.clone() })
        .collect()
}

/// Why no cluster may be created from a source now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SourceRefusal {
    #[error("the source is {0}; it has to be Running")]
    NotRunning(String),
    #[error("the source is a {0} instance; only a primary one can be migrated")]
    NotPrimary(String),
    #[error("the source is locked ({0})")]
    Locked(String),
    #[error("{0}")]
    Ineligible(Ineligible),
}

/// How a migration from the source as it is now to a cluster of version `target` will copy.
///
/// # Errors
/// See [`SourceRefusal`].
pub fn judge_source(now: &SourceState, target: &str) -> Result<CopyMethod, SourceRefusal> {
    let facts = SourceFacts {
        engine: &now.engine,
        version: &now.version,
        category: &now.category,
        storage: &now.storage,
        kernel: &now.kernel,
    };
    let method = copy_method(&facts, target).map_err(SourceRefusal::Ineligible)?;
    if !["", "Primary"].contains(&now.kind.as_str()) {
        return Err(SourceRefusal::NotPrimary(now.kind.clone()));
    }
    if now.status != "Running" {
        return Err(SourceRefusal::NotRunning(now.status.clone()));
    }
    if !["", "Unlock"].contains(&now.lock.as_str()) {
        return Err(SourceRefusal::Locked(now.lock.clone()));
    }
    Ok(method)
}

/// What a creation is about: the source, and what the region's list of clusters says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreationState {
    pub source: SourceState,
    /// Every cluster that was listed before the call.
    pub listed: Vec<String>,
    /// Clusters that were not listed before and migrate from this source.
    pub new: Vec<String>,
}

/// Settles a creation. `answered` is the cluster that the answer named. A cluster is listed only after some minutes, so
/// that none is there proves nothing.
pub fn settle_creation(answered: Option<&str>, now: &CreationState) -> Settlement {
    match (answered, now.new.as_slice()) {
        (Some(id), new) if new.iter().any(|it| it == id) => Settlement::Ran,
        (None, [_]) => Settlement::Ran,
        // Not listed yet, or several of which nobody can tell whose they are.
        _ => Settlement::StillUnknown,
    }
}

/// Settles the creation of the service-linked role.
pub fn settle_role(exists: bool) -> Settlement {
    if exists { Settlement::Ran } else { Settlement::StillUnknown }
}
