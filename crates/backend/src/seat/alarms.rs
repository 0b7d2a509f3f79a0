//! Alarms, and who has acknowledged them.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use migration::{ClusterId, ClusterRef, ProfileName};

use super::Seat;
use crate::intent::IntentId;
use crate::store::{AlarmKind, BothWriteAlarm, IntentAlarm, JournalError};

impl Seat {
    /// The alarm of the latest migration that left both sides accepting writes.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn both_write_alarm(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Option<BothWriteAlarm>, JournalError> {
        let realm = self.realm(&cluster.profile);
        self.parts().observed.both_write_alarms().latest(&realm, &cluster.id).await
    }

    /// The alarms about a cluster's intents that stand, newest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn intent_alarms(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Vec<IntentAlarm>, JournalError> {
        let realm = self.realm(&cluster.profile);
        self.parts().observed.intent_alarms().standing(&realm, &cluster.id).await
    }

    /// Clusters that a profile reaches, with alarms that stand.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn standing_alarms(
        &self,
        profile: &ProfileName,
    ) -> Result<HashMap<ClusterId, BTreeSet<AlarmKind>>, JournalError> {
        self.parts().database.standing_alarms(&self.realm(profile)).await
    }

    /// Acknowledges the alarm whose migration was gone at this time, and those before it. False if it is not there, or was
    /// acknowledged before.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub async fn acknowledge_both_write(
        &self,
        cluster: &ClusterRef,
        gone: Timestamp,
    ) -> Result<bool, JournalError> {
        let (realm, alarms) =
            (self.realm(&cluster.profile), self.parts().observed.both_write_alarms());
        alarms.acknowledge(&realm, &cluster.id, gone, self.caller()).await
    }

    /// Acknowledges the alarms about an intent. False if none stands.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub async fn acknowledge_intent(
        &self,
        cluster: &ClusterRef,
        intent: &IntentId,
    ) -> Result<bool, JournalError> {
        let (realm, alarms) = (self.realm(&cluster.profile), self.parts().observed.intent_alarms());
        alarms.acknowledge(&realm, &cluster.id, intent, self.caller()).await
    }
}
