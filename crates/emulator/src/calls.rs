//! The log of every API call: who asked what, what was answered, what it changed.

use std::collections::VecDeque;

use jiff::Timestamp;
use serde::{Deserialize, Serialize, Serializer};

use crate::execution::Execution;

/// Calls kept; older ones are forgotten.
const KEPT: usize = 10_000;
/// Bytes of texts kept of all of them: what a client sends must not fill the memory.
const KEPT_BYTES: usize = 8 << 20;
/// Bytes kept of one text, and of all parameters of a call: twenty pairs of connection strings fit.
const TEXT_BYTES: usize = 4096;
const PARAMETER_BYTES: usize = 8192;

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
    /// The account it acted in.
    pub account: Option<String>,
    pub cluster: Option<String>,
    /// Business parameters only, by name: no signature, no token.
    #[serde(serialize_with = "as_object")]
    pub parameters: Vec<(String, String)>,
    /// Whether something of the above was too long to be kept whole.
    pub shortened: bool,
    pub request_id: String,
    /// HTTP status of the answer; nothing while there is none, and for a dropped connection.
    pub status: Option<u16>,
    /// The error code, where the answer is an error.
    pub code: Option<String>,
    /// The kind of the fault it met, and which one it was.
    pub fault: Option<&'static str>,
    pub fault_id: Option<u64>,
    /// The word of the name that ordered it.
    pub fault_word: Option<String>,
    /// What the call changed, in words.
    pub changed: Option<String>,
    /// When and how the change was made, for a replay.
    pub execution: Option<Execution>,
    /// Whether the call has ended.
    pub ended: bool,
}

/// Which calls are listed: those that fit all of it, the oldest first unless it says otherwise.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    /// Only calls with a higher number.
    #[serde(default)]
    after: u64,
    action: Option<String>,
    cluster: Option<String>,
    /// Only calls with this error code.
    code: Option<String>,
    /// At most so many.
    limit: Option<usize>,
    /// Only calls with a lower number.
    before: Option<u64>,
    /// Lists the newest first.
    #[serde(default)]
    newest: bool,
}

/// The newest calls, oldest first.
#[derive(Debug, Default)]
pub struct CallLog {
    calls: VecDeque<Call>,
    /// Of the texts in `calls` that clients sent.
    bytes: usize,
    last_seq: u64,
}

impl CallLog {
    /// Notes a call and gives its number.
    pub fn open(&mut self, call: Call) -> u64 {
        self.last_seq += 1;
        let call = Call { seq: self.last_seq, ..call }.shortened();
        self.bytes += call.sent_bytes();
        self.calls.push_back(call);
        while self.calls.len() > KEPT || self.bytes > KEPT_BYTES {
            let Some(old) = self.calls.pop_front() else { break };
            self.bytes -= old.sent_bytes();
        }
        self.last_seq
    }

    /// Completes a call, if it is still remembered.
    pub fn update(&mut self, seq: u64, change: impl FnOnce(&mut Call)) {
        if let Some(call) = self.position(seq).and_then(|at| self.calls.get_mut(at)) {
            change(call);
        }
    }

    pub fn list(&self, filter: &Filter) -> Vec<&Call> {
        let from = self.calls.partition_point(|call| call.seq <= filter.after);
        let to = filter.before.map_or(self.calls.len(), |before| {
            self.calls.partition_point(|call| call.seq < before).max(from)
        });
        let fitting = self.calls.range(from..to).filter(|call| filter.fits(call));
        let limit = filter.limit.unwrap_or(usize::MAX);
        if filter.newest {
            fitting.rev().take(limit).collect()
        } else {
            fitting.take(limit).collect()
        }
    }

    /// Numbers of kept calls follow each other without a gap. Nothing for one that is forgotten.
    fn position(&self, seq: u64) -> Option<usize> {
        usize::try_from(seq.checked_sub(self.calls.front()?.seq)?).ok()
    }

    pub fn last_seq(&self) -> u64 {
        self.last_seq
    }

    /// Forgets the calls, not the count.
    pub fn clear(&mut self) {
        self.calls.clear();
        self.bytes = 0;
    }
}

impl Filter {
    fn fits(&self, call: &Call) -> bool {
        self.action.as_ref().is_none_or(|action| call.action == *action)
            && (self.cluster.is_none() || call.cluster == self.cluster)
            && (self.code.is_none() || call.code == self.code)
    }
}

impl Call {
    /// Without the rest of what is longer than any real call.
    fn shortened(mut self) -> Self {
        for text in [&mut self.action, &mut self.version, &mut self.access_key_id] {
            self.shortened |= shorten(text);
        }
        let mut left = PARAMETER_BYTES;
        let mut kept = 0;
        for (name, value) in &mut self.parameters {
            self.shortened |= shorten(name) | shorten(value);
            let Some(rest) = left.checked_sub(name.len() + value.len()) else {
                self.shortened = true;
                break;
            };
            left = rest;
            kept += 1;
        }
        self.parameters.truncate(kept);
        self.parameters.shrink_to_fit();
        self
    }

    /// Bytes of what the client sent. It does not change once the call is noted.
    fn sent_bytes(&self) -> usize {
        let parameters: usize = self.parameters.iter().map(|(n, v)| n.len() + v.len()).sum();
        self.action.len() + self.version.len() + self.access_key_id.len() + parameters
    }
}

fn as_object<S: Serializer>(pairs: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

/// Tells whether it was too long.
fn shorten(text: &mut String) -> bool {
    let is_long = text.len() > TEXT_BYTES;
    if is_long {
        text.truncate(text.floor_char_boundary(TEXT_BYTES));
        text.push('…');
    }
    text.shrink_to_fit();
    is_long
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(log: &CallLog) -> Vec<&Call> {
        log.list(&Filter::default())
    }

    #[test]
    fn texts_of_any_length_are_cut_and_the_log_stays_small() {
        let mut log = CallLog::default();
        let long = "é".repeat(50_000);
        for at in 0..KEPT {
            let parameters = (0..500).map(|n| (format!("{n}{long}"), long.clone())).take(at % 7);
            let parameters = parameters.collect();
            log.open(Call { action: long.clone(), parameters, ..Call::default() });
        }
        let sent: usize = all(&log).into_iter().map(Call::sent_bytes).sum();
        assert_eq!(sent, log.bytes);
        assert!(sent <= KEPT_BYTES && all(&log).len() > 1000, "{sent}");
        assert!(all(&log)[0].action.ends_with('…'));
    }

    #[test]
    fn old_calls_are_forgotten_and_numbers_go_on() {
        let mut log = CallLog::default();
        for _ in 0..KEPT + 5 {
            log.open(Call::default());
        }
        assert_eq!(all(&log).len(), KEPT);
        assert_eq!(all(&log)[0].seq, 6);
        log.update(3, |call| call.ended = true);
        log.update(7, |call| call.ended = true);
        assert!(log.list(&Filter { after: 6, ..Filter::default() })[0].ended);
        log.clear();
        assert_eq!(log.open(Call::default()), u64::try_from(KEPT).unwrap() + 6);
    }
}
