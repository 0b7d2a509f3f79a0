//! `ExpiredTime`: when the vendor ends the replication.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// The moment at which the vendor removes the replication and both sides accept writes (vendor/rds-migration 3.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Deadline(pub Timestamp);

/// Characters that are kept of a text that cannot be read.
const TEXT_LIMIT: usize = 64;

/// The deadline is near when this much time or less is left.
pub const DEADLINE_NEAR: SignedDuration = SignedDuration::from_hours(24);

/// How near the deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Urgency {
    /// More than a week is left.
    Far,
    /// A week or less is left.
    Week,
    /// A day or less is left.
    Day,
    /// It has passed.
    Passed,
}

impl Deadline {
    /// Parses `ExpiredTime`. `None` if the text is empty or unreadable.
    pub fn from_wire(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    /// The text of an `ExpiredTime` that is there but cannot be read. There may be a deadline then.
    pub fn unreadable(text: &str) -> Option<String> {
        let is_unreadable = !text.trim().is_empty() && Self::from_wire(text).is_none();
        is_unreadable.then(|| text.chars().take(TEXT_LIMIT).collect())
    }

    /// The time left, zero or negative once it has passed. `now` is the upstream's time.
    pub fn time_left(self, now: Timestamp) -> SignedDuration {
        now.duration_until(self.0)
    }

    pub(crate) fn has_passed(self, now: Timestamp) -> bool {
        self.0 <= now
    }

    pub fn urgency(self, now: Timestamp) -> Urgency {
        let left = self.time_left(now);
        if left <= SignedDuration::ZERO {
            Urgency::Passed
        } else if left <= DEADLINE_NEAR {
            Urgency::Day
        } else if left <= SignedDuration::from_hours(24 * 7) {
            Urgency::Week
        } else {
            Urgency::Far
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(now: &str, urgency: Urgency) {
        let deadline = Deadline::from_wire("2026-11-30T12:00:00Z").unwrap();
        assert_eq!(deadline.urgency(now.parse().unwrap()), urgency);
    }

    #[test]
    fn urgency_rises_as_the_deadline_comes_nearer() {
        check("2026-11-20T12:00:00Z", Urgency::Far);
        check("2026-11-23T12:00:00Z", Urgency::Week);
        check("2026-11-29T12:00:00Z", Urgency::Day);
        check("2026-11-30T11:59:59Z", Urgency::Day);
        check("2026-11-30T12:00:00Z", Urgency::Passed);
    }

    #[test]
    fn an_empty_or_garbled_text_is_no_deadline() {
        assert_eq!(Deadline::from_wire(""), None);
        assert_eq!(Deadline::from_wire("soon"), None);
        assert_eq!(Deadline::unreadable("soon"), Some("soon".to_owned()));
        for readable in ["", " ", "2026-11-30T12:00:00Z"] {
            assert_eq!(Deadline::unreadable(readable), None);
        }
    }
}
