//! Emulated time: it runs at a chosen speed, can be paused and moved forward, and never goes back.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// The fastest speed, in emulated seconds per real second.
pub const MAX_SPEED: f64 = 1_000_000.0;
/// The farthest single move forward: a hundred years, in seconds.
pub const MAX_ADVANCE_SECONDS: f64 = 100.0 * 365.25 * 86_400.0;

/// Whether `speed` can be used.
pub fn is_speed(speed: f64) -> bool {
    speed > 0.0 && speed <= MAX_SPEED
}

/// Emulated time is `base` plus what has passed since `since`, times the speed.
#[derive(Debug, Clone)]
pub struct EmulatedClock {
    base: Timestamp,
    since: Instant,
    speed: f64,
    paused: bool,
}

/// What of a clock outlives the process. Emulated time stands still in between.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct SavedClock {
    pub now: Timestamp,
    pub paused: bool,
}

impl EmulatedClock {
    pub fn new(saved: SavedClock, speed: f64) -> Self {
        Self { base: saved.now, since: Instant::now(), speed, paused: saved.paused }
    }

    pub fn now(&self) -> Timestamp {
        if self.paused {
            return self.base;
        }
        let seconds = self.since.elapsed().as_secs_f64() * self.speed;
        later(self.base, seconds)
    }

    pub fn speed(&self) -> f64 {
        self.speed
    }

    pub fn is_paused(&self) -> bool {
        self.paused
    }

    pub fn saved(&self) -> SavedClock {
        SavedClock { now: self.now(), paused: self.paused }
    }

    pub fn set_speed(&mut self, speed: f64) {
        self.rebase();
        self.speed = speed;
    }

    pub fn set_paused(&mut self, paused: bool) {
        self.rebase();
        self.paused = paused;
    }

    /// Moves forward by emulated seconds.
    pub fn advance(&mut self, seconds: f64) {
        self.rebase();
        self.base = later(self.base, seconds);
    }

    /// Moves forward to a time.
    ///
    /// # Errors
    /// What time it is, when that is later: time does not go back.
    pub fn set(&mut self, to: Timestamp) -> Result<(), Timestamp> {
        self.rebase();
        if to < self.base {
            return Err(self.base);
        }
        self.base = to;
        Ok(())
    }

    fn rebase(&mut self) {
        self.base = self.now();
        self.since = Instant::now();
    }
}

fn later(base: Timestamp, seconds: f64) -> Timestamp {
    let step = SignedDuration::try_from_secs_f64(seconds).unwrap_or(SignedDuration::MAX);
    base.checked_add(step).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paused() -> EmulatedClock {
        let now = "2026-11-20T08:00:00Z".parse().unwrap();
        EmulatedClock::new(SavedClock { now, paused: true }, 30.0)
    }

    #[test]
    fn a_paused_clock_stands_still_and_can_be_moved() {
        let mut clock = paused();
        let before = clock.now();
        assert_eq!(clock.now(), before);
        clock.advance(90.5);
        assert_eq!(clock.now(), before + SignedDuration::from_millis(90_500));
    }

    #[test]
    fn a_running_clock_runs_at_its_speed_and_keeps_its_time_when_the_speed_changes() {
        let mut clock = paused();
        let before = clock.now();
        clock.set_speed(1_000_000.0);
        clock.set_paused(false);
        while clock.now() < before + SignedDuration::from_secs(1000) {
            std::hint::spin_loop();
        }
        let reached = clock.now();
        clock.set_speed(0.001);
        let kept = clock.now();
        assert!(kept >= reached);
        assert!(clock.now() < kept + SignedDuration::from_secs(1));
    }

    #[test]
    fn a_clock_is_set_forward_and_never_back() {
        let mut clock = paused();
        let later = clock.now() + SignedDuration::from_hours(5);
        assert_eq!(clock.set(later), Ok(()));
        assert_eq!(clock.set(later - SignedDuration::from_nanos(1)), Err(later));
        assert_eq!(clock.now(), later);
    }

    #[test]
    fn time_ends_instead_of_wrapping() {
        let mut clock = paused();
        for _ in 0..200 {
            clock.advance(MAX_ADVANCE_SECONDS);
        }
        assert_eq!(clock.now(), Timestamp::MAX);
    }

    #[test]
    fn only_finite_positive_speeds_are_speeds() {
        for speed in [0.0, -1.0, f64::NAN, f64::INFINITY, 2_000_000.0] {
            assert!(!is_speed(speed), "{speed}");
        }
        assert!(is_speed(0.5) && is_speed(MAX_SPEED));
    }
}
