//! The write gap: the time in which neither side accepted writes, with no more precision than the readings prove.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::vocabulary::ReadWriteMode as Mode;

/// Both read/write statuses of one reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModesAt {
    pub at: Timestamp,
    pub rds: Mode,
    pub cluster: Mode,
}

/// Neither side was Read and Write for `seconds`, give or take `plus_minus`, by the readings before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasuredGap {
    pub seconds: u64,
    pub plus_minus: u64,
}

/// What readings prove about a write gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WriteGap {
    /// Readings in between reported no writer.
    Measured(MeasuredGap),
    /// The writer changed between two readings that are `at_most` seconds apart, and no reading fell into the gap.
    Unseen { at_most: u64 },
}

/// A `Date` is cut to whole seconds, so two of them may be this much closer or further apart.
const DATE_SECONDS: u64 = 1;

/// The last write gap, whether a reading fell into it or not, and the time of the first reading after it. Its bounds
/// allow for times that come from the answers' `Date`.
pub fn last_write_gap(readings: &[ModesAt]) -> Option<(WriteGap, Timestamp)> {
    let (gap, over) = gaps(readings).pop()?;
    let gap = match gap {
        WriteGap::Measured(MeasuredGap { seconds, plus_minus }) => {
            WriteGap::Measured(MeasuredGap { seconds, plus_minus: plus_minus + DATE_SECONDS })
        }
        WriteGap::Unseen { at_most } => WriteGap::Unseen { at_most: at_most + DATE_SECONDS },
    };
    Some((gap, over))
}

/// Every write gap, with the time of the reading after it.
fn gaps(readings: &[ModesAt]) -> Vec<(WriteGap, Timestamp)> {
    let mut gaps = Vec::new();
    let mut last_writer: Option<&ModesAt> = None;
    let mut without: Option<(Timestamp, Timestamp)> = None;
    for reading in readings {
        match (&reading.rds, &reading.cluster) {
            (Mode::ReadWrite, _) | (_, Mode::ReadWrite) => {
                let gap = match (last_writer, without.take()) {
                    (Some(before), Some((first, last))) => {
                        between(before.at, first, last, reading.at).map(WriteGap::Measured)
                    }
                    (Some(before), None) if changed_hands(before, reading) => {
                        seconds_between(before.at, reading.at)
                            .map(|at_most| WriteGap::Unseen { at_most })
                    }
                    _ => None,
                };
                gaps.extend(gap.map(|gap| (gap, reading.at)));
                last_writer = Some(reading);
            }
            (Mode::ReadOnly, Mode::ReadOnly) => {
                let first = without.map_or(reading.at, |(first, _)| first);
                without = Some((first, reading.at));
            }
            _ => {}
        }
    }
    gaps
}

/// Whether one side wrote alone before and the other one does now. There is no gap if the second side joins the first.
fn changed_hands(before: &ModesAt, now: &ModesAt) -> bool {
    let writes = |it: &ModesAt| (it.rds == Mode::ReadWrite, it.cluster == Mode::ReadWrite);
    matches!(
        (writes(before), writes(now)),
        ((true, false), (false, true)) | ((false, true), (true, false))
    )
}

/// Rounded up, so that it stays a bound.
fn seconds_between(from: Timestamp, to: Timestamp) -> Option<u64> {
    Some(u64::try_from(from.duration_until(to).as_millis()).ok()?.div_ceil(1000))
}

/// At least from the first to the last reading without a writer, at most from the writer before to the one after.
fn between(
    before: Timestamp,
    first: Timestamp,
    last: Timestamp,
    after: Timestamp,
) -> Option<MeasuredGap> {
    let at_least = first.duration_until(last).as_millis();
    let at_most = before.duration_until(after).as_millis();
    let seconds = (at_least + at_most + 1000) / 2000;
    // Rounded outwards to whole seconds, so that the bounds still hold.
    let off = (seconds * 1000 - at_least).max(at_most - seconds * 1000);
    let (seconds, off) = (u64::try_from(seconds).ok()?, u64::try_from(off).ok()?);
    Some(MeasuredGap { seconds, plus_minus: off.div_ceil(1000) })
}
