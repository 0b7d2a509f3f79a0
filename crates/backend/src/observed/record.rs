//! Takes every reading of a migration: its sample is kept, and its pages and followers get it.

use std::sync::Arc;

use jiff::Timestamp;
use migration::{ClusterRef, Migration, ProfileName, Realm, RegionRef};

use super::followers::Followers;
use super::histories::Histories;
use super::open_migrations::OpenMigrations;
use super::regions::Regions;
use super::sample_queue::SampleQueue;
use super::unusual::Unusual;
use super::{History, KnownRegion, Reading};
use crate::store::{
    BothWriteAlarms, Database, IntentAlarms, JournalError, NewSample, Sample, Samples,
};

#[derive(Debug)]
pub struct Observed {
    samples: Samples,
    alarms: BothWriteAlarms,
    intent_alarms: IntentAlarms,
    queue: SampleQueue,
    open: OpenMigrations,
    histories: Histories,
    regions: Regions,
    followers: Followers,
    unusual: Unusual,
}

impl Observed {
    pub fn new(database: &Database) -> Self {
        Self {
            samples: database.samples(),
            alarms: database.both_write_alarms(),
            intent_alarms: database.intent_alarms(),
            queue: SampleQueue::default(),
            open: OpenMigrations::default(),
            histories: Histories::default(),
            regions: Regions::default(),
            followers: Followers::default(),
            unusual: Unusual::default(),
        }
    }

    /// Reads on what was being read in this realm when the journal was closed.
    pub async fn take_up(&self, realm: &Realm) -> Result<(), JournalError> {
        self.open.take_up(self.samples.read_on(realm).await?);
        Ok(())
    }

    /// Stops reading the migrations of a realm that nobody reaches any more.
    pub fn leave(&self, realm: &Realm) {
        self.open.leave(realm);
    }

    /// Takes a reading that was just taken in this realm, before any other reading of the cluster can be taken.
    pub fn record(&self, realm: &Realm, cluster: &ClusterRef, reading: &Reading<Migration>) {
        self.unusual.tell(cluster, &reading.value);
        let noted = Timestamp::now();
        let sample = Sample::of(&reading.value, noted);
        if let Some(new) = self.open.wants(realm, cluster, &sample, noted) {
            self.queue.push(NewSample { comment: reading.value.comment.clone(), ..new });
            self.histories.add(realm, cluster, sample);
        }
        self.regions.record(cluster, reading);
        self.followers.publish(cluster, Ok(reading.clone()));
    }

    /// What the samples of a migration say together, up to the reading `now`. If they cannot be read the history is
    /// short, which is no error: the page says less.
    pub async fn history(
        &self,
        realm: &Realm,
        cluster: &ClusterRef,
        now: &Migration,
    ) -> Arc<History> {
        self.histories.get(&self.samples, &self.queue, realm, cluster, now).await
    }

    /// Open migrations of a region with their newest samples.
    pub async fn known_migrations(
        &self,
        realm: &Realm,
        place: &RegionRef,
    ) -> Result<Vec<(ClusterRef, Sample)>, JournalError> {
        self.samples.open_in(realm, place).await
    }

    /// Stops reading a migration whose cluster is gone.
    pub async fn stop_reading(
        &self,
        realm: &Realm,
        cluster: &ClusterRef,
    ) -> Result<(), JournalError> {
        self.open.remove(realm, cluster);
        self.samples.stop_reading(realm, cluster).await
    }

    pub fn samples(&self) -> &Samples {
        &self.samples
    }

    pub fn both_write_alarms(&self) -> &BothWriteAlarms {
        &self.alarms
    }

    pub fn intent_alarms(&self) -> &IntentAlarms {
        &self.intent_alarms
    }

    pub fn queue(&self) -> &SampleQueue {
        &self.queue
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
