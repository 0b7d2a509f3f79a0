//! What a dialog posts: an intent, its parameters and what the operator saw.

mod kind;
mod subject;

pub use kind::{IntentKind, UnknownIntent};
pub use subject::SourceRef;

use std::collections::BTreeSet;

use migration::{
    Action, CheckId, ClusterChange, ClusterRef, ClusterState, CreateCluster, Pairs, ProfileName,
    RegionId, Seen, SourceState,
};
use rand::Rng;
use serde::{Deserialize, Serialize};

/// Names one rendered form. Invariant: 32 lower-case hex digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IntentId(String);

/// The text is not the id of a form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the form carries no valid intent ID; open the dialog again")]
pub struct InvalidIntentId;

impl IntentId {
    /// A new id for a form that is being rendered.
    pub fn random() -> Self {
        Self(format!("{:032x}", rand::rng().random::<u128>()))
    }

    /// # Errors
    /// The text has another shape.
    pub fn parse(text: impl Into<String>) -> Result<Self, InvalidIntentId> {
        let text = text.into();
        let valid = text.len() == 32
            && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        if valid { Ok(Self(text)) } else { Err(InvalidIntentId) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for IntentId {
    type Error = InvalidIntentId;

    fn try_from(text: String) -> Result<Self, InvalidIntentId> {
        Self::parse(text)
    }
}

impl From<IntentId> for String {
    fn from(id: IntentId) -> Self {
        id.0
    }
}

impl std::fmt::Display for IntentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
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
    /// A new cluster by Migration from RDS. The intent ID is its ClientToken.
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

/// One post of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub intent_id: IntentId,
    pub intent: Intent,
    /// The cluster ID as the operator typed it; what cannot be undone needs it.
    pub typed_cluster_id: Option<String>,
}

/// What the operator chose in the dialog of a migration action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Parameters {
    /// Switch and Roll Back. Without pairs the endpoints stay where they are.
    Move {
        pairs: Option<Pairs>,
    },
    /// Complete and Cancel. Without binary logging the cluster restarts.
    Close {
        keep_binlog: bool,
    },
    /// Continue. `force` skips the error it is stuck at.
    Continue {
        force: bool,
    },
    Abandon,
}

impl Parameters {
    /// Whether these are parameters of `action`.
    pub fn belong_to(&self, action: Action) -> bool {
        match self {
            Self::Move { .. } => matches!(action, Action::Switch | Action::RollBack),
            Self::Close { .. } => matches!(action, Action::Complete | Action::Cancel),
            Self::Continue { .. } => action == Action::Continue,
            Self::Abandon => action == Action::Abandon,
        }
    }
}

/// One post of the dialog of a migration action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub intent_id: IntentId,
    pub cluster: ClusterRef,
    pub action: Action,
    pub parameters: Parameters,
    pub seen: Seen,
    /// The checks of the preflight that the operator acknowledged by name.
    pub acknowledged: BTreeSet<CheckId>,
    /// The cluster ID as the operator typed it; what cannot be undone needs it.
    pub typed_cluster_id: Option<String>,
}

impl From<Order> for Post {
    fn from(order: Order) -> Self {
        let Order { intent_id, cluster, action, parameters, seen, acknowledged, typed_cluster_id } =
            order;
        let intent = Intent::Migration { cluster, action, parameters, seen, acknowledged };
        Self { intent_id, intent, typed_cluster_id }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_random_id_is_valid_and_never_the_same() {
        let (a, b) = (IntentId::random(), IntentId::random());
        assert_ne!(a, b);
        assert_eq!(IntentId::parse(a.as_str()), Ok(a));
    }

    #[test]
    fn anything_else_is_no_intent_id() {
        for text in ["", "abc", &"g".repeat(32), &"A".repeat(32), &"0".repeat(33)] {
            assert_eq!(IntentId::parse(text), Err(InvalidIntentId), "{text}");
        }
    }
}
