//! The migrations that are read in the background, although no page shows them.

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use migration::{ClusterRef, MigrationStatus, RegionRef, may_yet_write};

use crate::store::Sample;

/// Open migrations, and those that ended until both sides accept writes.
#[derive(Debug)]
pub struct OpenMigrations {
    read_on: Mutex<HashMap<ClusterRef, Why>>,
}

/// Why a migration is read in the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Open,
    /// It has been gone since this time, upstream's, and one side does not accept writes yet.
    Gone(Timestamp),
}

impl OpenMigrations {
    /// Takes up what the newest samples show.
    pub fn new(newest: impl IntoIterator<Item = (ClusterRef, Sample)>) -> Self {
        let why = |(cluster, sample)| Some((cluster, why(&sample, sample.at)?));
        Self { read_on: Mutex::new(newest.into_iter().filter_map(why).collect()) }
    }

    /// Takes up what a sample shows. True if the sample is to be kept: the migration is open, or one that was open here
    /// has ended and one side did not accept writes before.
    pub fn wants(&self, cluster: &ClusterRef, sample: &Sample) -> bool {
        let mut read_on = self.read_on();
        let entry = read_on.entry(cluster.clone());
        let gone = match &entry {
            Entry::Occupied(known) => match known.get() {
                Why::Open => sample.at,
                Why::Gone(since) => *since,
            },
            // It was never open here.
            Entry::Vacant(_) if sample.status == MigrationStatus::NoMigration => return false,
            Entry::Vacant(_) => sample.at,
        };
        match (why(sample, gone), entry) {
            (Some(why), entry) => {
                entry.insert_entry(why);
            }
            (None, Entry::Occupied(known)) => {
                known.remove();
            }
            (None, Entry::Vacant(_)) => {}
        }
        true
    }

    /// Every migration that is read in the background.
    pub fn all(&self) -> Vec<ClusterRef> {
        self.read_on().keys().cloned().collect()
    }

    /// Stops reading a migration whose cluster is gone.
    pub fn remove(&self, cluster: &ClusterRef) {
        self.read_on().remove(cluster);
    }

    /// Open migrations of a region, in the order of their clusters.
    pub fn open_in(&self, place: &RegionRef) -> Vec<ClusterRef> {
        let read_on = self.read_on();
        let here = read_on.iter().filter(|(cluster, why)| {
            **why == Why::Open
                && (&cluster.profile, &cluster.region) == (&place.profile, &place.region)
        });
        let mut clusters: Vec<_> = here.map(|(cluster, _)| cluster.clone()).collect();
        clusters.sort_unstable_by(|one, other| one.id.as_str().cmp(other.id.as_str()));
        clusters
    }

    fn read_on(&self) -> MutexGuard<'_, HashMap<ClusterRef, Why>> {
        self.read_on.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why a migration is still read in the background after this sample. `gone` is when a reading first showed that it is gone.
fn why(sample: &Sample, gone: Timestamp) -> Option<Why> {
    if sample.status != MigrationStatus::NoMigration {
        return Some(Why::Open);
    }
    may_yet_write(&sample.rds_mode, &sample.cluster_mode, gone, sample.at)
        .then_some(Why::Gone(gone))
}
