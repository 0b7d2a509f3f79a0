//! When a step ends.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::progression::Pace;

/// When a step that has begun ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Known")]
pub struct Timer {
    due: Timestamp,
    held: bool,
    /// How many describe calls will still see it under way; `None` if it ends by time.
    #[serde(skip_serializing_if = "Option::is_none")]
    describes: Option<u32>,
}

/// A timer as it is written, or in the form of older state files.
#[derive(Deserialize)]
#[serde(untagged)]
enum Known {
    Timer {
        due: Timestamp,
        held: bool,
        #[serde(default)]
        describes: Option<u32>,
    },
    Until(Timestamp),
    FromUntil([Timestamp; 2]),
}

impl From<Known> for Timer {
    fn from(known: Known) -> Self {
        match known {
            Known::Timer { due, held, describes } => Self { due, held, describes },
            Known::Until(due) | Known::FromUntil([_, due]) => {
                Self { due, held: false, describes: None }
            }
        }
    }
}

impl Timer {
    pub fn new(now: Timestamp, seconds: i64, held: bool) -> Self {
        let due = now.checked_add(SignedDuration::from_secs(seconds));
        Self { due: due.unwrap_or(Timestamp::MAX), held, describes: None }
    }

    pub fn paced(now: Timestamp, pace: Pace, held: bool) -> Self {
        match pace {
            Pace::Timed(seconds) => Self::new(now, seconds.into(), held),
            Pace::Immediate => Self::new(now, 0, held),
            Pace::AfterDescribes(count) => {
                Self { describes: Some(count), ..Self::new(now, 0, held) }
            }
        }
    }

    /// When it ends; `None` while it is held, or if it ends after a number of describe calls.
    pub fn end(self) -> Option<Timestamp> {
        (!self.held && self.describes.is_none()).then_some(self.due)
    }

    pub fn is_held(self) -> bool {
        self.held
    }

    pub fn hold(&mut self) {
        self.held = true;
    }

    /// Lets it end: at its usual time, or now if that has passed.
    pub fn release(&mut self, now: Timestamp) {
        if self.held {
            self.held = false;
            self.due = self.due.max(now);
        }
    }

    /// Whether a describe call counts for it.
    pub fn counts_describes(self) -> bool {
        !self.held && self.describes.is_some()
    }

    /// Counts a describe call: one more has seen it under way, or it ends now.
    pub fn describe(&mut self, now: Timestamp) {
        if self.counts_describes() {
            self.describes = self.describes.and_then(|left| left.checked_sub(1));
            self.due = self.due.max(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_describes_see_it_under_way_and_the_next_its_end() {
        let now = Timestamp::UNIX_EPOCH;
        let later = now + SignedDuration::from_secs(5);
        let mut timer = Timer::paced(now, Pace::AfterDescribes(2), false);
        for _ in 0..2 {
            timer.describe(later);
            assert_eq!(timer.end(), None);
        }
        timer.describe(later);
        assert_eq!(timer.end(), Some(later));
    }

    #[test]
    fn no_describe_ends_what_is_held() {
        let now = Timestamp::UNIX_EPOCH;
        let mut timer = Timer::paced(now, Pace::AfterDescribes(0), true);
        timer.describe(now);
        assert_eq!(timer.end(), None);
        timer.release(now);
        assert_eq!(timer.end(), None);
        timer.describe(now);
        assert_eq!(timer.end(), Some(now));
    }

    #[test]
    fn what_older_state_files_have_is_read() {
        let time = "1970-01-01T00:00:05Z";
        for text in [
            format!(r#"{{"due":"{time}","held":false}}"#),
            format!(r#""{time}""#),
            format!(r#"["1970-01-01T00:00:00Z","{time}"]"#),
        ] {
            let timer: Timer = serde_json::from_str(&text).unwrap();
            assert_eq!(timer, Timer::new(Timestamp::UNIX_EPOCH, 5, false), "{text}");
        }
    }
}
