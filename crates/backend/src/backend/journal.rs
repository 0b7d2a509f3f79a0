//! What the journal says about intents.

use migration::ClusterId;

use super::Backend;
use crate::intent::{IntentId, IntentRecord};
use crate::store::JournalError;

impl Backend {
    pub async fn intent(&self, id: &IntentId) -> Result<Option<IntentRecord>, JournalError> {
        self.inner.database.intents().get(id).await
    }

    /// The latest intents about a cluster and the one that created it, newest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn activity(
        &self,
        cluster: &ClusterId,
        limit: u32,
    ) -> Result<Vec<IntentRecord>, JournalError> {
        self.inner.database.intents().latest(cluster, limit).await
    }

    /// The latest Switch or Roll Back sent from here that ran.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn last_move(
        &self,
        cluster: &ClusterId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        self.inner.database.intents().last_move(cluster).await
    }

    /// The latest intent that was sent from here, whatever its outcome.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn last_sent(
        &self,
        cluster: &ClusterId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        self.inner.database.intents().last_sent(cluster).await
    }

    /// The intent because of which the cluster accepts no other.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn open_intent(
        &self,
        cluster: &ClusterId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        self.inner.database.intents().open_intent(cluster).await
    }
}
