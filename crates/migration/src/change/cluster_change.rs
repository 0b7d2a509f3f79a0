//! A change of a cluster that is not a migration action.

use serde::{Deserialize, Serialize};

use super::ChangeKind;
use crate::vocabulary::{NetType, Retention};

/// One change with its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClusterChange {
    /// Adds a public address to an endpoint that has none. `prefix` is the first part of its name.
    CreateEndpointAddress {
        endpoint: String,
        prefix: Option<String>,
    },
    ChangePort {
        endpoint: String,
        net_type: NetType,
        port: u16,
    },
    /// Adds a custom cluster endpoint. Without nodes it leads to all of them.
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
    /// Releases the cluster, which cannot be undone.
    ReleaseCluster {
        backups: Retention,
    },
}

/// One job, and its end that is pointed elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DtsJobMove {
    pub job: String,
    pub end: DtsEnd,
}

/// One end of a DTS job: it reads at `Src` and writes at `Dst`.
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

    /// The endpoint that it changes.
    pub(super) fn endpoint(&self) -> Option<&str> {
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
