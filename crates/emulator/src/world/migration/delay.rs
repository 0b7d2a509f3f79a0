//! Replication delay while a migration synchronizes: a function of what was recorded and the emulated time. Ids of
//! created clusters follow from the seed, and each cluster's id decides how it breathes.

use std::num::NonZeroU32;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::mix::mix;

/// Length of one breath, in emulated seconds.
const BREATH_SECONDS: i64 = 90;
/// How much the delay rises within a breath, in seconds.
const DEPTH_SECONDS: i64 = 4;
/// An idle source writes something in some spans of this length.
const IDLE_SPAN: i64 = 600;
/// One span in this many has such a write, on average.
const IDLE_ODDS: u64 = 5;
/// How long the delay of such a write lasts.
const CLIMB_SECONDS: i64 = 60;
const DAY_SECONDS: i64 = 86_400;
/// The time of day (UTC) with the most writes.
const BUSIEST_SECOND: i64 = 14 * 3600;

/// What `DelayedSeconds` follows. Times that are not given begin when it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DelayModel {
    /// Rises and falls by a few seconds above a base, as replication under an even load does.
    Breathing { base: i64 },
    /// Stays; -1 is unknown.
    Fixed { seconds: i64 },
    /// -1
    Unknown,
    /// 0, with a small climb now and then: hardly anything is written.
    Idle,
    /// Nothing is applied: grows by a second per second until it is released, then is worked off.
    Stalled {
        /// Delay at the beginning, in seconds.
        #[serde(default)]
        base: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, schemars(with = "Option<String>"))]
        since: Option<Timestamp>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, schemars(with = "Option<String>"))]
        released: Option<Timestamp>,
        /// Seconds of delay that are worked off per second.
        #[serde(default = "two")]
        rate: NonZeroU32,
    },
    /// Again and again more is written than can be applied, which is worked off afterwards: a third of the time it
    /// climbs to the peak, a third it falls, a third is calm.
    Storm {
        #[serde(default)]
        base: u32,
        peak: u32,
        /// From one storm to the next, in seconds; at least three times as long as the climb is high, because a delay
        /// cannot grow faster than time passes.
        every: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, schemars(with = "Option<String>"))]
        since: Option<Timestamp>,
    },
    /// The rhythm of a day: the peak at 14:00 UTC, the base at 02:00.
    Daily { base: u32, peak: u32 },
}

fn two() -> NonZeroU32 {
    NonZeroU32::MIN.saturating_add(1)
}

impl Default for DelayModel {
    fn default() -> Self {
        Self::Breathing { base: 0 }
    }
}

impl DelayModel {
    /// Seconds of delay, 0 or more; -1 is unknown. `phase` lets clusters breathe out of step.
    pub fn seconds(self, phase: u64, now: Timestamp) -> i64 {
        match self {
            Self::Fixed { seconds } => seconds.max(-1),
            Self::Unknown => -1,
            Self::Breathing { base } => base.max(0).saturating_add(breath(phase, now)),
            Self::Idle => climb(phase, now),
            Self::Stalled { base, since, released, rate } => {
                let since = since.unwrap_or(now);
                let grown = i64::from(base) + elapsed(since, released.unwrap_or(now));
                let worked_off = released
                    .map_or(0, |released| elapsed(released, now).saturating_mul(rate.get().into()));
                if worked_off < grown { grown - worked_off } else { breath(phase, now) }
            }
            Self::Storm { base, peak, every, since } => {
                let height = i64::from(peak.saturating_sub(base));
                let third = (i64::from(every) / 3).max(height).max(1);
                let at = elapsed(since.unwrap_or(now), now) % (3 * third);
                let wet = at.min(2 * third - at).max(0);
                i64::from(base) + (height * wet / third).max(breath(phase, now))
            }
            Self::Daily { base, peak } => {
                let height = i64::from(peak.saturating_sub(base));
                let away = (now.as_second() - BUSIEST_SECOND).rem_euclid(DAY_SECONDS);
                let away = away.min(DAY_SECONDS - away);
                let load = height * (DAY_SECONDS / 2 - away) / (DAY_SECONDS / 2);
                i64::from(base) + load + breath(phase, now)
            }
        }
    }

    /// The same model, with the times that were not given.
    pub fn begun(mut self, now: Timestamp) -> Self {
        if let Self::Stalled { since, .. } | Self::Storm { since, .. } = &mut self {
            since.get_or_insert(now);
        }
        self
    }

    /// Whether it is the wanted model, begun at some time and perhaps released since.
    pub fn has_begun(self, mut wanted: Self) -> bool {
        if let Self::Stalled { released, .. } = self
            && let Self::Stalled { released: wanted @ None, .. } = &mut wanted
        {
            *wanted = released;
        }
        let since = match self {
            Self::Stalled { since, .. } | Self::Storm { since, .. } => since,
            _ => None,
        };
        since.map_or(wanted, |since| wanted.begun(since)) == self
    }

    /// Lets a stalled replication continue; `false` if it is not stalled.
    pub fn release(&mut self, now: Timestamp) -> bool {
        match self {
            Self::Stalled { released: released @ None, .. } => {
                *released = Some(now);
                true
            }
            _ => false,
        }
    }

    /// The delay of the other direction, which begins small: only the load of the business stays the same.
    pub fn turned(self, now: Timestamp) -> Self {
        match self {
            Self::Storm { base, peak, every, .. } => {
                Self::Storm { base, peak, every, since: Some(now) }
            }
            Self::Idle | Self::Daily { .. } => self,
            Self::Breathing { .. } | Self::Fixed { .. } | Self::Unknown | Self::Stalled { .. } => {
                Self::default()
            }
        }
    }
}

/// Whole seconds from one time to a later one.
fn elapsed(from: Timestamp, to: Timestamp) -> i64 {
    to.duration_since(from).as_secs().max(0)
}

fn breath(phase: u64, now: Timestamp) -> i64 {
    let offset = i64::try_from(phase % 1000).unwrap_or_default();
    let at = (now.as_second() + offset).rem_euclid(BREATH_SECONDS);
    at.min(BREATH_SECONDS - at) * 2 * DEPTH_SECONDS / BREATH_SECONDS
}

fn climb(phase: u64, now: Timestamp) -> i64 {
    let draw = mix(phase ^ now.as_second().div_euclid(IDLE_SPAN).cast_unsigned());
    if !draw.is_multiple_of(IDLE_ODDS) {
        return 0;
    }
    let at = now.as_second().rem_euclid(IDLE_SPAN);
    let peak = 1 + i64::try_from((draw >> 8) % 8).unwrap_or_default();
    at.min(CLIMB_SECONDS - at).max(0) * 2 * peak / CLIMB_SECONDS
}

#[cfg(test)]
mod tests;
