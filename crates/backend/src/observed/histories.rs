//! The histories of migrations that pages show: read from the samples once, and continued with every reading.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use migration::{ClusterRef, Migration, MigrationStatus};
use tokio::time::Instant;

use super::History;
use crate::store::{JournalError, Sample, Samples};

/// Histories kept. Beyond that, the one whose last use is the oldest is dropped; it can be read again.
const KEPT: usize = 256;

#[derive(Debug, Default)]
pub struct Histories {
    known: Mutex<HashMap<ClusterRef, Entry>>,
}

#[derive(Debug)]
struct Entry {
    state: State,
    asked: Instant,
}

#[derive(Debug)]
enum State {
    /// The samples are being read; samples that come meanwhile wait.
    Reading(Vec<Sample>),
    Known(Arc<History>),
}

impl Histories {
    /// Continues the history of the cluster, if it is kept.
    pub fn add(&self, cluster: &ClusterRef, sample: Sample) {
        match self.known().get_mut(cluster).map(|entry| &mut entry.state) {
            Some(State::Known(history)) => Arc::make_mut(history).add(&sample),
            Some(State::Reading(waiting)) => waiting.push(sample),
            None => {}
        }
    }

    /// The history up to the reading `now`, from the samples if it is not kept yet.
    pub async fn get(
        &self,
        samples: &Samples,
        cluster: &ClusterRef,
        now: &Migration,
    ) -> Arc<History> {
        let mut history = match self.find(cluster) {
            Some(history) => history,
            None => match read(samples, cluster).await {
                Ok(mut history) => {
                    if let Some(sample) = missing(&history, now) {
                        history.add(&sample);
                    }
                    self.put(cluster, history)
                }
                Err(error) => {
                    tracing::warn!(cluster = %cluster.id, %error, "its samples cannot be read");
                    self.forget(cluster);
                    Arc::default()
                }
            },
        };
        if let Some(sample) = missing(&history, now) {
            Arc::make_mut(&mut history).add(&sample);
        }
        history
    }

    fn find(&self, cluster: &ClusterRef) -> Option<Arc<History>> {
        let mut known = self.known();
        let asked = Instant::now();
        if let Some(entry) = known.get_mut(cluster) {
            entry.asked = asked;
            return match &entry.state {
                State::Known(history) => Some(history.clone()),
                State::Reading(_) => None,
            };
        }
        if known.len() >= KEPT {
            let oldest = known.iter().min_by_key(|(_, entry)| entry.asked);
            if let Some(oldest) = oldest.map(|(cluster, _)| cluster.clone()) {
                known.remove(&oldest);
            }
        }
        known.insert(cluster.clone(), Entry { state: State::Reading(Vec::new()), asked });
        None
    }

    /// Keeps a history that was read, unless another reader was faster.
    fn put(&self, cluster: &ClusterRef, mut history: History) -> Arc<History> {
        let mut known = self.known();
        match known.get_mut(cluster).map(|entry| &mut entry.state) {
            Some(State::Known(history)) => history.clone(),
            Some(state) => {
                if let State::Reading(waiting) = state {
                    waiting.iter().for_each(|sample| history.add(sample));
                }
                let history = Arc::new(history);
                *state = State::Known(history.clone());
                history
            }
            None => Arc::new(history),
        }
    }

    fn forget(&self, cluster: &ClusterRef) {
        self.known().remove(cluster);
    }

    fn known(&self) -> MutexGuard<'_, HashMap<ClusterRef, Entry>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn read(samples: &Samples, cluster: &ClusterRef) -> Result<History, JournalError> {
    let mut history = History::default();
    samples.each(&cluster.id, |sample| history.add(sample)).await?;
    Ok(history)
}

/// The sample of a reading that is newer than the history: it may still be on its way to the store.
fn missing(history: &History, now: &Migration) -> Option<Sample> {
    Sample::of(now).filter(|sample| {
        sample.status != MigrationStatus::NoMigration
            && history.latest().is_none_or(|latest| latest < sample.at)
    })
}
