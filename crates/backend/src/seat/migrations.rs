//! One migration: its readings, its samples, and what they say about an action.

use std::sync::Arc;
use std::time::Duration;

use migration::{Action, ClusterRef, Migration, Report, Seen};

use super::Seat;
use crate::error::ReadError;
use crate::intent::Parameters;
use crate::observed::{Follower, History, Reading};
use crate::store::{JournalError, Sample};
use crate::writes::Names;

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

    /// Where the connection strings of a migration lead, as far as the last switch from here shows, and the way back.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn names(
        &self,
        cluster: &ClusterRef,
        now: &Migration,
    ) -> Result<Names, JournalError> {
        self.parts().writes.names(cluster, now).await
    }
}
