//! The state of a cluster that its changes depend on.

use serde::{Deserialize, Serialize};

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
}

impl ClusterState {
    /// A cluster that the cloud no longer knows.
    pub fn gone(cluster: impl Into<String>) -> Self {
        Self {
            cluster: cluster.into(),
            status: String::new(),
            pay_type: String::new(),
            deletion_lock: false,
            nodes: Vec::new(),
            migration: MigrationStatus::NoMigration,
            source: String::new(),
            endpoints: Vec::new(),
        }
    }

    /// Whether the cluster is released or being released.
    pub fn is_gone(&self) -> bool {
        ["", "Deleting", "Deleted"].contains(&self.status.as_str())
    }

    pub fn endpoint(&self, id: &str) -> Option<&Endpoint> {
        self.endpoints.iter().find(|endpoint| endpoint.id == id)
    }
}
