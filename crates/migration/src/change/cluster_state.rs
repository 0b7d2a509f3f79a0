//! The state of a cluster that its changes depend on.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ClusterPart;
use crate::vocabulary::{Endpoint, MigrationStatus};

/// The values of a cluster that these changes depend on: a form carries them, and they are read before and after the
/// call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClusterState {
    pub cluster: String,
    /// `DBClusterStatus`; empty if the cluster no longer exists.
    pub status: String,
    pub pay_type: String,
    pub deletion_lock: bool,
    pub nodes: Vec<String>,
    pub migration: MigrationStatus,
    /// The source of the migration; empty without one.
    pub source: String,
    /// The endpoints of the cluster, with SSL.
    pub endpoints: Vec<Endpoint>,
    /// The settings of the endpoints. Journals of earlier versions have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<EndpointSettings>,
    /// Parts that could not be read. Their values say nothing.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unread: BTreeSet<ClusterPart>,
    /// `None` if the cloud knows the cluster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<Gone>,
}

/// What tells an endpoint from others of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndpointSettings {
    pub endpoint: String,
    pub description: String,
    /// `ReadWriteMode`: `ReadWrite` or `ReadOnly`
    pub mode: String,
    /// IDs of the nodes it leads to.
    pub nodes: Vec<String>,
}

/// The cloud said of a cluster that it does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// The region's list lacks the cluster too, and both were read twice, at least one poll apart. Nothing is proven
    /// before, because one answer may come from elsewhere or be wrong for a moment.
    pub confirmed: bool,
}

impl ClusterState {
    /// A cluster of which only the ID is known.
    pub fn named(cluster: impl Into<String>) -> Self {
        Self {
            cluster: cluster.into(),
            status: String::new(),
            pay_type: String::new(),
            deletion_lock: false,
            nodes: Vec::new(),
            migration: MigrationStatus::from(String::new()),
            source: String::new(),
            endpoints: Vec::new(),
            settings: Vec::new(),
            unread: ClusterPart::ALL.into(),
            gone: None,
        }
    }

    /// A cluster that the cloud no longer knows.
    pub fn gone(cluster: impl Into<String>, gone: Gone) -> Self {
        let migration = MigrationStatus::NoMigration;
        Self { migration, unread: BTreeSet::new(), gone: Some(gone), ..Self::named(cluster) }
    }

    /// Whether the cluster is released or being released.
    pub fn is_gone(&self) -> bool {
        self.gone.is_some() || ["", "Deleting", "Deleted"].contains(&self.status.as_str())
    }

    pub fn endpoint(&self, id: &str) -> Option<&Endpoint> {
        self.endpoints.iter().find(|endpoint| endpoint.id == id)
    }

    /// The first of these parts that could not be read.
    pub(super) fn first_unread(&self, parts: &[ClusterPart]) -> Option<ClusterPart> {
        parts.iter().copied().find(|part| self.unread.contains(part))
    }
}
