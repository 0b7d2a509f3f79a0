//! How long neither side accepted writes, claiming no more than was seen.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ReadWriteMode as Mode;

/// Both read/write statuses as one reading reported them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModesAt {
    pub at: Timestamp,
    pub rds: Mode,
    pub cluster: Mode,
}

/// Neither side was Read and Write for `seconds`, give or take `plus_minus`: the readings before and after bound it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    pub seconds: u64,
    pub plus_minus: u64,
}

/// What readings prove about a time without a writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gap {
    /// Readings in between reported no writer.
    Measured(Measured),
    /// The writer changed between two readings that are so many seconds apart, and no reading fell into the gap.
    Unseen { at_most: u64 },
}

/// The last interruption that has a reading with a writer before and after it, of readings oldest first. Nothing when
/// none was seen: a switch that fits between two readings leaves no trace. Readings that do not report both sides
/// prove nothing and only make it less certain.
pub fn interruption(readings: &[ModesAt]) -> Option<Measured> {
    gaps(readings).into_iter().rev().find_map(|(gap, _)| match gap {
        Gap::Measured(measured) => Some(measured),
        Gap::Unseen { .. } => None,
    })
}

/// A `Date` is cut to whole seconds, so two of them are that much closer or further apart than they say.
const DATE_SECONDS: u64 = 1;

/// The last time without a writer, whether a reading fell into it or not, and the reading that shows it is over. For
/// readings whose times are those of the answers' `Date`: the bounds hold for them, too.
pub fn last_gap(readings: &[ModesAt]) -> Option<(Gap, Timestamp)> {
    let (gap, over) = gaps(readings).pop()?;
    let gap = match gap {
        Gap::Measured(Measured { seconds, plus_minus }) => {
            Gap::Measured(Measured { seconds, plus_minus: plus_minus + DATE_SECONDS })
        }
        Gap::Unseen { at_most } => Gap::Unseen { at_most: at_most + DATE_SECONDS },
    };
    Some((gap, over))
}

/// Every time without a writer, with the reading after it.
fn gaps(readings: &[ModesAt]) -> Vec<(Gap, Timestamp)> {
    let mut gaps = Vec::new();
    let mut last_writer: Option<&ModesAt> = None;
    let mut without: Option<(Timestamp, Timestamp)> = None;
    for reading in readings {
        match (&reading.rds, &reading.cluster) {
            (Mode::ReadWrite, _) | (_, Mode::ReadWrite) => {
                let gap = match (last_writer, without.take()) {
                    (Some(before), Some((first, last))) => {
                        between(before.at, first, last, reading.at).map(Gap::Measured)
                    }
                    (Some(before), None) if changed_hands(before, reading) => {
                        seconds_between(before.at, reading.at)
                            .map(|at_most| Gap::Unseen { at_most })
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

/// Whether one side wrote alone before and the other one does now. A side that joins leaves no time without a writer.
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
) -> Option<Measured> {
    let at_least = first.duration_until(last).as_millis();
    let at_most = before.duration_until(after).as_millis();
    let seconds = (at_least + at_most + 1000) / 2000;
    // To whole seconds, outwards, so that the bounds still hold.
    let off = (seconds * 1000 - at_least).max(at_most - seconds * 1000);
    let (seconds, off) = (u64::try_from(seconds).ok()?, u64::try_from(off).ok()?);
    Some(Measured { seconds, plus_minus: off.div_ceil(1000) })
}
