//! Readings that many people share: one call at a time for each key, kept for as long as the reader allows.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use acs_client::Answer;
use tokio::time::Instant;

use crate::ReadError;

/// Keys kept before the ones nobody asked for lately are dropped.
const KEPT: usize = 4_096;
/// A key is old enough to be dropped when its reading is older than this.
const OLD: Duration = Duration::from_secs(300);

/// One reading and when it was taken.
#[derive(Debug, Clone)]
pub struct Reading<V> {
    pub value: V,
    pub taken: Instant,
    /// Where the reading is one call and its answer said it.
    pub request_id: Option<String>,
}

impl<V> Reading<V> {
    pub fn age(&self) -> Duration {
        self.taken.elapsed()
    }
}

impl<V> Reading<Result<V, ReadError>> {
    fn success(self) -> Result<Reading<V>, ReadError> {
        let Self { value, taken, request_id } = self;
        value.map(|value| Reading { value, taken, request_id })
    }
}

type Slot<V> = Arc<tokio::sync::Mutex<Option<Reading<Result<V, ReadError>>>>>;

/// Failures are kept, too, so that a broken upstream is not asked by everybody who looks.
#[derive(Debug)]
pub(crate) struct Cached<K, V> {
    slots: Mutex<HashMap<K, Slot<V>>>,
}

impl<K: Eq + Hash + Clone, V: Clone> Cached<K, V> {
    pub fn new() -> Self {
        Self { slots: Mutex::new(HashMap::new()) }
    }

    /// The next reading of every key is a new one.
    pub fn forget(&self) {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The reading of `key` if it is younger than `max_age`, else a new one. Whoever comes meanwhile waits for it.
    pub async fn get(
        &self,
        key: &K,
        max_age: impl Fn(&Result<V, ReadError>) -> Duration,
        fetch: impl AsyncFnOnce() -> Result<V, ReadError>,
    ) -> Result<Reading<V>, ReadError> {
        let fetch = async || {
            let value = fetch().await?;
            Ok(Answer { value, request_id: None, date: None })
        };
        self.get_noticed(key, max_age, fetch, |_| ()).await
    }

    /// The same of one call; `noticed` is told of a reading when it is taken, before anybody can ask for the next one.
    pub async fn get_noticed(
        &self,
        key: &K,
        max_age: impl Fn(&Result<V, ReadError>) -> Duration,
        fetch: impl AsyncFnOnce() -> Result<Answer<V>, ReadError>,
        noticed: impl FnOnce(&Reading<V>),
    ) -> Result<Reading<V>, ReadError> {
        let slot = self.slot(key);
        let mut slot = slot.lock().await;
        if let Some(reading) = &*slot
            && reading.age() < max_age(&reading.value)
        {
            return reading.clone().success();
        }
        let (value, request_id) = match fetch().await {
            Ok(answer) => (Ok(answer.value), answer.request_id),
            Err(error) => (Err(error), None),
        };
        let reading = Reading { value, taken: Instant::now(), request_id };
        let answer = slot.insert(reading).clone().success();
        if let Ok(reading) = &answer {
            noticed(reading);
        }
        answer
    }

    /// What `pick` makes of the first reading it takes. A reading that is being taken is passed over.
    pub fn find<T>(&self, pick: impl Fn(&K, &V) -> Option<T>) -> Option<T> {
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.iter().find_map(|(key, slot)| {
            let slot = slot.try_lock().ok()?;
            pick(key, slot.as_ref()?.value.as_ref().ok()?)
        })
    }

    fn slot(&self, key: &K) -> Slot<V> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        if slots.len() >= KEPT && !slots.contains_key(key) {
            slots.retain(|_, slot| {
                slot.try_lock()
                    .map_or(true, |slot| slot.as_ref().is_some_and(|reading| reading.age() < OLD))
            });
            // All of them young: a reading can be taken again, memory cannot. One that is being taken stays.
            if slots.len() >= KEPT {
                slots.retain(|_, slot| slot.try_lock().is_err());
            }
        }
        slots.entry(key.clone()).or_default().clone()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn fifty_readers_at_once_make_one_call() {
        let cached = Arc::new(Cached::<u8, u32>::new());
        let calls = Arc::new(AtomicU32::new(0));
        let readers = (0..50).map(|_| {
            let (cached, calls) = (cached.clone(), calls.clone());
            tokio::spawn(async move {
                let fetch = async || {
                    tokio::task::yield_now().await;
                    Ok(calls.fetch_add(1, Ordering::SeqCst))
                };
                cached.get(&1, |_| Duration::from_secs(60), fetch).await.unwrap().value
            })
        });
        for reader in readers.collect::<Vec<_>>() {
            assert_eq!(reader.await.unwrap(), 0);
        }
        assert_eq!(calls.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn a_reading_that_is_too_old_is_taken_again() {
        let cached = Cached::<u8, u32>::new();
        let first = cached.get(&1, |_| Duration::ZERO, async || Ok(1)).await.unwrap();
        let second = cached.get(&1, |_| Duration::ZERO, async || Ok(2)).await.unwrap();
        assert_eq!((first.value, second.value), (1, 2));
    }
}
