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

/// The last interruption that has a reading with a writer before and after it, of readings oldest first. Nothing when
/// none was seen: a switch that fits between two readings leaves no trace. Readings that do not report both sides
/// prove nothing and only make it less certain.
pub fn interruption(readings: &[ModesAt]) -> Option<Measured> {
    let mut measured = None;
    let mut last_writer: Option<Timestamp> = None;
    let mut without: Option<(Timestamp, Timestamp)> = None;
    for reading in readings {
        match (&reading.rds, &reading.cluster) {
            (Mode::ReadWrite, _) | (_, Mode::ReadWrite) => {
                if let (Some(before), Some((first, last))) = (last_writer, without.take()) {
                    measured = between(before, first, last, reading.at).or(measured);
                }
                last_writer = Some(reading.at);
            }
            (Mode::ReadOnly, Mode::ReadOnly) => {
                let first = without.map_or(reading.at, |(first, _)| first);
                without = Some((first, reading.at));
            }
            _ => {}
        }
    }
    measured
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
