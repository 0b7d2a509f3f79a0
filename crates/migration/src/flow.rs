//! What the readings of the delay say about the link: an idle source told from a stalled link.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Delay, Trend, trend};

/// A delay that rises with the clock for this long means that nothing arrives.
const SILENT_AFTER: SignedDuration = SignedDuration::from_secs(60);
/// A climb that ends at or below this many seconds ended because something arrived.
const CAUGHT_UP_SECONDS: u64 = 10;
/// So many climbs that ended at once are a habit of the source.
const HABIT: usize = 2;

/// What the link is doing, as far as the delay tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// The delay is not reported, or too few readings.
    NotKnown,
    KeepingUp,
    CatchingUp,
    FallingBehind,
    /// Nothing arrives, as often before: the delay rises with the clock until the next write brings it down at once.
    IdleSource,
    /// Nothing arrives: the delay rises with the clock, and no earlier climb of this length ended by itself. A source
    /// without any write looks the same.
    Stalled,
}

/// Judges the readings, oldest first.
pub fn flow(readings: &[(Timestamp, Delay)]) -> Flow {
    let climbs = climbs(readings);
    if let Some(now) = climbs.last().filter(|climb| climb.ends_at == Ending::Open)
        && now.length >= SILENT_AFTER
    {
        let ended = || climbs.iter().filter(|climb| climb.ends_at == Ending::CaughtUp);
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

#[derive(PartialEq, Eq)]
enum Ending {
    /// It goes on at the last reading.
    Open,
    /// The next reading had caught up at once.
    CaughtUp,
    Otherwise,
}

/// A run of readings in which the delay rises with the clock.
struct Climb {
    length: SignedDuration,
    ends_at: Ending,
}

fn climbs(readings: &[(Timestamp, Delay)]) -> Vec<Climb> {
    let mut climbs = Vec::new();
    let mut start = 0;
    for end in 0..readings.len() {
        let next = readings.get(end + 1);
        if next.is_some_and(|next| rises_with_the_clock(&readings[end], next)) {
            continue;
        }
        let ends_at = match next {
            None => Ending::Open,
            Some((_, delay)) if delay.seconds().is_some_and(|it| it <= CAUGHT_UP_SECONDS) => {
                Ending::CaughtUp
            }
            Some(_) => Ending::Otherwise,
        };
        if end > start && rises_with_the_clock(&readings[start], &readings[end]) {
            let length = readings[start].0.duration_until(readings[end].0);
            climbs.push(Climb { length, ends_at });
        }
        start = end + 1;
    }
    climbs
}

/// By as much as time went by, give or take a tenth and the second that both figures are rounded to.
fn rises_with_the_clock(from: &(Timestamp, Delay), to: &(Timestamp, Delay)) -> bool {
    let (Some(before), Some(after)) = (from.1.seconds(), to.1.seconds()) else { return false };
    let passed = from.0.duration_until(to.0).as_millis();
    let risen = (i128::from(after) - i128::from(before)) * 1000;
    passed > 0 && (risen - passed).abs() <= passed / 10 + 1000
}
