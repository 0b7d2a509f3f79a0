//! Signature nonces: each is accepted once, by wall time.

use std::collections::{HashSet, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

/// A signature is good for 15 minutes to either side of its date (domain.md 8.1), so a nonce has to be remembered
/// for twice that, and a little.
const KEPT: Duration = Duration::from_secs(31 * 60);

/// The nonces of the last half hour, as keyed hashes: a busy client sends millions. Memory only: a restart forgets them.
#[derive(Debug)]
pub struct Nonces {
    hasher: RandomState,
    seen: HashSet<u64>,
    /// Seconds since the start, and the hash.
    order: VecDeque<(u32, u64)>,
    start: Instant,
}

impl Default for Nonces {
    fn default() -> Self {
        Self {
            hasher: RandomState::new(),
            seen: HashSet::new(),
            order: VecDeque::new(),
            start: Instant::now(),
        }
    }
}

impl Nonces {
    /// Notes a nonce of a key; `false` when it was used already.
    pub fn accept(&mut self, key_id: &str, nonce: &str, now: Instant) -> bool {
        let passed = now.saturating_duration_since(self.start);
        while let Some((since, hash)) = self.order.front()
            && passed.saturating_sub(Duration::from_secs(u64::from(*since))) > KEPT
        {
            self.seen.remove(hash);
            self.order.pop_front();
        }
        let hash = self.hasher.hash_one((key_id, nonce));
        if !self.seen.insert(hash) {
            return false;
        }
        // Rounded up, so that it is not forgotten too early.
        let seconds = u32::try_from(passed.as_secs()).unwrap_or(u32::MAX).saturating_add(1);
        self.order.push_back((seconds, hash));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_is_good_once_per_key_until_the_window_has_passed() {
        let mut nonces = Nonces::default();
        let start = Instant::now();
        assert!(nonces.accept("a", "n", start));
        assert!(!nonces.accept("a", "n", start));
        assert!(nonces.accept("b", "n", start));
        assert!(!nonces.accept("a", "n", start + Duration::from_secs(1800)));
        assert!(nonces.accept("a", "n", start + Duration::from_secs(1900)));
        assert_eq!(nonces.order.len(), nonces.seen.len());
    }
}
