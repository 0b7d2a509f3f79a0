//! Changes of a cluster that are no migration actions: endpoints, SSL, DTS jobs of the business, release.
//!
//! They obey the same order as a migration action: what the operator saw is compared with what is so now, the rules say
//! whether it may be sent, and afterwards reading tells what became of it.

mod differences;
mod legality;
mod settle;

use serde::{Deserialize, Serialize};

pub use differences::{ChangeDifference, change_differences};
pub use legality::{ChangeRefusal, dts_target, judge_change};
pub use settle::settle_change;

use crate::{Endpoint, MigrationStatus, NetType, Retention};

/// What is to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClusterChange {
    /// A public address for an endpoint that has none. `prefix` is the first part of its name.
    CreateEndpointAddress {
        endpoint: String,
        prefix: Option<String>,
    },
    ChangePort {
        endpoint: String,
        net_type: NetType,
        port: u16,
    },
    /// A custom cluster endpoint. Without nodes it leads to all of them.
    CreateClusterEndpoint {
        description: String,
        read_write: bool,
        nodes: Vec<String>,
        auto_add_new_nodes: bool,
    },
    EnableSsl {
        endpoint: String,
        net_type: NetType,
    },
    DisableSsl {
        endpoint: String,
        net_type: NetType,
    },
    /// Points DTS jobs of the business at `target`: the cluster after a switch, the source after a roll back.
    RepointDtsJobs {
        jobs: Vec<DtsJobMove>,
        target: String,
    },
    /// Releases the cluster for good.
    ReleaseCluster {
        backups: Retention,
    },
}

/// One job and the end of it that moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DtsJobMove {
    pub job: String,
    pub end: DtsEnd,
}

/// Where a DTS job reads or writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DtsEnd {
    Src,
    Dst,
}

impl DtsEnd {
    /// The vendor's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Src => "src",
            Self::Dst => "dst",
        }
    }
}

/// A change without its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    CreateEndpointAddress,
    ChangePort,
    CreateClusterEndpoint,
    EnableSsl,
    DisableSsl,
    RepointDtsJobs,
    ReleaseCluster,
}

impl ChangeKind {
    pub const ALL: [Self; 7] = [
        Self::CreateEndpointAddress,
        Self::ChangePort,
        Self::CreateClusterEndpoint,
        Self::EnableSsl,
        Self::DisableSsl,
        Self::RepointDtsJobs,
        Self::ReleaseCluster,
    ];

    /// The word in URLs, forms and the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CreateEndpointAddress => "create-endpoint-address",
            Self::ChangePort => "change-port",
            Self::CreateClusterEndpoint => "create-cluster-endpoint",
            Self::EnableSsl => "enable-ssl",
            Self::DisableSsl => "disable-ssl",
            Self::RepointDtsJobs => "re-point-dts-jobs",
            Self::ReleaseCluster => "release-cluster",
        }
    }

    /// The operation that carries it out (vendor/rds-migration 2.7 and 4.3 to 4.8).
    pub fn operation(self) -> &'static str {
        match self {
            Self::CreateEndpointAddress => "CreateDBEndpointAddress",
            Self::ChangePort => "ModifyDBEndpointAddress",
            Self::CreateClusterEndpoint => "CreateDBClusterEndpoint",
            Self::EnableSsl | Self::DisableSsl => "ModifyDBClusterSSL",
            Self::RepointDtsJobs => "ModifyDBClusterMigrationEndpoint",
            Self::ReleaseCluster => "DeleteDBCluster",
        }
    }

    /// Whether there is no way back once it ran.
    pub fn is_irreversible(self) -> bool {
        self == Self::ReleaseCluster
    }
}

impl ClusterChange {
    pub fn kind(&self) -> ChangeKind {
        match self {
            Self::CreateEndpointAddress { .. } => ChangeKind::CreateEndpointAddress,
            Self::ChangePort { .. } => ChangeKind::ChangePort,
            Self::CreateClusterEndpoint { .. } => ChangeKind::CreateClusterEndpoint,
            Self::EnableSsl { .. } => ChangeKind::EnableSsl,
            Self::DisableSsl { .. } => ChangeKind::DisableSsl,
            Self::RepointDtsJobs { .. } => ChangeKind::RepointDtsJobs,
            Self::ReleaseCluster { .. } => ChangeKind::ReleaseCluster,
        }
    }

    /// The one endpoint it is about.
    fn endpoint(&self) -> Option<&str> {
        match self {
            Self::CreateEndpointAddress { endpoint, .. }
            | Self::ChangePort { endpoint, .. }
            | Self::EnableSsl { endpoint, .. }
            | Self::DisableSsl { endpoint, .. } => Some(endpoint),
            Self::CreateClusterEndpoint { .. }
            | Self::RepointDtsJobs { .. }
            | Self::ReleaseCluster { .. } => None,
        }
    }
}

/// A cluster as these changes look at it: what a form carries, and what is read before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClusterState {
    pub cluster: String,
    /// `DBClusterStatus`; empty when there is no such cluster any more.
    pub status: String,
    pub pay_type: String,
    pub deletion_lock: bool,
    pub nodes: Vec<String>,
    pub migration: MigrationStatus,
    /// The source of the migration; empty without one.
    pub source: String,
    /// PolarDB's endpoints, with SSL.
    pub endpoints: Vec<Endpoint>,
}

impl ClusterState {
    /// A cluster that the cloud does not know any more.
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

    /// Whether it is released or being released.
    pub fn is_gone(&self) -> bool {
        ["", "Deleting", "Deleted"].contains(&self.status.as_str())
    }

    pub fn endpoint(&self, id: &str) -> Option<&Endpoint> {
        self.endpoints.iter().find(|endpoint| endpoint.id == id)
    }
}
