//! The parts of a cluster's state that calls of their own read, and which of them a change needs.

use serde::{Deserialize, Serialize};

use super::ClusterChange;

/// A part of a cluster's state that may be unreadable although the cluster's attributes are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClusterPart {
    Migration,
    Endpoints,
    Ssl,
}

impl ClusterPart {
    pub const ALL: [Self; 3] = [Self::Migration, Self::Endpoints, Self::Ssl];
}

impl std::fmt::Display for ClusterPart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Migration => "migration",
            Self::Endpoints => "endpoints",
            Self::Ssl => "SSL settings",
        })
    }
}

impl ClusterChange {
    /// The parts by which it is decided whether the change may be sent.
    pub fn needs(&self) -> &'static [ClusterPart] {
        use ClusterPart::{Endpoints, Migration, Ssl};
        match self {
            Self::RepointDtsJobs { .. } | Self::ReleaseCluster { .. } => &[Migration],
            Self::CreateEndpointAddress { .. }
            | Self::ChangePort { .. }
            | Self::CreateClusterEndpoint { .. } => &[Migration, Endpoints],
            Self::EnableSsl { .. } | Self::DisableSsl { .. } => &[Migration, Endpoints, Ssl],
        }
    }

    /// The parts in which its effect shows.
    pub fn shows_in(&self) -> &'static [ClusterPart] {
        use ClusterPart::{Endpoints, Ssl};
        match self {
            Self::RepointDtsJobs { .. } | Self::ReleaseCluster { .. } => &[],
            Self::CreateEndpointAddress { .. }
            | Self::ChangePort { .. }
            | Self::CreateClusterEndpoint { .. } => &[Endpoints],
            Self::EnableSsl { .. } | Self::DisableSsl { .. } => &[Endpoints, Ssl],
        }
    }
}
