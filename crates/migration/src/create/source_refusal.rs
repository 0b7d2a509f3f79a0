//! Whether a cluster may be created from a source now, and the reason if not.

use serde::{Deserialize, Serialize};

use super::SourceState;
use crate::rules::{CopyMethod, Ineligible, SourceFacts, copy_method};

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

/// The copy method of a migration from the source as it is now to a cluster of version `target`.
///
/// # Errors
/// The first rule against it.
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
