use backend::{Backend, IntentId, IntentRecord, WayBack};
use migration::{Action, ClusterRef, Migration, judge};

use crate::error::ConsoleError;
use crate::panel::sentence;
use crate::words;

/// What a dialog is rendered from.
#[derive(Debug, Clone)]
pub struct DialogData {
    pub cluster: ClusterRef,
    pub action: Action,
    pub intent_id: IntentId,
    /// What the operator sees, and what the form carries.
    pub now: Migration,
    pub way_back: WayBack,
    /// The intent of the post that led here, else the one that is open.
    pub outcome: Option<IntentRecord>,
    pub may_be_decided: bool,
    /// The intent that keeps the cluster from accepting another.
    open: Option<IntentRecord>,
}

impl DialogData {
    pub async fn load(
        backend: &Backend,
        cluster: &ClusterRef,
        action: Action,
        now: Migration,
        outcome: Option<IntentRecord>,
    ) -> Result<Self, ConsoleError> {
        let way_back = match action {
            Action::RollBack => backend.way_back(&cluster.id, &now).await?,
            _ => WayBack::Unknown,
        };
        let open = backend.open_intent(&cluster.id).await?;
        let outcome = outcome.or_else(|| open.clone());
        Ok(Self {
            cluster: cluster.clone(),
            action,
            intent_id: IntentId::random(),
            way_back,
            may_be_decided: outcome.as_ref().is_some_and(|it| backend.may_be_decided(it)),
            outcome,
            open,
            now,
        })
    }

    /// Why there is no form to send.
    pub fn refusal(&self) -> Option<String> {
        if let Some(open) = &self.open {
            return Some(format!(
                "{} is in progress on this cluster since {}.",
                words::button(open.action),
                crate::panel::moment(open.created_at)
            ));
        }
        judge(self.action, &self.now).err().map(|refusal| sentence(&refusal.to_string()))
    }
}
