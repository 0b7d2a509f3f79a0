//! What the journal says about intents.

use migration::ClusterRef;

use super::Seat;
use crate::intent::{IntentId, IntentRecord, Journalled};
use crate::store::{Intents, JournalError};

impl Seat {
    /// # Errors
    /// The journal cannot be read, or this intent: see [`JournalError::Raw`].
    pub async fn intent(&self, id: &IntentId) -> Result<Option<IntentRecord>, JournalError> {
        let found = self.intents().get_readable(id).await?;
        Ok(found.map(|record| self.parts().writes.reached(record)))
    }

    /// The latest intents about a cluster and the one that created it, newest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn activity(
        &self,
        cluster: &ClusterRef,
        limit: u32,
    ) -> Result<Vec<Journalled>, JournalError> {
        let realm = self.realm(&cluster.profile);
        let rows = self.intents().latest_about(&realm, cluster.id.as_str(), limit).await?;
        Ok(rows.into_iter().map(|row| self.reached(row)).collect())
    }

    /// The latest Switch or Roll Back sent from here that ran.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn last_move(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Option<IntentRecord>, JournalError> {
        self.intents().last_move(&self.realm(&cluster.profile), &cluster.id).await
    }

    /// The latest intent that was sent from here, whatever its outcome.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn last_sent(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Option<IntentRecord>, JournalError> {
        self.intents().last_sent(&self.realm(&cluster.profile), &cluster.id).await
    }

    /// The intent because of which the cluster accepts no other.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn open_intent(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Option<Journalled>, JournalError> {
        let realm = self.realm(&cluster.profile);
        let open = self.intents().open_about(&realm, cluster.id.as_str()).await?;
        Ok(open.map(|row| self.reached(row)))
    }

    fn reached(&self, row: Journalled) -> Journalled {
        match row {
            Journalled::Intent(record) => {
                Journalled::Intent(Box::new(self.parts().writes.reached(*record)))
            }
            raw @ Journalled::Raw(_) => raw,
        }
    }

    fn intents(&self) -> Intents {
        self.parts().database.intents()
    }
}
