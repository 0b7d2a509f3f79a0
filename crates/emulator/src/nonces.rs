//! Signature nonces: each is accepted once, by wall time.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

/// A signature is good for 15 minutes to either side of its date (vendor/rds-migration 8.1), so a nonce has to be remembered
/// for twice that, and a little.
const KEPT: Duration = Duration::from_secs(31 * 60);

/// The nonces of the last half hour at least. Memory only: a restart forgets them.
///
/// What is kept of a nonce is 128 bits under keys drawn at start: a client cannot aim at a collision, and among a
/// thousand million nonces the chance of one is below 1 : 10²⁰.
#[derive(Debug)]
pub struct Nonces {
    keys: [RandomState; 2],
    /// Those since `since`, and those of the same time before.
    new: HashSet<u128>,
    old: HashSet<u128>,
    since: Option<Instant>,
}

impl Default for Nonces {
    fn default() -> Self {
        let keys = [RandomState::new(), RandomState::new()];
        Self { keys, new: HashSet::new(), old: HashSet::new(), since: None }
    }
}

impl Nonces {
    /// Notes a nonce of a key; `false` when it was used already.
    pub fn accept(&mut self, key_id: &str, nonce: &str, now: Instant) -> bool {
        self.forget(now);
        let [high, low] = [0, 1].map(|at| u128::from(self.keys[at].hash_one((key_id, nonce))));
        let mark = high << 64 | low;
        !self.old.contains(&mark) && self.new.insert(mark)
    }

    /// Every [`KEPT`] the new ones become the old ones, and those before are forgotten.
    fn forget(&mut self, now: Instant) {
        let since = *self.since.get_or_insert(now);
        let passed = now.duration_since(since);
        if passed > KEPT {
            self.old = std::mem::take(&mut self.new);
            if passed > 2 * KEPT {
                self.old.clear();
            }
            self.since = Some(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_is_good_once_per_key_until_the_window_has_passed() {
        let mut nonces = Nonces::default();
        let start = Instant::now();
        let after = |minutes: u64| start + Duration::from_secs(60 * minutes);
        assert!(nonces.accept("a", "n", start));
        assert!(!nonces.accept("a", "n", start));
        assert!(nonces.accept("b", "n", start));
        assert!(nonces.accept("a", "late", after(30)));
        assert!(!nonces.accept("a", "n", after(30)));
        assert!(!nonces.accept("a", "late", after(60)));
        assert!(nonces.accept("a", "n", after(92)));
        assert!(nonces.accept("a", "late", after(96)));
        assert!(nonces.accept("a", "n", after(1000)));
    }

    #[test]
    fn nonces_of_an_idle_time_are_given_back() {
        let mut nonces = Nonces::default();
        let start = Instant::now();
        for number in 0..1000 {
            assert!(nonces.accept("a", &number.to_string(), start));
        }
        assert!(nonces.accept("a", "later", start + 3 * KEPT));
        assert_eq!((nonces.old.len(), nonces.new.len()), (0, 1));
    }
}
