//! The post of a migration action's dialog, with its fields side by side so that a test changes one of them.

use std::collections::BTreeSet;

use backend::{Intent, IntentId, Parameters, Post};
use migration::{Action, CheckId, ClusterRef, Seen};

#[derive(Debug, Clone)]
pub struct ActionPost {
    pub intent_id: IntentId,
    pub cluster: ClusterRef,
    pub action: Action,
    pub parameters: Parameters,
    pub seen: Seen,
    pub acknowledged: BTreeSet<CheckId>,
    pub typed_cluster_id: Option<String>,
}

impl From<ActionPost> for Post {
    fn from(post: ActionPost) -> Self {
        let ActionPost { cluster, action, parameters, seen, acknowledged, .. } = post;
        let intent = Intent::Migration { cluster, action, parameters, seen, acknowledged };
        Self { intent_id: post.intent_id, intent, typed_cluster_id: post.typed_cluster_id }
    }
}
