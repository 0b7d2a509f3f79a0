//! Reads the cluster, and what was asked of it.

use backend::{Intent, IntentId, IntentKind, Journalled, Seat};
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
    pub outcome: Option<Journalled>,
    /// The intent that keeps the cluster from accepting another.
    pub open: Option<Journalled>,
}

impl Subject {
    pub async fn load(
        seat: &Seat,
        params: &ParamsMap,
        query: &ParamsMap,
        kind: ChangeKind,
    ) -> Result<Self, ConsoleError> {
        let cluster = address::named(seat, params, query).await?;
        address::attributes(seat, &cluster).await?;
        let view = seat.cluster_view(&cluster).await;
        let view = view.map_err(|error| address::missing(&cluster, error))?;
        let outcome = address::named_intent(seat, query, "intent", &cluster).await?;
        let is_of_page = |row: &Journalled| {
            row.record().is_none_or(|record| record.kind() == IntentKind::Change(kind))
        };
        Ok(Self {
            state: view.value.state,
            intent_id: IntentId::random(),
            outcome: outcome.filter(is_of_page),
            open: seat.open_intent(&cluster).await?,
            cluster,
        })
    }

    /// What the form as it stands would send.
    pub fn shown(&self, seat: &Seat, change: ClusterChange) -> Result<Command, ConsoleError> {
        let (cluster, seen) = (self.cluster.clone(), Box::new(self.state.clone()));
        let intent = Intent::Change { cluster, change, seen };
        Ok(seat.call_of_intent(&intent, &self.intent_id)?.into())
    }
}
