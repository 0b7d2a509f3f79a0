//! Takes every reading of a migration: its sample is kept, and its pages and followers get it.

use std::sync::Arc;

use jiff::Timestamp;
use migration::{ClusterRef, Migration, MigrationStatus, ProfileName, RegionRef};

use super::followers::Followers;
use super::histories::Histories;
use super::open_migrations::OpenMigrations;
use super::regions::Regions;
use super::sample_queue::{SampleQueue, SampleSender};
use super::{History, KnownRegion, Reading};
use crate::store::{BothWriteAlarms, Database, JournalError, NewSample, Sample, Samples};

#[derive(Debug)]
pub struct Observed {
    samples: Samples,
    alarms: BothWriteAlarms,
    queue: SampleSender,
    open: OpenMigrations,
    histories: Histories,
    regions: Regions,
    followers: Followers,
}

impl Observed {
    /// Takes up what the newest samples show. The queue is to be written by a task of its own.
    pub fn new(
        database: &Database,
        newest: impl IntoIterator<Item = (ClusterRef, Sample)>,
    ) -> (Self, SampleQueue) {
        let (queue, waiting) = SampleQueue::new();
        let observed = Self {
            samples: database.samples(),
            alarms: database.both_write_alarms(),
            queue,
            open: OpenMigrations::new(newest),
            histories: Histories::default(),
            regions: Regions::default(),
            followers: Followers::default(),
        };
        (observed, waiting)
    }

    /// Takes a reading that was just taken, before any other reading of the cluster can be taken.
    pub fn record(&self, cluster: &ClusterRef, reading: &Reading<Migration>) {
        if let Some(sample) = Sample::of(&reading.value)
            && self.open.wants(cluster, &sample)
        {
            let (cluster_ref, noted) = (cluster.clone(), Timestamp::now());
            self.queue.send(NewSample { cluster: cluster_ref, sample: sample.clone(), noted });
            self.histories.add(cluster, sample);
        }
        self.regions.record(cluster, reading);
        self.followers.publish(cluster, Ok(reading.clone()));
    }

    /// What the samples of a migration say together, up to the reading `now`. If they cannot be read the history is
    /// short, which is no error: the page says less.
    pub async fn history(&self, cluster: &ClusterRef, now: &Migration) -> Arc<History> {
        self.histories.get(&self.samples, cluster, now).await
    }

    /// Open migrations of a region with their newest samples.
    pub async fn known_migrations(
        &self,
        place: &RegionRef,
    ) -> Result<Vec<(ClusterRef, Sample)>, JournalError> {
        let mut known = Vec::new();
        for cluster in self.open.open_in(place) {
            // One that was read for the first time a moment ago, or begun again, may not have its sample yet.
            let newest = self.samples.latest(&cluster.id, 1).await?.pop();
            known.extend(
                newest
                    .filter(|sample| sample.status != MigrationStatus::NoMigration)
                    .map(|sample| (cluster, sample)),
            );
        }
        Ok(known)
    }

    pub fn samples(&self) -> &Samples {
        &self.samples
    }

    pub fn both_write_alarms(&self) -> &BothWriteAlarms {
        &self.alarms
    }

    pub fn open_migrations(&self) -> &OpenMigrations {
        &self.open
    }

    pub fn followers(&self) -> &Followers {
        &self.followers
    }

    pub fn region(&self, place: &RegionRef) -> Arc<KnownRegion> {
        self.regions.at(place)
    }

    /// Forgets the readings that the lists of these profiles are made of.
    pub fn forget_readings_of(&self, profiles: &[ProfileName]) {
        self.regions.forget_of(profiles);
    }
}
