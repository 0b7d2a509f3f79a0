//! What an intent is about. At most one intent is open about each subject.

use migration::{ClusterRef, ProfileName, RegionId, RegionRef};

use super::Intent;

impl Intent {
    /// The cluster that is changed. `None` if the intent changes no cluster.
    pub fn cluster(&self) -> Option<&ClusterRef> {
        match self {
            Self::Migration { cluster, .. } | Self::Change { cluster, .. } => Some(cluster),
            Self::CreateCluster { .. } | Self::CreateServiceLinkedRole { .. } => None,
        }
    }

    pub fn profile(&self) -> &ProfileName {
        match self {
            Self::Migration { cluster, .. } | Self::Change { cluster, .. } => &cluster.profile,
            Self::CreateCluster { source, .. } => &source.profile,
            Self::CreateServiceLinkedRole { profile, .. } => profile,
        }
    }

    pub fn region(&self) -> &RegionId {
        match self {
            Self::Migration { cluster, .. } | Self::Change { cluster, .. } => &cluster.region,
            Self::CreateCluster { source, .. } => &source.region,
            Self::CreateServiceLinkedRole { region, .. } => region,
        }
    }

    /// The profile and region of the subject.
    pub fn region_ref(&self) -> RegionRef {
        RegionRef { profile: self.profile().clone(), region: self.region().clone() }
    }

    /// The subject in the journal. IDs of clusters and of instances are unique in the cloud and have different prefixes.
    pub fn subject(&self) -> String {
        match self {
            Self::Migration { cluster, .. } | Self::Change { cluster, .. } => {
                cluster.id.to_string()
            }
            Self::CreateCluster { source, .. } => source.id.to_string(),
            Self::CreateServiceLinkedRole { profile, .. } => format!("account of {profile}"),
        }
    }
}
