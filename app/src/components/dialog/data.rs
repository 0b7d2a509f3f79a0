use backend::{Backend, IntentId, IntentRecord, WayBack};
use migration::{Action, ClusterRef, Migration};

use crate::error::ConsoleError;
use crate::panel;
use crate::words::Words;

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
    pub fn refusal(&self, words: &Words) -> Option<String> {
        if let Some(open) = &self.open {
            let button = (words.outcome.intent)(open.kind());
            let since = panel::moment(open.created_at);
            return Some((words.dialog.in_progress_since)(button, &since));
        }
        panel::refusal(words, self.action, &self.now)
    }
}
