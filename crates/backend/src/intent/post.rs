//! An intent, and the post of the form that carries it.

use std::collections::BTreeSet;

use migration::{
    Action, CheckId, ClusterChange, ClusterRef, ClusterState, CreateCluster, InstanceId,
    ProfileName, RegionId, RegionRef, Seen, SourceState,
};

use super::{IntentId, Parameters};

/// Names one source RDS instance.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SourceRef {
    pub profile: ProfileName,
    pub region: RegionId,
    pub id: InstanceId,
}

impl SourceRef {
    /// The profile and region of the instance.
    pub fn region_ref(&self) -> RegionRef {
        RegionRef { profile: self.profile.clone(), region: self.region.clone() }
    }
}

/// What is meant, what it is about, and what the operator saw of that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    Migration {
        cluster: ClusterRef,
        action: Action,
        parameters: Parameters,
        seen: Seen,
        /// The checks of the preflight that the operator acknowledged by name.
        acknowledged: BTreeSet<CheckId>,
    },
    Change {
        cluster: ClusterRef,
        change: ClusterChange,
        seen: Box<ClusterState>,
    },
    /// A new cluster by Migration from RDS. The intent ID is sent as its ClientToken.
    CreateCluster {
        source: SourceRef,
        new: Box<CreateCluster>,
        seen: Box<SourceState>,
    },
    /// `AliyunServiceRoleForPolarDB`, which the operator saw to be missing.
    CreateServiceLinkedRole {
        profile: ProfileName,
        region: RegionId,
    },
}

impl Intent {
    /// The same intent about the same subject, reached by another profile.
    pub(crate) fn by_profile(&self, profile: &ProfileName) -> Self {
        let mut same = self.clone();
        *match &mut same {
            Self::Migration { cluster, .. } | Self::Change { cluster, .. } => &mut cluster.profile,
            Self::CreateCluster { source, .. } => &mut source.profile,
            Self::CreateServiceLinkedRole { profile, .. } => profile,
        } = profile.clone();
        same
    }
}

/// One post of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub intent_id: IntentId,
    pub intent: Intent,
    /// The cluster ID as the operator typed it; what cannot be undone needs it.
    pub typed_cluster_id: Option<String>,
}
