//! The trend of the replication delay.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::vocabulary::{Delay, SWITCH_DELAY_LIMIT_SECONDS};

/// A trend needs this many readings in a row.
const FEWEST_READINGS: usize = 3;
/// The latest readings are tried first, so that a reversal shows soon.
const RECENT: SignedDuration = SignedDuration::from_mins(2);
/// All readings of this time are used next: a slow change shows only in a longer run.
const LONGEST: SignedDuration = SignedDuration::from_mins(10);
/// Readings over less time than this show no trend.
const SHORTEST: SignedDuration = SignedDuration::from_secs(20);
/// Seconds. A delay that changes by less over the readings is steady: under an even load it varies by a few seconds.
const STEADY_SECONDS: i128 = 5;

/// Whether the delay rises or falls. The figure is seconds of delay per hour, always positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trend {
    /// Too few readings, too close together, or the delay is not reported.
    Unknown,
    Steady,
    Rising(u64),
    Falling(u64),
}

impl Trend {
    /// The delay in seconds after `time`, if the trend continues. Never less than 0.
    pub fn extrapolated(self, seconds: u64, time: SignedDuration) -> u64 {
        let hours = |per_hour: u64| {
            let change = i128::from(per_hour) * i128::from(time.as_secs().max(0)) / 3600;
            u64::try_from(change).unwrap_or(u64::MAX)
        };
        match self {
            Self::Unknown | Self::Steady => seconds,
            Self::Rising(per_hour) => seconds.saturating_add(hours(per_hour)),
            Self::Falling(per_hour) => seconds.saturating_sub(hours(per_hour)),
        }
    }
}

/// The trend of the latest readings, oldest first: the median slope between any two of them, which a single outlier
/// does not change.
pub fn trend(readings: &[(Timestamp, Delay)]) -> Trend {
    match of_run(&latest(readings, RECENT)) {
        Trend::Unknown | Trend::Steady => of_run(&latest(readings, LONGEST)),
        recent => recent,
    }
}

/// The time until a switch is possible if the delay keeps falling at its rate. Zero if it is possible now. `None` if the
/// delay does not fall or is not known.
pub fn eta_to_switchable(readings: &[(Timestamp, Delay)]) -> Option<SignedDuration> {
    let (_, delay) = readings.last()?;
    let seconds = delay.seconds()?;
    if delay.allows_switch() {
        return Some(SignedDuration::ZERO);
    }
    let Trend::Falling(per_hour) = trend(readings) else { return None };
    let above = i128::from(seconds - SWITCH_DELAY_LIMIT_SECONDS + 1);
    let wait = (above * 3600).checked_div(i128::from(per_hour))?;
    Some(SignedDuration::from_secs(i64::try_from(wait).unwrap_or(i64::MAX)))
}

/// Time in milliseconds and delay in seconds.
type Point = (i64, u64);

/// The unbroken run of readings with a known delay that ends with the last one and is at most `length` long.
fn latest(readings: &[(Timestamp, Delay)], length: SignedDuration) -> Vec<Point> {
    let Some((last, _)) = readings.last() else { return Vec::new() };
    let mut points: Vec<Point> = readings
        .iter()
        .rev()
        .take_while(|(at, _)| at.duration_until(*last) <= length)
        .map_while(|(at, delay)| delay.seconds().map(|seconds| (at.as_millisecond(), seconds)))
        .collect();
    points.reverse();
    points
}

fn of_run(points: &[Point]) -> Trend {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Trend::Unknown };
    let span = i128::from(last.0) - i128::from(first.0);
    if points.len() < FEWEST_READINGS || span < SHORTEST.as_millis() {
        return Trend::Unknown;
    }
    let Some(per_hour) = median_slope(points) else { return Trend::Unknown };
    if (per_hour * span / 3_600_000).abs() < STEADY_SECONDS {
        return Trend::Steady;
    }
    let figure = u64::try_from(per_hour.unsigned_abs()).unwrap_or(u64::MAX);
    if per_hour > 0 { Trend::Rising(figure) } else { Trend::Falling(figure) }
}

/// In seconds of delay per hour.
fn median_slope(points: &[Point]) -> Option<i128> {
    let mut slopes: Vec<i128> = points
        .iter()
        .enumerate()
        .flat_map(|(at, from)| points[at + 1..].iter().map(move |to| (from, to)))
        .filter(|(from, to)| to.0 > from.0)
        .map(|(from, to)| {
            let rise = i128::from(to.1) - i128::from(from.1);
            rise * 3_600_000 / (i128::from(to.0) - i128::from(from.0))
        })
        .collect();
    let middle = slopes.len() / 2;
    (!slopes.is_empty()).then(|| *slopes.select_nth_unstable(middle).1)
}
