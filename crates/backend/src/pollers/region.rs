//! Reads the migrations of a region for as long as pages of it are asked for.

use std::sync::Arc;
use std::time::Duration;

use migration::{ClusterId, ClusterRef, RegionRef};
use tokio::task::JoinSet;

use super::Pollers;
use super::due::{Intervals, due};
use crate::background::{Pace, Standing, Task};
use crate::error::{ReadError, Trouble};
use crate::observed::KnownRegion;
use crate::reads::list_is_due;

/// The gathering ends when no page was asked for in this time.
const ASKED_WITHIN: Duration = Duration::from_secs(60);
/// Migrations that are read at once.
const AT_ONCE: usize = 8;
/// Reads that are chosen together.
const BATCH: usize = 4 * AT_ONCE;
/// The wait before the next choice if no migration is due.
const IDLE: Duration = Duration::from_millis(200);

impl Pollers {
    /// Records that a page of the region was asked for, and gathers the region unless that is done already.
    pub fn begin_gathering(&self, region: &Arc<KnownRegion>) {
        if let Some(gathering) = region.ask() {
            let (pollers, gathering) = (self.clone(), Arc::new(gathering));
            let shown = region.clone();
            let task = Task::named("gathering of a region").on_change(move |standing| {
                let is_down = standing == Standing::BrokenOff;
                shown.record_gathering(is_down.then(ReadError::broken_off));
            });
            let region = region.clone();
            self.background.supervised(task, move || {
                // It lasts as long as the task, so that no other begins while this one waits to be started again.
                let (pollers, region, _gathering) =
                    (pollers.clone(), region.clone(), gathering.clone());
                async move { pollers.gather(&region).await }
            });
        }
    }

    async fn gather(&self, region: &Arc<KnownRegion>) {
        let intervals = Intervals::new(&self.config);
        let mut pace = Pace::new(self.config.gather_rate);
        while region.since_asked() < ASKED_WITHIN {
            if list_is_due(region) && self.reads.take_list(region).await.is_err() {
                pace.pause().await;
                continue;
            }
            let due = region.with(|known| due(known, &intervals, BATCH));
            if due.is_empty() {
                let _ = tokio::time::timeout(IDLE, region.asked()).await;
                continue;
            }
            let throttled = self.read_batch(region, due, intervals, &mut pace).await;
            region.record_gathering(throttled.clone());
            match throttled {
                Some(_) => pace.pause().await,
                None => pace.resume(),
            }
        }
    }

    /// Reads some migrations. Stops if the cloud throttles, and returns its error; the rest is read later.
    async fn read_batch(
        &self,
        region: &Arc<KnownRegion>,
        due: Vec<ClusterId>,
        intervals: Intervals,
        pace: &mut Pace,
    ) -> Option<ReadError> {
        let (mut reads, mut throttled) = (JoinSet::new(), None);
        for id in due {
            if reads.len() >= AT_ONCE {
                throttled = throttled.or(end(&mut reads).await);
            }
            if throttled.is_some() {
                break;
            }
            pace.turn().await;
            let RegionRef { profile, region: name } = region.place.clone();
            let cluster = ClusterRef { profile, region: name, id };
            let (pollers, region) = (self.clone(), region.clone());
            reads.spawn(async move {
                let read = pollers.read_row(&region, &cluster, intervals);
                let ended = pollers.background.caught("reading of a row", read).await;
                ended.unwrap_or_else(|| {
                    region.record(&cluster.id, Err(ReadError::broken_off()));
                    None
                })
            });
        }
        while !reads.is_empty() {
            throttled = throttled.or(end(&mut reads).await);
        }
        throttled
    }

    /// Reads one migration, and returns the error if the cloud throttles. Any other outcome is recorded with the cluster.
    async fn read_row(
        &self,
        region: &KnownRegion,
        cluster: &ClusterRef,
        intervals: Intervals,
    ) -> Option<ReadError> {
        let read = self.reads.read_migration(cluster, |read| match read {
            Ok(migration) => intervals.of(migration),
            Err(error) if error.trouble == Trouble::Throttled => self.config.fast_poll,
            Err(_) => intervals.failed,
        });
        match read.await {
            Ok(reading) => region.record(&cluster.id, Ok(&reading)),
            Err(error) if error.trouble == Trouble::Throttled => return Some(error),
            Err(error) => region.record(&cluster.id, Err(error)),
        }
        None
    }
}

/// Waits for one of the reads.
async fn end(reads: &mut JoinSet<Option<ReadError>>) -> Option<ReadError> {
    // A panic was caught before.
    reads.join_next().await?.ok().flatten()
}
