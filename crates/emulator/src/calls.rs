//! The log of every API call: who asked what, what was answered, what it changed.

use std::collections::{BTreeMap, VecDeque};

use jiff::Timestamp;
use serde::Serialize;

/// Calls kept; older ones are forgotten.
const KEPT: usize = 10_000;

/// One call. It is noted when it arrives and completed when it is answered.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Call {
    /// Counts from 1 and never starts again.
    pub seq: u64,
    pub wall_time: Timestamp,
    pub emulated_time: Timestamp,
    pub action: String,
    pub version: String,
    pub access_key_id: String,
    /// The resource name of the caller; nothing for a call that was not believed.
    pub caller: Option<String>,
    pub cluster: Option<String>,
    /// Business parameters only: no signature, no token.
    pub parameters: BTreeMap<String, String>,
    pub request_id: String,
    /// HTTP status of the answer; nothing while there is none, and for a dropped connection.
    pub status: Option<u16>,
    /// The error code, where the answer is an error.
    pub code: Option<String>,
    /// The kind of the fault it met, and which one it was.
    pub fault: Option<&'static str>,
    pub fault_id: Option<u64>,
    /// What the call changed, in words.
    pub changed: Option<String>,
    /// Whether the call has ended.
    pub ended: bool,
}

/// The newest calls, oldest first.
#[derive(Debug, Default)]
pub struct CallLog {
    calls: VecDeque<Call>,
    last_seq: u64,
}

impl CallLog {
    /// Notes a call and gives its number.
    pub fn open(&mut self, call: Call) -> u64 {
        self.last_seq += 1;
        if self.calls.len() == KEPT {
            self.calls.pop_front();
        }
        self.calls.push_back(Call { seq: self.last_seq, ..call });
        self.last_seq
    }

    /// Completes a call, if it is still remembered.
    pub fn update(&mut self, seq: u64, change: impl FnOnce(&mut Call)) {
        if let Ok(at) = self.calls.binary_search_by_key(&seq, |call| call.seq) {
            change(&mut self.calls[at]);
        }
    }

    /// Calls with a number above `after`, of one action if given.
    pub fn list(&self, after: u64, action: Option<&str>) -> Vec<&Call> {
        let from = self.calls.partition_point(|call| call.seq <= after);
        self.calls
            .range(from..)
            .filter(|call| action.is_none_or(|name| call.action == name))
            .collect()
    }

    pub fn last_seq(&self) -> u64 {
        self.last_seq
    }

    /// Forgets the calls, not the count.
    pub fn clear(&mut self) {
        self.calls.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_calls_are_forgotten_and_numbers_go_on() {
        let mut log = CallLog::default();
        for _ in 0..KEPT + 5 {
            log.open(Call::default());
        }
        assert_eq!(log.list(0, None).len(), KEPT);
        assert_eq!(log.list(0, None)[0].seq, 6);
        log.update(3, |call| call.ended = true);
        log.update(7, |call| call.ended = true);
        assert!(log.list(6, None)[0].ended);
        log.clear();
        assert_eq!(log.open(Call::default()), u64::try_from(KEPT).unwrap() + 6);
    }
}
