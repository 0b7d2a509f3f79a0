//! How fast something is read: a number of calls per second at most, and fewer once the cloud throttles.

use std::time::Duration;

use tokio::time::Instant;

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

#[derive(Debug)]
pub struct Pace {
    gap: Duration,
    next: Instant,
    pause: Option<Duration>,
}

impl Pace {
    pub fn new(calls_a_second: u32) -> Self {
        let gap = Duration::from_secs(1) / calls_a_second.max(1);
        Self { gap, next: Instant::now(), pause: None }
    }

    /// Waits until the next call may begin.
    pub async fn turn(&mut self) {
        let now = Instant::now();
        tokio::time::sleep_until(self.next).await;
        self.next = self.next.max(now) + self.gap;
    }

    /// Waits because the cloud throttles, twice as long as the last time.
    pub async fn pause(&mut self) {
        let pause = self.pause.map_or(FIRST_PAUSE, |last| LONGEST_PAUSE.min(last * 2));
        self.pause = Some(pause);
        tokio::time::sleep(pause).await;
    }

    /// Ends a series of pauses.
    pub fn resume(&mut self) {
        self.pause = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn calls_are_spread_over_a_second() {
        let mut pace = Pace::new(20);
        let begun = Instant::now();
        for _ in 0..21 {
            pace.turn().await;
        }
        assert!(begun.elapsed() >= Duration::from_secs(1), "{:?}", begun.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_is_longer_each_time_until_calls_are_answered_again() {
        let mut pace = Pace::new(1_000);
        let begun = Instant::now();
        for _ in 0..8 {
            pace.pause().await;
        }
        assert_eq!(begun.elapsed().as_secs(), 1 + 2 + 4 + 8 + 16 + 30 * 3);
        pace.resume();
        let begun = Instant::now();
        pace.pause().await;
        assert_eq!(begun.elapsed(), FIRST_PAUSE);
    }
}
