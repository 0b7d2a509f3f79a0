//! Which migrations of a region are read next.

use std::time::Duration;

use migration::{ClusterId, Migration, MigrationStatus};
use tokio::time::Instant;

use crate::config::Config;
use crate::observed::{KnownClusters, RowReading};

/// How old a reading may become before it is taken again.
#[derive(Debug, Clone, Copy)]
pub struct Intervals {
    changing: Duration,
    open: Duration,
    closed: Duration,
    pub failed: Duration,
    calls_a_second: u32,
}

impl Intervals {
    pub fn new(config: &Config) -> Self {
        Self {
            changing: config.slow_poll,
            open: config.slow_poll * 2,
            closed: config.slow_poll * 10,
            failed: config.slow_poll * 2,
            calls_a_second: config.gather_rate,
        }
    }

    pub fn of(&self, migration: &Migration) -> Duration {
        match &migration.status {
            MigrationStatus::NoMigration => self.closed,
            status if status.is_transient() => self.changing,
            _ => self.open,
        }
    }

    fn after(&self, row: &RowReading) -> Duration {
        match (&row.trouble, row.migration()) {
            (None, Some(migration)) => self.of(migration),
            _ => self.failed,
        }
    }

    /// The factor by which all intervals grow so that half of the allowed calls suffice.
    fn stretch(&self, known: &KnownClusters) -> f64 {
        let calls: f64 = known.rows().map(|row| 1.0 / self.after(row).as_secs_f64()).sum();
        (calls / (f64::from(self.calls_a_second) / 2.0)).max(1.0)
    }
}

/// At most `limit` clusters to read next: first rows that a page waits for, then those that were never read, then those
/// whose reading is old, the oldest first.
pub fn due(known: &KnownClusters, intervals: &Intervals, limit: usize) -> Vec<ClusterId> {
    let (now, stretch) = (Instant::now(), intervals.stretch(known));
    let rank = |id: &ClusterId| match known.row(id) {
        None => Some((u8::from(!known.is_wanted(id)), now)),
        Some(row) => {
            let interval = intervals.after(row).mul_f64(stretch);
            (row.tried + interval <= now).then_some((2, row.tried))
        }
    };
    let mut due: Vec<_> =
        known.listed().iter().filter_map(|it| Some((rank(&it.id)?, &it.id))).collect();
    due.sort();
    due.truncate(limit);
    due.into_iter().map(|(_, id)| id.clone()).collect()
}
