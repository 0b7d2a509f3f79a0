//! Readings that many people share: one call at a time for each key, kept for as long as the caller allows.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use acs_client::Answer;
use tokio::time::Instant;

use crate::error::ReadError;
use crate::observed::Reading;

/// Keys kept. Beyond that, those with an old reading are dropped.
const KEPT: usize = 4_096;
/// The age from which a reading counts as old.
const OLD: Duration = Duration::from_secs(300);

type Slot<V> = Arc<tokio::sync::Mutex<Option<Reading<Result<V, ReadError>>>>>;

/// Failures are kept, too, so that a broken upstream is not called for every page.
#[derive(Debug)]
pub struct Cache<K, V> {
    slots: Mutex<HashMap<K, Slot<V>>>,
}

impl<K: Eq + Hash + Clone, V: Clone> Cache<K, V> {
    pub fn new() -> Self {
        Self { slots: Mutex::new(HashMap::new()) }
    }

    /// Forgets the readings of some keys, so that the next one of each is new. One that is being taken is not kept either.
    pub fn forget(&self, is_forgotten: impl Fn(&K) -> bool) {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.retain(|key, _| !is_forgotten(key));
    }

    /// The reading of `key` if it is younger than `max_age`, else a new one. Others that ask meanwhile wait for it.
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
        self.get_answer(key, max_age, fetch, |_| ()).await
    }

    /// As [`Cache::get`], of one call. A new reading is handed to `record` before the next one can be taken.
    pub async fn get_answer(
        &self,
        key: &K,
        max_age: impl Fn(&Result<V, ReadError>) -> Duration,
        fetch: impl AsyncFnOnce() -> Result<Answer<V>, ReadError>,
        record: impl FnOnce(&Reading<V>),
    ) -> Result<Reading<V>, ReadError> {
        let slot = self.slot(key);
        let mut slot = slot.lock().await;
        if let Some(reading) = &*slot
            && reading.age() < max_age(&reading.value)
        {
            return success(reading.clone());
        }
        let (value, request_id) = match fetch().await {
            Ok(answer) => (Ok(answer.value), answer.request_id),
            Err(error) => (Err(error), None),
        };
        let reading = Reading { value, taken: Instant::now(), request_id };
        let answer = success(slot.insert(reading).clone());
        if let Ok(reading) = &answer {
            record(reading);
        }
        answer
    }

    /// The first value that `pick` returns for a reading. Skips readings that are being taken.
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
            // All are young: drop them, since a reading can be taken again. Those that are being taken stay.
            if slots.len() >= KEPT {
                slots.retain(|_, slot| slot.try_lock().is_err());
            }
        }
        slots.entry(key.clone()).or_default().clone()
    }
}

fn success<V>(reading: Reading<Result<V, ReadError>>) -> Result<Reading<V>, ReadError> {
    let Reading { value, taken, request_id } = reading;
    value.map(|value| Reading { value, taken, request_id })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn fifty_readers_at_once_make_one_call() {
        let cache = Arc::new(Cache::<u8, u32>::new());
        let calls = Arc::new(AtomicU32::new(0));
        let readers = (0..50).map(|_| {
            let (cache, calls) = (cache.clone(), calls.clone());
            tokio::spawn(async move {
                let fetch = async || {
                    tokio::task::yield_now().await;
                    Ok(calls.fetch_add(1, Ordering::SeqCst))
                };
                cache.get(&1, |_| Duration::from_secs(60), fetch).await.unwrap().value
            })
        });
        for reader in readers.collect::<Vec<_>>() {
            assert_eq!(reader.await.unwrap(), 0);
        }
        assert_eq!(calls.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn a_reading_that_is_too_old_is_taken_again() {
        let cache = Cache::<u8, u32>::new();
        let first = cache.get(&1, |_| Duration::ZERO, async || Ok(1)).await.unwrap();
        let second = cache.get(&1, |_| Duration::ZERO, async || Ok(2)).await.unwrap();
        assert_eq!((first.value, second.value), (1, 2));
    }
}
