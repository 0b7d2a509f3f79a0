//! The state of an intent's subject, read before the call and after it.

use migration::{ClusterState, CreateState, Migration};
use serde::Serialize;

/// One reading of a subject. Its variant is that of the intent it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum SubjectState {
    Migration(Box<Migration>),
    Cluster(Box<ClusterState>),
    Creation(Box<CreateState>),
    /// Whether the service-linked role exists.
    Role(bool),
}

impl SubjectState {
    pub fn migration(&self) -> Option<&Migration> {
        match self {
            Self::Migration(migration) => Some(migration),
            Self::Cluster(_) | Self::Creation(_) | Self::Role(_) => None,
        }
    }
}
