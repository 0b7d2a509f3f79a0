//! Replication delay while a migration synchronizes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Length of one breath, in emulated seconds.
const BREATH_SECONDS: i64 = 90;
/// How much the delay rises within a breath, in seconds.
const DEPTH_SECONDS: i64 = 4;

/// What `DelayedSeconds` follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DelayModel {
    /// Rises and falls by a few seconds above a base, as replication under an even load does.
    Breathing { base: i64 },
    /// Stays; -1 is unknown.
    Fixed { seconds: i64 },
}

impl Default for DelayModel {
    fn default() -> Self {
        Self::Breathing { base: 0 }
    }
}

impl DelayModel {
    /// Seconds of delay. `phase` lets clusters breathe out of step.
    pub fn seconds(self, phase: u64, now: Timestamp) -> i64 {
        match self {
            Self::Fixed { seconds } => seconds,
            Self::Breathing { base } => {
                let offset = i64::try_from(phase % 1000).unwrap_or_default();
                let at = (now.as_second() + offset).rem_euclid(BREATH_SECONDS);
                let rise = at.min(BREATH_SECONDS - at);
                base.saturating_add(rise * 2 * DEPTH_SECONDS / BREATH_SECONDS)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breath_rises_by_a_few_seconds_and_falls_again() {
        let at = |second| {
            let now = Timestamp::from_second(second).unwrap();
            DelayModel::Breathing { base: 90 }.seconds(0, now)
        };
        let breath: Vec<_> = (0..BREATH_SECONDS).map(at).collect();
        assert_eq!(breath.iter().min(), Some(&90));
        assert_eq!(breath.iter().max(), Some(&94));
        assert_eq!(at(0), at(BREATH_SECONDS));
    }
}
