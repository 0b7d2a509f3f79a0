//! The state of the replication link by the readings of the delay. It distinguishes an idle source from a stalled link.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Trend, trend};
use crate::vocabulary::Delay;

/// When the delay has risen with the clock for this long, no change arrives.
const SILENT_AFTER: SignedDuration = SignedDuration::from_secs(60);
/// Seconds of delay. A climb that ends at or below it ended because a change arrived.
const CAUGHT_UP_SECONDS: u64 = 10;
/// The number of climbs with such an end that shows that the source is often idle.
const HABIT: usize = 2;

/// The state of the link, as far as the delay shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// The delay is not reported, or there are too few readings.
    NotKnown,
    KeepingUp,
    CatchingUp,
    FallingBehind,
    /// No change arrives, as often before: the delay rises with the clock until the next write brings it down at once.
    IdleSource,
    /// No change arrives: the delay rises with the clock, and no earlier climb of this length ended by itself. A source
    /// that is never written to has the same readings.
    Stalled,
}

/// The state of the link by readings, oldest first.
pub fn flow(readings: &[(Timestamp, Delay)]) -> Flow {
    let climbs = climbs(readings);
    if let Some(now) = climbs.last().filter(|climb| climb.end == ClimbEnd::Open)
        && now.length >= SILENT_AFTER
    {
        let ended = || climbs.iter().filter(|climb| climb.end == ClimbEnd::CaughtUp);
        let longest = ended().map(|climb| climb.length).max().unwrap_or_default();
        let usual = ended().count() >= HABIT && now.length <= longest.saturating_mul(2);
        return if usual { Flow::IdleSource } else { Flow::Stalled };
    }
    match trend(readings) {
        Trend::Unknown => Flow::NotKnown,
        Trend::Steady => Flow::KeepingUp,
        Trend::Rising(_) => Flow::FallingBehind,
        Trend::Falling(_) => Flow::CatchingUp,
    }
}

/// How a climb ended.
#[derive(PartialEq, Eq)]
enum ClimbEnd {
    /// It lasts until the last reading.
    Open,
    /// The next reading had caught up.
    CaughtUp,
    Otherwise,
}

/// A run of readings in which the delay rises with the clock.
struct Climb {
    length: SignedDuration,
    end: ClimbEnd,
}

fn climbs(readings: &[(Timestamp, Delay)]) -> Vec<Climb> {
    let mut climbs = Vec::new();
    let mut start = 0;
    for end in 0..readings.len() {
        let next = readings.get(end + 1);
        if next.is_some_and(|next| rises_with_the_clock(&readings[end], next)) {
            continue;
        }
        let climb_end = match next {
            None => ClimbEnd::Open,
            Some((_, delay)) if delay.seconds().is_some_and(|it| it <= CAUGHT_UP_SECONDS) => {
                ClimbEnd::CaughtUp
            }
            Some(_) => ClimbEnd::Otherwise,
        };
        if end > start && rises_with_the_clock(&readings[start], &readings[end]) {
            let length = readings[start].0.duration_until(readings[end].0);
            climbs.push(Climb { length, end: climb_end });
        }
        start = end + 1;
    }
    climbs
}

/// Whether the delay rose by as much as time passed, within a tenth and the second that both figures are rounded to.
fn rises_with_the_clock(from: &(Timestamp, Delay), to: &(Timestamp, Delay)) -> bool {
    let (Some(before), Some(after)) = (from.1.seconds(), to.1.seconds()) else { return false };
    let passed = from.0.duration_until(to.0).as_millis();
    let risen = (i128::from(after) - i128::from(before)) * 1000;
    passed > 0 && (risen - passed).abs() <= passed / 10 + 1000
}
