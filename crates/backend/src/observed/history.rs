//! What the samples of a migration say together, in bounded memory however many there are.

use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};
use migration::{Delay, MigrationStatus, ModesAt};

use crate::store::Sample;

/// Latest readings of the delay that are kept, from which a trend is computed.
const RECENT: usize = 720;
/// Readings kept at which a read/write status began or was last seen.
const CHANGES_KEPT: usize = 64;
/// Points of the curve at most. When there are more, each point covers twice the time.
const POINTS: usize = 480;
/// By how much an answer may overtake another. If the time is further back, the clock was put back.
const OVERTAKEN: SignedDuration = SignedDuration::from_secs(60);

/// Since when a status has been seen without a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusSince {
    pub first: Timestamp,
    /// The last reading before. `None` if the first reading of all showed the status already.
    pub before: Option<Timestamp>,
}

/// The delay within a span of the curve. `None` if no reading in the span had a delay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurvePoint {
    /// The first reading of the span.
    pub at: Timestamp,
    pub lowest: Option<u64>,
    pub highest: Option<u64>,
}

/// The readings of one migration since it was first seen. Times are the upstream's.
#[derive(Debug, Clone, Default)]
pub struct History {
    latest: Option<Sample>,
    first_seen: Option<Timestamp>,
    since: Option<StatusSince>,
    recent: VecDeque<(Timestamp, Delay)>,
    modes_at: VecDeque<ModesAt>,
    curve: Curve,
}

impl History {
    /// Takes the next reading. A migration after an ended one begins a new history, and so does a clock that was put
    /// back, which happens to emulators only.
    pub fn add(&mut self, sample: &Sample) {
        if let Some(latest) = &self.latest {
            if [latest, sample].iter().all(|it| it.status == MigrationStatus::NoMigration) {
                // The end is known already; the history stays until another migration begins.
                return;
            }
            if sample.at.duration_until(latest.at) > OVERTAKEN
                || latest.status == MigrationStatus::NoMigration
            {
                *self = Self::default();
            } else if sample.at < latest.at {
                return;
            }
        }
        self.note_status(sample);
        self.note_modes(sample);
        if sample.status != MigrationStatus::NoMigration {
            self.recent.push_back((sample.at, sample.delay));
            if self.recent.len() > RECENT {
                self.recent.pop_front();
            }
            self.curve.add(sample.at, sample.delay.seconds());
        }
        self.first_seen.get_or_insert(sample.at);
        self.latest = Some(sample.clone());
    }

    fn note_status(&mut self, sample: &Sample) {
        let before = self.latest.as_ref();
        if before.is_none_or(|latest| latest.status != sample.status) {
            self.since = Some(StatusSince { first: sample.at, before: before.map(|it| it.at) });
        }
    }

    /// Keeps the first and the last of the readings with the same read/write statuses: they bound the time between.
    fn note_modes(&mut self, sample: &Sample) {
        let now = ModesAt {
            at: sample.at,
            rds: sample.rds_mode.clone(),
            cluster: sample.cluster_mode.clone(),
        };
        let same = |at: &ModesAt| at.rds == now.rds && at.cluster == now.cluster;
        let mut latest = self.modes_at.iter().rev();
        if latest.next().is_some_and(same) && latest.next().is_some_and(same) {
            self.modes_at.pop_back();
        }
        self.modes_at.push_back(now);
        if self.modes_at.len() > CHANGES_KEPT {
            self.modes_at.pop_front();
        }
    }

    pub fn is_empty(&self) -> bool {
        self.latest.is_none()
    }

    /// The time of the latest reading.
    pub fn latest(&self) -> Option<Timestamp> {
        self.latest.as_ref().map(|sample| sample.at)
    }

    pub fn first_seen(&self) -> Option<Timestamp> {
        self.first_seen
    }

    /// Since when the status is seen, if it is the latest one.
    pub fn since(&self, status: &MigrationStatus) -> Option<StatusSince> {
        self.latest.as_ref().filter(|sample| sample.status == *status).and(self.since)
    }

    /// The latest readings of the delay, oldest first.
    pub fn recent(&self) -> Vec<(Timestamp, Delay)> {
        self.recent.iter().copied().collect()
    }

    /// Both read/write statuses where they changed, oldest first.
    pub fn modes(&self) -> Vec<ModesAt> {
        self.modes_at.iter().cloned().collect()
    }

    /// The delay since the migration was first read, oldest first.
    pub fn curve(&self) -> &[CurvePoint] {
        &self.curve.points
    }
}

/// Points at equal distances of time.
#[derive(Debug, Clone)]
struct Curve {
    /// In seconds.
    width: i64,
    points: Vec<CurvePoint>,
}

impl Default for Curve {
    fn default() -> Self {
        Self { width: 1, points: Vec::new() }
    }
}

impl Curve {
    fn add(&mut self, at: Timestamp, delay: Option<u64>) {
        self.join(CurvePoint { at, lowest: delay, highest: delay });
        while self.points.len() > POINTS {
            self.width *= 2;
            for point in std::mem::take(&mut self.points) {
                self.join(point);
            }
        }
    }

    fn join(&mut self, next: CurvePoint) {
        let span = |point: &CurvePoint| point.at.as_second().div_euclid(self.width);
        match self.points.last_mut() {
            Some(last) if span(last) == span(&next) => {
                last.highest = last.highest.max(next.highest);
                last.lowest = match (last.lowest, next.lowest) {
                    (Some(one), Some(other)) => Some(one.min(other)),
                    (one, other) => one.or(other),
                };
            }
            _ => self.points.push(next),
        }
    }
}

#[cfg(test)]
mod tests;
