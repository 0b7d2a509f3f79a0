//! The clocks by which waiting is measured.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

/// What the clocks show at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// This server's wall clock. It is set now and then, and then jumps.
    pub wall: Timestamp,
    /// Time since some moment in the past. It never jumps, but it may stand still while the machine sleeps.
    pub steady: Duration,
}

/// Where the time comes from: the machine, or a test.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Moment + Send + Sync>);

impl Clock {
    /// The clocks of this machine.
    pub fn system() -> Self {
        let start = Instant::now();
        Self::new(move || Moment { wall: Timestamp::now(), steady: start.elapsed() })
    }

    pub fn new(now: impl Fn() -> Moment + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The clocks of this machine, ahead by as much as the hand moves them: the tests of what takes minutes.
    pub fn by_hand() -> (Self, ClockHand) {
        let (hand, machine) = (ClockHand::default(), Self::system());
        let ClockHand { wall, steady } = hand.clone();
        let clock = Self::new(move || {
            let now = machine.now();
            let ahead = |by: &AtomicI64| SignedDuration::from_secs(by.load(Ordering::SeqCst));
            Moment {
                wall: now.wall.saturating_add(ahead(&wall)).unwrap_or(now.wall),
                steady: now.steady + ahead(&steady).unsigned_abs(),
            }
        });
        (clock, hand)
    }

    pub(crate) fn now(&self) -> Moment {
        (self.0)()
    }
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Clock").finish_non_exhaustive()
    }
}

/// Moves a clock.
#[derive(Debug, Clone, Default)]
pub struct ClockHand {
    wall: Arc<AtomicI64>,
    steady: Arc<AtomicI64>,
}

impl ClockHand {
    /// Time passes.
    pub fn forward(&self, by: Duration) {
        let seconds = i64::try_from(by.as_secs()).unwrap_or(i64::MAX);
        self.set_wall(seconds);
        self.steady.fetch_add(seconds, Ordering::SeqCst);
    }

    /// Somebody sets the wall clock by so many seconds, or the machine slept.
    pub fn set_wall(&self, seconds: i64) {
        self.wall.fetch_add(seconds, Ordering::SeqCst);
    }
}
