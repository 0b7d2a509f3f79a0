//! What is done once a migration moved or ended: DTS jobs of the business are re-pointed, the cluster is released.

mod dts;
mod frame;
mod links;
mod release;

use backend::{Backend, Intent, IntentId, IntentKind, IntentRecord};
use leptos_router::params::ParamsMap;
use migration::{ChangeKind, ClusterChange, ClusterRef, ClusterState};

use super::cluster;
use crate::components::Command;
use crate::error::ConsoleError;

pub use dts::DtsPage;
pub use links::More;
pub use release::{ReleasePage, Released};

/// What both pages are made from.
#[derive(Debug, Clone)]
struct Subject {
    cluster: ClusterRef,
    /// What the operator sees, and what the form carries.
    state: ClusterState,
    intent_id: IntentId,
    /// The intent of the post that led here.
    outcome: Option<IntentRecord>,
    /// The intent that keeps the cluster from accepting another.
    open: Option<IntentRecord>,
}

impl Subject {
    async fn load(
        backend: &Backend,
        params: &ParamsMap,
        query: &ParamsMap,
        kind: ChangeKind,
    ) -> Result<Self, ConsoleError> {
        let cluster = cluster::named(backend, params, query).await?;
        cluster::attributes(backend, &cluster).await?;
        let view = backend.cluster_view(&cluster).await;
        let view = view.map_err(|error| cluster::missing(&cluster, error))?;
        let outcome = cluster::named_intent(backend, query, "intent", &cluster).await?;
        Ok(Self {
            state: view.value.state,
            intent_id: IntentId::random(),
            outcome: outcome.filter(|record| record.kind() == IntentKind::Change(kind)),
            open: backend.open_intent(&cluster.id).await?,
            cluster,
        })
    }

    /// What the form as it stands would send.
    fn shown(&self, backend: &Backend, change: ClusterChange) -> Result<Command, ConsoleError> {
        let (cluster, seen) = (self.cluster.clone(), Box::new(self.state.clone()));
        let intent = Intent::Change { cluster, change, seen };
        Ok(backend.call_of_intent(&intent, &self.intent_id)?.into())
    }
}
