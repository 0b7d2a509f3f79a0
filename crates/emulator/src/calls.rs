//! The log of every API call: the caller, the parameters, the answer and the change.

use std::collections::VecDeque;

use jiff::Timestamp;
use serde::{Deserialize, Serialize, Serializer};

use crate::faults::Effect;

/// The most calls that are kept; older ones are forgotten.
const KEPT: usize = 10_000;
/// The most bytes of texts that are kept of all calls: what a client sends must not fill the memory.
const KEPT_BYTES: usize = 8 << 20;
/// The most bytes that are kept of one text: twenty pairs of connection strings fit.
const TEXT_BYTES: usize = 4096;
/// The most bytes that are kept of all parameters of a call.
const PARAMETER_BYTES: usize = 8192;

/// One call. It is recorded when it arrives and completed when it is answered.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Call {
    /// Counts from 1 and is never reset.
    pub seq: u64,
    pub wall_time: Timestamp,
    pub emulated_time: Timestamp,
    pub action: String,
    pub version: String,
    pub access_key_id: String,
    /// The resource name of the caller; `None` if the signature was not accepted.
    pub caller: Option<String>,
    /// The account it acted in.
    pub account: Option<String>,
    pub cluster: Option<String>,
    /// Business parameters only, by name: no signature, no token.
    #[serde(serialize_with = "as_object")]
    pub parameters: Vec<(String, String)>,
    /// Whether one of the texts above was too long and was cut.
    pub shortened: bool,
    pub request_id: String,
    /// HTTP status of the answer; `None` before the answer and for a dropped connection.
    pub status: Option<u16>,
    /// The error code; `None` if the answer is not an error.
    pub code: Option<String>,
    /// The kind and the id of the fault that the call met.
    pub fault: Option<&'static str>,
    pub fault_id: Option<u64>,
    /// The word of a name that ordered the fault.
    pub fault_word: Option<String>,
    /// A sentence that says what the call changed.
    pub changed: Option<String>,
    /// When and how the change was made; a replay needs it.
    pub execution: Option<Execution>,
    /// Whether the call has ended.
    pub ended: bool,
}

/// What a replay needs to know about a call that changed something, besides its parameters.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Execution {
    /// The number of the change: changes are made one after another.
    pub revision: u64,
    /// When the change was made. A slow call is done later than it arrived.
    pub emulated_time: Timestamp,
    /// The effect of a fault on the migration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
}

/// Which calls are listed: those that match every field, the oldest first unless `newest` is set.
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
    /// The most calls that are listed.
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
    /// Bytes of the texts in `calls` that clients sent.
    bytes: usize,
    last_seq: u64,
}

impl CallLog {
    /// Records a call and gives its number.
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

    /// Completes a call, if it is still in the log.
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

    /// The position of a call; `None` if it is forgotten. Numbers of kept calls follow each other without a gap.
    fn position(&self, seq: u64) -> Option<usize> {
        usize::try_from(seq.checked_sub(self.calls.front()?.seq)?).ok()
    }

    pub fn last_seq(&self) -> u64 {
        self.last_seq
    }

    /// Forgets the calls; the numbers continue.
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
    /// Cuts what is longer than in any real call.
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

    /// Bytes of what the client sent. They do not change once the call is recorded.
    fn sent_bytes(&self) -> usize {
        let parameters: usize = self.parameters.iter().map(|(n, v)| n.len() + v.len()).sum();
        self.action.len() + self.version.len() + self.access_key_id.len() + parameters
    }
}

fn as_object<S: Serializer>(pairs: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

/// Cuts a text; `true` if it was too long.
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
