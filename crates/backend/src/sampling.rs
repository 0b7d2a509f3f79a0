//! What is done with every reading of a migration: its sample is kept and its followers see it. Open migrations are
//! read slowly even when nobody looks.

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use migration::{ClusterId, ClusterRef, Migration, MigrationStatus, RegionRef, may_yet_write};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::samples::{Kept, Samples};
use crate::{Backend, JournalError, Reading, Sample};

/// Samples that wait to be written; more are dropped, which a curve survives and a stuck disk does not excuse.
const WAITING: usize = 4_096;
/// Samples that come within this time are written together.
const TOGETHER: Duration = Duration::from_millis(200);
/// Migrations that nobody looks at, read at once.
const AT_ONCE: usize = 4;
/// So many calls a second at most for migrations that nobody looks at.
const CALLS_A_SECOND: u32 = 2;
const FORGET_EVERY: Duration = Duration::from_secs(3_600);

/// Where samples go, and the migrations that are read on.
#[derive(Debug)]
pub(crate) struct Sampling {
    queue: mpsc::Sender<Kept>,
    read_on: Mutex<HashMap<ClusterRef, Why>>,
}

/// Why a migration is read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Open,
    /// It is gone since this time, upstream's, and one side does not accept writes yet.
    Gone(Timestamp),
}

/// The samples that are still to be written.
pub(crate) type Queue = mpsc::Receiver<Kept>;

impl Sampling {
    /// Takes up what the newest samples show.
    pub fn new(newest: impl IntoIterator<Item = (ClusterRef, Sample)>) -> (Self, Queue) {
        let (queue, waiting) = mpsc::channel(WAITING);
        let why = |(cluster, sample)| Some((cluster, why(&sample, sample.at)?));
        let read_on = Mutex::new(newest.into_iter().filter_map(why).collect());
        (Self { queue, read_on }, waiting)
    }

    /// Keeps the sample of a migration that is open, and those of its end until both sides accept writes. Says
    /// whether it was kept.
    fn keep(&self, cluster: &ClusterRef, sample: &Sample) -> bool {
        if !self.asks_for(cluster, sample) {
            return false;
        }
        let (cluster, noted) = (cluster.clone(), Timestamp::now());
        let kept = Kept { cluster, sample: sample.clone(), noted };
        if let Err(error) = self.queue.try_send(kept) {
            tracing::warn!(cluster = %error.into_inner().cluster.id, "a sample is not kept: the queue is full");
        }
        true
    }

    fn asks_for(&self, cluster: &ClusterRef, sample: &Sample) -> bool {
        let mut read_on = self.read_on();
        let entry = read_on.entry(cluster.clone());
        let gone = match &entry {
            Entry::Occupied(known) => match known.get() {
                Why::Open => sample.at,
                Why::Gone(since) => *since,
            },
            // It never was open here.
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

/// Why a migration is read on after this sample; `gone` is when it was first seen to be gone, if it is.
fn why(sample: &Sample, gone: Timestamp) -> Option<Why> {
    if sample.status != MigrationStatus::NoMigration {
        return Some(Why::Open);
    }
    may_yet_write(&sample.rds_mode, &sample.cluster_mode, gone, sample.at)
        .then_some(Why::Gone(gone))
}

impl Backend {
    /// The newest samples of a cluster, oldest first. A reading of a moment ago may still be missing.
    ///
    /// # Errors
    /// The journal's database cannot be read.
    pub async fn samples(&self, id: &ClusterId, limit: u32) -> Result<Vec<Sample>, JournalError> {
        self.inner.samples.latest(id, limit).await
    }

    /// Every reading that was just taken passes here.
    pub(crate) fn noticed(&self, cluster: &ClusterRef, reading: &Reading<Migration>) {
        if let Some(sample) = Sample::of(&reading.value)
            && self.inner.sampling.keep(cluster, &sample)
        {
            self.inner.histories.add(cluster, sample);
        }
        self.inner.fleets.note(cluster, reading);
        self.inner.following.show(cluster, Ok(reading.clone()));
    }

    /// Writes samples until the last sender is gone or the backend stops; what waits then is written first.
    pub(crate) fn begin_sampling(&self, mut queue: Queue) {
        let (samples, stop) = (self.inner.samples.clone(), self.inner.stop.clone());
        self.inner.settlers.spawn(async move {
            let mut batch = Vec::new();
            loop {
                let received = tokio::select! {
                    received = queue.recv_many(&mut batch, WAITING) => received,
                    () = stop.cancelled() => 0,
                };
                if received == 0 {
                    break;
                }
                tokio::select! {
                    () = tokio::time::sleep(TOGETHER) => {}
                    () = stop.cancelled() => {}
                }
                while let Ok(more) = queue.try_recv() {
                    batch.push(more);
                }
                write(&samples, &mut batch).await;
            }
            while let Ok(last) = queue.try_recv() {
                batch.push(last);
            }
            write(&samples, &mut batch).await;
        });
        self.until_shutdown(self.clone().forget_old_samples());
        self.until_shutdown(self.clone().read_open_migrations());
    }

    async fn forget_old_samples(self) {
        loop {
            let kept = self.inner.config.sample_retention;
            if let Ok(before) = Timestamp::now().checked_sub(kept)
                && let Err(error) = self.inner.samples.forget_before(before).await
            {
                tracing::warn!(%error, "old samples are still there");
            }
            tokio::time::sleep(FORGET_EVERY).await;
        }
    }

    /// Reads every open migration again and again: quickly while it changes, slowly otherwise.
    async fn read_open_migrations(self) {
        loop {
            tokio::time::sleep(self.inner.config.fast_poll).await;
            let open: Vec<_> = self.inner.sampling.read_on().keys().cloned().collect();
            let slowest = u32::try_from(open.len()).unwrap_or(u32::MAX) / CALLS_A_SECOND;
            let unwatched =
                self.inner.config.background_poll.max(Duration::from_secs(slowest.into()));
            let mut reads = JoinSet::new();
            for cluster in open {
                while reads.len() >= AT_ONCE {
                    reads.join_next().await;
                }
                let backend = self.clone();
                reads.spawn(async move { backend.read_unwatched(&cluster, unwatched).await });
            }
            reads.join_all().await;
        }
    }

    async fn read_unwatched(&self, cluster: &ClusterRef, unwatched: Duration) {
        let read = self
            .read_migration(cluster, |read| match read {
                Ok(migration) if migration.status.is_transient() => self.inner.config.fast_poll,
                _ => unwatched,
            })
            .await;
        match read {
            Err(error) if error.trouble == crate::Trouble::NotFound => {
                self.inner.sampling.read_on().remove(cluster);
            }
            Err(error) => tracing::debug!(cluster = %cluster.id, %error, "not read"),
            Ok(_) => {}
        }
    }
}

async fn write(samples: &Samples, batch: &mut Vec<Kept>) {
    if batch.is_empty() {
        return;
    }
    if let Err(error) = samples.add(batch).await {
        tracing::warn!(%error, count = batch.len(), "samples are not kept");
    }
    batch.clear();
}
