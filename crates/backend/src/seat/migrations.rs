//! One migration: its readings, its samples, and the alarm when it left both sides accepting writes.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use migration::{Action, ClusterId, ClusterRef, Migration, ProfileName, Report, Seen, WayBack};

use super::Seat;
use crate::error::ReadError;
use crate::intent::Parameters;
use crate::observed::{Follower, History, Reading};
use crate::store::{BothWriteAlarm, JournalError, Sample};

impl Seat {
    /// The migration for a page that was just opened.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn migration(&self, cluster: &ClusterRef) -> Result<Reading<Migration>, ReadError> {
        self.parts().reads.migration(cluster).await
    }

    /// The migration for a page that is open already: one call per interval, however many pages show it.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn polled_migration(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Reading<Migration>, ReadError> {
        self.parts().reads.polled_migration(cluster).await
    }

    /// How long until the next reading of this migration is worth a call.
    pub fn poll_interval(&self, migration: &Migration) -> Duration {
        self.parts().reads.poll_interval(migration)
    }

    /// Follows a migration. All who follow the same one share its calls.
    pub fn follow(&self, cluster: &ClusterRef) -> Follower {
        self.parts().pollers.follow(cluster)
    }

    /// What the samples of a migration say together, up to the reading `now`. Empty if they cannot be read.
    pub async fn history(&self, cluster: &ClusterRef, now: &Migration) -> Arc<History> {
        self.parts().observed.history(&self.realm(&cluster.profile), cluster, now).await
    }

    /// The newest samples of a cluster, oldest first. A reading of a moment ago may still be missing.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn samples(
        &self,
        cluster: &ClusterRef,
        limit: u32,
    ) -> Result<Vec<Sample>, JournalError> {
        let realm = self.realm(&cluster.profile);
        self.parts().observed.samples().latest(&realm, &cluster.id, limit).await
    }

    /// Every check of `action` with these parameters. `seen` is `None` while the form is being rendered.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn preflight(
        &self,
        cluster: &ClusterRef,
        action: Action,
        now: &Migration,
        seen: Option<&Seen>,
        parameters: &Parameters,
    ) -> Result<Report, JournalError> {
        self.parts().writes.preflight(cluster, action, now, seen, parameters).await
    }

    /// The connection strings that a roll back swaps, from the endpoint lists that were recorded before the last switch.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn way_back(
        &self,
        cluster: &ClusterRef,
        now: &Migration,
    ) -> Result<WayBack, JournalError> {
        self.parts().writes.way_back(cluster, now).await
    }

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

    /// Clusters that a profile reaches, with a both-write alarm that is not acknowledged yet.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn both_write_to_acknowledge(
        &self,
        profile: &ProfileName,
    ) -> Result<HashSet<ClusterId>, JournalError> {
        self.parts().observed.both_write_alarms().to_acknowledge(&self.realm(profile)).await
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
}
