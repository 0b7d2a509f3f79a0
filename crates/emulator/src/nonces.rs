//! Signature nonces: each is accepted once, by wall time.

use std::collections::{HashSet, VecDeque};
use std::time::{Duration, Instant};

/// A signature is good for 15 minutes to either side of its date (domain.md 8.1), so a nonce has to be remembered
/// for twice that, and a little.
const KEPT: Duration = Duration::from_secs(31 * 60);

/// The nonces of the last half hour. Memory only: a restart forgets them.
#[derive(Debug, Default)]
pub struct Nonces {
    seen: HashSet<Box<str>>,
    order: VecDeque<(Instant, Box<str>)>,
}

impl Nonces {
    /// Notes a nonce of a key; `false` when it was used already.
    pub fn accept(&mut self, key_id: &str, nonce: &str, now: Instant) -> bool {
        while let Some((since, _)) = self.order.front()
            && now.duration_since(*since) > KEPT
        {
            if let Some((_, old)) = self.order.pop_front() {
                self.seen.remove(&old);
            }
        }
        let entry: Box<str> = format!("{key_id}\n{nonce}").into();
        if !self.seen.insert(entry.clone()) {
            return false;
        }
        self.order.push_back((now, entry));
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
