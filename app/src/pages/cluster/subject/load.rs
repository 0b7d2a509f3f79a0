//! Reads the cluster, and what was asked of it.

use backend::{Backend, Intent, IntentId, IntentKind, IntentRecord};
use leptos_router::params::ParamsMap;
use migration::{ChangeKind, ClusterChange, ClusterRef, ClusterState};

use crate::error::ConsoleError;
use crate::pages::cluster::address;
use crate::parts::Command;

/// The cluster that the pages of DTS jobs and release are about.
#[derive(Debug, Clone)]
pub struct Subject {
    pub cluster: ClusterRef,
    /// What the operator sees, and what the form carries.
    pub state: ClusterState,
    pub intent_id: IntentId,
    /// The intent of the post that led here.
    pub outcome: Option<IntentRecord>,
    /// The intent that keeps the cluster from accepting another.
    pub open: Option<IntentRecord>,
}

impl Subject {
    pub async fn load(
        backend: &Backend,
        params: &ParamsMap,
        query: &ParamsMap,
        kind: ChangeKind,
    ) -> Result<Self, ConsoleError> {
        let cluster = address::named(backend, params, query).await?;
        address::attributes(backend, &cluster).await?;
        let view = backend.cluster_view(&cluster).await;
        let view = view.map_err(|error| address::missing(&cluster, error))?;
        let outcome = address::named_intent(backend, query, "intent", &cluster).await?;
        Ok(Self {
            state: view.value.state,
            intent_id: IntentId::random(),
            outcome: outcome.filter(|record| record.kind() == IntentKind::Change(kind)),
            open: backend.open_intent(&cluster.id).await?,
            cluster,
        })
    }

    /// What the form as it stands would send.
    pub fn shown(&self, backend: &Backend, change: ClusterChange) -> Result<Command, ConsoleError> {
        let (cluster, seen) = (self.cluster.clone(), Box::new(self.state.clone()));
        let intent = Intent::Change { cluster, change, seen };
        Ok(backend.call_of_intent(&intent, &self.intent_id)?.into())
    }
}
