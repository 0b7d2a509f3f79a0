//! What readings show: trend, time to switchable, state of the link, write gap, ending, names.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod ending;
mod flow;
mod name_map;
mod trend;
mod write_gap;

use jiff::{SignedDuration, Timestamp};
use migration::Delay;

fn at(second: i64) -> Timestamp {
    "2026-11-20T03:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_secs(second)
}

/// Readings `step` seconds apart; a negative delay is not reported.
fn every(step: i64, delays: impl IntoIterator<Item = i64>) -> Vec<(Timestamp, Delay)> {
    (0..).zip(delays).map(|(nth, delay)| (at(nth * step), Delay::from_wire(Some(delay)))).collect()
}
