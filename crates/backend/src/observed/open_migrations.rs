//! The migrations that are read in the background, although no page shows them.

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use migration::{ClusterRef, MigrationStatus, Realm, may_yet_write};

use crate::store::{NewSample, ReadOn, Sample};

/// A cluster in its realm.
type Key = (Realm, ClusterRef);

/// Open migrations, and those that ended until both sides accept writes and the journal says so.
#[derive(Debug, Default)]
pub struct OpenMigrations {
    read_on: Mutex<HashMap<Key, Why>>,
}

/// Why a migration is read in the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Open,
    /// It has been gone since this time, upstream's, and one side does not accept writes yet.
    Gone(Timestamp),
    /// Its last sample, noted at this time, is still to be written. Until then its end could be lost.
    Ending(Timestamp),
}

impl OpenMigrations {
    /// Takes up what the process before left.
    pub fn take_up(&self, left: Vec<ReadOn>) {
        let mut read_on = self.read_on();
        for ReadOn { realm, cluster, gone } in left {
            read_on.entry((realm, cluster)).or_insert(gone.map_or(Why::Open, Why::Gone));
        }
    }

    /// Takes up what a sample shows, and gives the sample to be kept: the migration is open, or one that was open here has
    /// ended and one side did not accept writes before. `None` if it says nothing new.
    pub fn wants(
        &self,
        realm: &Realm,
        cluster: &ClusterRef,
        sample: &Sample,
        noted: Timestamp,
    ) -> Option<NewSample> {
        let mut read_on = self.read_on();
        let key = (realm.clone(), cluster.clone());
        let known = read_on.get(&key).copied();
        let (gone, why) = if sample.status == MigrationStatus::NoMigration {
            let gone = match known? {
                Why::Open => sample.at,
                Why::Gone(since) => since,
                Why::Ending(_) => return None,
            };
            let may_yet_write =
                may_yet_write(&sample.rds_mode, &sample.cluster_mode, gone, sample.at);
            let why = if may_yet_write { Why::Gone(gone) } else { Why::Ending(noted) };
            (Some(gone), why)
        } else {
            (None, Why::Open)
        };
        read_on.insert(key, why);
        let (realm, cluster, sample) = (realm.clone(), cluster.clone(), sample.clone());
        let is_read_on = !matches!(why, Why::Ending(_));
        let comment = String::new();
        Some(NewSample { realm, cluster, sample, noted, gone, read_on: is_read_on, comment })
    }

    /// Stops reading a migration whose end is written, unless another has begun since.
    pub fn written(&self, new: &NewSample) {
        let key = (new.realm.clone(), new.cluster.clone());
        let mut read_on = self.read_on();
        if read_on.get(&key) == Some(&Why::Ending(new.noted)) {
            read_on.remove(&key);
        }
    }

    /// Every migration that is read in the background.
    pub fn all(&self) -> Vec<(Realm, ClusterRef)> {
        self.read_on().keys().cloned().collect()
    }

    /// Stops reading a migration whose cluster is gone.
    pub fn remove(&self, realm: &Realm, cluster: &ClusterRef) {
        self.read_on().remove(&(realm.clone(), cluster.clone()));
    }

    /// Forgets the migrations of a realm that nobody reaches any more. The journal has them if it comes back.
    pub fn leave(&self, realm: &Realm) {
        self.read_on().retain(|(its_realm, _), _| its_realm != realm);
    }

    fn read_on(&self) -> MutexGuard<'_, HashMap<Key, Why>> {
        self.read_on.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
