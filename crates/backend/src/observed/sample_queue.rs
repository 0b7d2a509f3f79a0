//! Samples on their way to the store. A reading does not wait for the disk.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use migration::{ClusterRef, Realm};
use tokio::sync::Notify;

use crate::store::{NewSample, Sample};

/// Samples that wait to be written. Beyond that the oldest of an open migration is dropped: a curve survives a gap, and a
/// stuck disk must not fill the memory. The end of a migration is never dropped.
const WAITING: usize = 4_096;

/// The samples that are still to be written, in the order in which they were read.
#[derive(Debug, Default)]
pub struct SampleQueue {
    waiting: Mutex<VecDeque<Waiting>>,
    more: Notify,
    /// The last attempt to write samples together has not succeeded.
    failed_together: AtomicBool,
}

/// A sample that waits, with its number.
#[derive(Debug, Clone)]
struct Waiting {
    nth: u64,
    new: NewSample,
}

/// Samples that are written together.
#[derive(Debug, Default)]
pub struct Batch {
    numbers: Vec<u64>,
    pub samples: Vec<NewSample>,
}

impl SampleQueue {
    pub fn push(&self, new: NewSample) {
        let mut waiting = self.waiting();
        let nth = waiting.back().map_or(0, |last| last.nth + 1);
        waiting.push_back(Waiting { nth, new });
        if waiting.len() > WAITING
            && let Some(oldest) = waiting.iter().position(|it| it.new.gone.is_none())
            && let Some(dropped) = waiting.remove(oldest)
        {
            tracing::warn!(cluster = %dropped.new.cluster.id, "a sample is not kept: too many wait");
        }
        drop(waiting);
        self.more.notify_one();
    }

    /// Waits until there is a sample. It may have been there before.
    pub async fn filled(&self) {
        while self.is_empty() {
            self.more.notified().await;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.waiting().is_empty()
    }

    pub fn len(&self) -> usize {
        self.waiting().len()
    }

    /// The oldest samples, at most this many. They stay until they are written.
    pub fn oldest(&self, most: usize) -> Batch {
        Batch::of(self.waiting().iter().take(most))
    }

    /// The oldest samples of each cluster, at most this many of each, so that one that cannot be written holds up no other.
    pub fn oldest_by_cluster(&self, most: usize) -> Vec<Batch> {
        let waiting = self.waiting();
        let mut clusters: Vec<Vec<&Waiting>> = Vec::new();
        for next in waiting.iter() {
            let is_same = |it: &&Waiting| {
                it.new.cluster == next.new.cluster && it.new.realm == next.new.realm
            };
            match clusters.iter_mut().find(|some| some.first().is_some_and(is_same)) {
                Some(cluster) if cluster.len() < most => cluster.push(next),
                Some(_) => {}
                None => clusters.push(vec![next]),
            }
        }
        clusters.into_iter().map(Batch::of).collect()
    }

    /// The samples of a cluster that wait.
    pub fn of(&self, realm: &Realm, cluster: &ClusterRef) -> Vec<Sample> {
        let waiting = self.waiting();
        let own = waiting.iter().filter(|it| it.new.realm == *realm && it.new.cluster == *cluster);
        own.map(|it| it.new.sample.clone()).collect()
    }

    /// Whether samples are to be written together now. Not after an attempt that did not succeed, however it ended.
    pub fn begins_together(&self) -> bool {
        !self.failed_together.swap(true, Ordering::Relaxed)
    }

    pub fn went_well(&self) {
        self.failed_together.store(false, Ordering::Relaxed);
    }

    /// Forgets samples that are written.
    pub fn written(&self, batch: &Batch) {
        self.waiting().retain(|it| !batch.numbers.contains(&it.nth));
    }

    fn waiting(&self) -> MutexGuard<'_, VecDeque<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Batch {
    fn of<'a>(waiting: impl IntoIterator<Item = &'a Waiting>) -> Self {
        let mut batch = Self::default();
        for Waiting { nth, new } in waiting {
            batch.numbers.push(*nth);
            batch.samples.push(new.clone());
        }
        batch
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use migration::{
        ClusterId, Delay, Direction, MigrationStatus, ProfileName, ReadWriteMode as Mode, RegionId,
    };

    use super::*;

    fn new(second: i64, is_end: bool) -> NewSample {
        let at = Timestamp::from_second(second).unwrap();
        let sample = Sample {
            at,
            status: if is_end { MigrationStatus::NoMigration } else { MigrationStatus::Cloning },
            direction: Direction::RdsToPolardb,
            rds_mode: Mode::ReadWrite,
            cluster_mode: Mode::ReadWrite,
            delay: Delay::from_wire(None),
            source: String::new(),
            deadline: None,
            unreadable_deadline: None,
            by_own_clock: false,
        };
        let cluster = ClusterRef {
            profile: ProfileName::default(),
            region: RegionId::parse("cn-hangzhou").unwrap(),
            id: ClusterId::parse(format!("pc-{second}")).unwrap(),
        };
        let gone = is_end.then_some(at);
        let comment = String::new();
        NewSample {
            realm: Realm::aliyun(),
            cluster,
            sample,
            noted: at,
            gone,
            read_on: !is_end,
            comment,
        }
    }

    #[test]
    fn a_full_queue_drops_the_oldest_of_an_open_migration_and_never_an_end() {
        let queue = SampleQueue::default();
        queue.push(new(0, true));
        for second in 1..=5_000 {
            queue.push(new(second, false));
        }
        let kept = queue.oldest(usize::MAX).samples;
        assert_eq!(kept.len(), WAITING);
        let seconds: Vec<_> = kept.iter().map(|it| it.noted.as_second()).collect();
        assert_eq!((seconds[0], seconds[1], seconds[WAITING - 1]), (0, 906, 5_000));
    }

    #[test]
    fn samples_that_come_while_others_are_written_stay() {
        let queue = SampleQueue::default();
        queue.push(new(1, false));
        let batch = queue.oldest(10);
        queue.push(new(2, true));
        queue.written(&batch);
        let left = queue.oldest(10).samples;
        assert_eq!(left.iter().map(|it| it.noted.as_second()).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn a_cluster_with_many_that_cannot_be_written_holds_up_no_other() {
        let queue = SampleQueue::default();
        for _ in 0..600 {
            queue.push(new(1, false));
        }
        queue.push(new(2, true));
        let batches = queue.oldest_by_cluster(500);
        let counts: Vec<_> = batches.iter().map(|batch| batch.samples.len()).collect();
        assert_eq!(counts, [500, 1]);
    }
}
