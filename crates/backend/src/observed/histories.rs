//! The histories of migrations that pages show: read from the samples once, and continued with every reading.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use migration::{ClusterRef, Migration, MigrationStatus, Realm};
use tokio::time::Instant;

use super::History;
use super::sample_queue::SampleQueue;
use crate::store::{JournalError, Sample, Samples};

/// Histories kept. Beyond that, the one whose last use is the oldest is dropped; it can be read again.
const KEPT: usize = 256;

type Key = (Realm, ClusterRef);

#[derive(Debug, Default)]
pub struct Histories {
    known: Mutex<HashMap<Key, Entry>>,
}

#[derive(Debug)]
struct Entry {
    slot: Arc<Slot>,
    asked: Instant,
}

/// One history. Whoever reads it from the samples holds `reading`; others wait for that.
#[derive(Debug, Default)]
struct Slot {
    reading: tokio::sync::Mutex<()>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Unread,
    /// The samples are being read; samples that come meanwhile wait.
    Reading(Vec<Sample>),
    Known(Arc<History>),
}

/// The reading of a history. If it ends early, the next one who asks reads it.
struct Reader<'a>(&'a Slot);

impl Histories {
    /// Continues the history of the cluster, if it is kept.
    pub fn add(&self, realm: &Realm, cluster: &ClusterRef, sample: Sample) {
        let slot = self.known().get(&(realm.clone(), cluster.clone())).map(|it| it.slot.clone());
        match slot.as_deref().map(Slot::state).as_deref_mut() {
            Some(State::Known(history)) => Arc::make_mut(history).add(&sample),
            Some(State::Reading(waiting)) => waiting.push(sample),
            Some(State::Unread) | None => {}
        }
    }

    /// The history up to the reading `now`, from the samples if it is not kept yet. However many ask at once, the samples
    /// are read once.
    pub async fn get(
        &self,
        samples: &Samples,
        queue: &SampleQueue,
        realm: &Realm,
        cluster: &ClusterRef,
        now: &Migration,
    ) -> Arc<History> {
        let slot = self.slot(realm, cluster);
        let mut history = match slot.read(samples, queue, realm, cluster, now).await {
            Ok(history) => history,
            Err(error) => {
                tracing::warn!(cluster = %cluster.id, %error, "its samples cannot be read");
                Arc::default()
            }
        };
        if let Some(sample) = missing(&history, now) {
            Arc::make_mut(&mut history).add(&sample);
        }
        history
    }

    fn slot(&self, realm: &Realm, cluster: &ClusterRef) -> Arc<Slot> {
        let mut known = self.known();
        let (asked, key) = (Instant::now(), (realm.clone(), cluster.clone()));
        if known.len() >= KEPT && !known.contains_key(&key) {
            let oldest = known.iter().min_by_key(|(_, entry)| entry.asked);
            if let Some(oldest) = oldest.map(|(cluster, _)| cluster.clone()) {
                known.remove(&oldest);
            }
        }
        let entry = known.entry(key).or_insert_with(|| Entry { slot: Arc::default(), asked });
        entry.asked = asked;
        entry.slot.clone()
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Key, Entry>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slot {
    async fn read(
        &self,
        samples: &Samples,
        queue: &SampleQueue,
        realm: &Realm,
        cluster: &ClusterRef,
        now: &Migration,
    ) -> Result<Arc<History>, JournalError> {
        if let Some(history) = self.history() {
            return Ok(history);
        }
        let _reading = self.reading.lock().await;
        if let Some(history) = self.history() {
            return Ok(history);
        }
        let reader = Reader::begin(self);
        // Before the stored ones are read, so that none is missing: some are in both.
        let waiting = queue.of(realm, cluster);
        let mut history = History::default();
        for sample in samples.all(realm, &cluster.id).await? {
            history.add(&sample);
        }
        for sample in waiting {
            add_newer(&mut history, &sample);
        }
        if let Some(sample) = missing(&history, now) {
            history.add(&sample);
        }
        Ok(reader.end(history))
    }

    fn history(&self) -> Option<Arc<History>> {
        match &*self.state() {
            State::Known(history) => Some(history.clone()),
            State::Unread | State::Reading(_) => None,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<'a> Reader<'a> {
    fn begin(slot: &'a Slot) -> Self {
        *slot.state() = State::Reading(Vec::new());
        Self(slot)
    }

    /// Keeps the history, with what came while it was read.
    fn end(self, mut history: History) -> Arc<History> {
        let mut state = self.0.state();
        if let State::Reading(waiting) = &*state {
            waiting.iter().for_each(|sample| add_newer(&mut history, sample));
        }
        let history = Arc::new(history);
        *state = State::Known(history.clone());
        history
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        if let State::Reading(_) = *state {
            *state = State::Unread;
        }
    }
}

/// Adds a sample unless the history has it.
fn add_newer(history: &mut History, sample: &Sample) {
    if history.latest().is_none_or(|latest| latest < sample.at) {
        history.add(sample);
    }
}

/// The sample of a reading that is newer than the history: it may still be on its way to the store.
fn missing(history: &History, now: &Migration) -> Option<Sample> {
    now.read_at.map(|at| Sample::of(now, at)).filter(|sample| {
        sample.status != MigrationStatus::NoMigration
            && history.latest().is_none_or(|latest| latest < sample.at)
    })
}
