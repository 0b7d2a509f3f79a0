//! Reads the migrations of a region for as long as somebody looks at it.

use std::sync::Arc;
use std::time::Duration;

use migration::{ClusterId, ClusterRef, Migration, MigrationStatus, RegionRef};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::pace::Pace;
use super::{Fleet, Known, Seen};
use crate::{Backend, ReadError, Trouble};

/// Nobody looked for so long: nobody looks.
const LOOKED_AT: Duration = Duration::from_secs(60);
/// Migrations that are read at once.
const AT_ONCE: usize = 8;
/// Reads that are chosen together.
const BATCH: usize = 4 * AT_ONCE;
/// How long nothing is due before it is looked again.
const IDLE: Duration = Duration::from_millis(200);

/// Ends what was begun, however the gathering ends.
struct Gathering<'a>(&'a Fleet);

impl Drop for Gathering<'_> {
    fn drop(&mut self) {
        self.0.known().gathering = None;
    }
}

impl Fleet {
    /// Notes a look; true when whoever looks has to begin the gathering.
    fn look(&self) -> bool {
        let mut known = self.known();
        known.looked = Instant::now();
        let begins = known.gathering.is_none();
        if begins {
            known.gathering = Some(Instant::now());
        }
        self.looked.notify_one();
        begins
    }

    fn is_looked_at(&self) -> bool {
        self.known().looked.elapsed() < LOOKED_AT
    }

    fn held_up(&self, by: Option<ReadError>) {
        self.known().held_up = by;
    }

    fn due(&self, intervals: &Intervals) -> Vec<ClusterId> {
        due(&self.known(), intervals)
    }
}

/// How old a reading may become before it is taken again.
#[derive(Clone, Copy)]
struct Intervals {
    changing: Duration,
    open: Duration,
    closed: Duration,
    failed: Duration,
    calls_a_second: u32,
}

impl Intervals {
    fn of(&self, migration: &Migration) -> Duration {
        match &migration.status {
            MigrationStatus::NoMigration => self.closed,
            status if status.is_transient() => self.changing,
            _ => self.open,
        }
    }

    fn after(&self, seen: &Seen) -> Duration {
        match (&seen.trouble, seen.migration()) {
            (None, Some(migration)) => self.of(migration),
            _ => self.failed,
        }
    }

    /// By how much all of them grow where half of the calls would not do.
    fn stretch(&self, known: &Known) -> f64 {
        let calls: f64 = known.seen.values().map(|seen| 1.0 / self.after(seen).as_secs_f64()).sum();
        (calls / (f64::from(self.calls_a_second) / 2.0)).max(1.0)
    }
}

/// What to read next: rows that somebody waits for, then what was never read, then what is old, the oldest first.
fn due(known: &Known, intervals: &Intervals) -> Vec<ClusterId> {
    let (now, stretch) = (Instant::now(), intervals.stretch(known));
    let rank = |id: &ClusterId| match known.seen(id) {
        None => Some((u8::from(!known.wanted.contains(id)), now)),
        Some(seen) => {
            let interval = intervals.after(seen).mul_f64(stretch);
            (seen.tried + interval <= now).then_some((2, seen.tried))
        }
    };
    let mut due: Vec<_> =
        known.listed().iter().filter_map(|it| Some((rank(&it.id)?, &it.id))).collect();
    due.sort();
    due.truncate(BATCH);
    due.into_iter().map(|(_, id)| id.clone()).collect()
}

impl Backend {
    /// Notes that somebody looks at the region, and gathers it unless that is done already.
    pub(crate) fn begin_gathering(&self, fleet: &Arc<Fleet>) {
        if fleet.look() {
            let (backend, fleet) = (self.clone(), fleet.clone());
            self.until_shutdown(async move {
                let _gathering = Gathering(&fleet);
                backend.gather(&fleet).await;
            });
        }
    }

    async fn gather(&self, fleet: &Arc<Fleet>) {
        let config = &self.inner.config;
        let intervals = Intervals {
            changing: config.slow_poll,
            open: config.slow_poll * 2,
            closed: config.slow_poll * 10,
            failed: config.slow_poll * 2,
            calls_a_second: config.gather_rate,
        };
        let mut pace = Pace::new(config.gather_rate);
        while fleet.is_looked_at() {
            if fleet.list_is_due() && self.take_list(fleet).await.is_err() {
                pace.pause().await;
                continue;
            }
            let due = fleet.due(&intervals);
            if due.is_empty() {
                let _ = tokio::time::timeout(IDLE, fleet.looked.notified()).await;
                continue;
            }
            let throttled = self.read_batch(fleet, due, intervals, &mut pace).await;
            fleet.held_up(throttled.clone());
            match throttled {
                Some(_) => pace.pause().await,
                None => pace.go_on(),
            }
        }
    }

    /// Reads some migrations. Stops where the cloud throttles, and gives its words: those are to be read again.
    async fn read_batch(
        &self,
        fleet: &Arc<Fleet>,
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
            let RegionRef { profile, region } = fleet.place.clone();
            let cluster = ClusterRef { profile, region, id };
            reads.spawn(self.clone().read_row(fleet.clone(), cluster, intervals));
        }
        while !reads.is_empty() {
            throttled = throttled.or(end(&mut reads).await);
        }
        throttled
    }

    /// The error of a cloud that throttles. Any other end is noted with the cluster.
    async fn read_row(
        self,
        fleet: Arc<Fleet>,
        cluster: ClusterRef,
        intervals: Intervals,
    ) -> Option<ReadError> {
        let read = self.read_migration(&cluster, |read| match read {
            Ok(migration) => intervals.of(migration),
            Err(error) if error.trouble == Trouble::Throttled => self.inner.config.fast_poll,
            Err(_) => intervals.failed,
        });
        match read.await {
            Ok(reading) => fleet.note(&cluster.id, Ok(&reading)),
            Err(error) if error.trouble == Trouble::Throttled => return Some(error),
            Err(error) => fleet.note(&cluster.id, Err(error)),
        }
        None
    }
}

/// Waits for one of the reads.
async fn end(reads: &mut JoinSet<Option<ReadError>>) -> Option<ReadError> {
    // A read that broke off is due again.
    reads.join_next().await?.ok().flatten()
}
