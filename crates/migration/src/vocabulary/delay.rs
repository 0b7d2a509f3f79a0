//! Replication delay and its limits for Switch and Roll Back.

use serde::{Deserialize, Serialize};

/// Switch is possible below this delay, in seconds (vendor/rds-migration 3.2).
pub const SWITCH_DELAY_LIMIT_SECONDS: u64 = 60;

/// Seconds of delay above which a roll back needs an acknowledgement, because writes on RDS wait until it has caught
/// up. The vendor documents no limit for Roll Back, so this is the limit of Switch and never blocks.
pub const REVERSE_DELAY_NOTICE_SECONDS: u64 = SWITCH_DELAY_LIMIT_SECONDS;

/// `DelayedSeconds`, in seconds. Missing or negative is unknown (vendor/rds-migration 3.4) and blocks switching.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Delay(Option<u64>);

impl Delay {
    pub const UNKNOWN: Self = Self(None);

    pub fn from_wire(seconds: Option<i64>) -> Self {
        Self(seconds.and_then(|seconds| u64::try_from(seconds).ok()))
    }

    /// `None` if the delay is unknown.
    pub fn seconds(self) -> Option<u64> {
        self.0
    }

    pub fn allows_switch(self) -> bool {
        self.0.is_some_and(|seconds| seconds < SWITCH_DELAY_LIMIT_SECONDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_nine_seconds_allow_a_switch_and_sixty_do_not() {
        assert!(Delay::from_wire(Some(0)).allows_switch());
        assert!(Delay::from_wire(Some(59)).allows_switch());
        assert!(!Delay::from_wire(Some(60)).allows_switch());
        assert!(!Delay::from_wire(Some(i64::MAX)).allows_switch());
    }

    #[test]
    fn a_missing_or_negative_delay_is_unknown_and_blocks_switching() {
        for wire in [None, Some(-1), Some(i64::MIN)] {
            assert_eq!(Delay::from_wire(wire), Delay::UNKNOWN);
            assert!(!Delay::from_wire(wire).allows_switch());
        }
    }
}
