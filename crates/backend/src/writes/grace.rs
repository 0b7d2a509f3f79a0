//! How long ago the call of an intent ended. The wall clock alone does not say it: it may be set meanwhile, and a machine
//! that slept has sent nothing although the wall clock went on.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::SignedDuration;

use crate::clock::{Clock, Moment};
use crate::intent::{IntentId, IntentRecord};

/// The wall clock was set if it moved by this much more or less than the steady one.
const JUMP: SignedDuration = SignedDuration::from_secs(5);

#[derive(Debug)]
pub struct Grace {
    clock: Clock,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// When this process began, by the steady clock.
    begun: Duration,
    /// What the clocks showed when they were last compared.
    last: Moment,
    /// When the wall clock was last seen to have been set, by the steady clock.
    jumped: Option<Duration>,
    /// When the calls of this process ended, by the steady clock.
    ended: HashMap<IntentId, Duration>,
}

impl Grace {
    pub fn new(clock: Clock) -> Self {
        let now = clock.now();
        let state = State { begun: now.steady, last: now, jumped: None, ended: HashMap::new() };
        Self { clock, state: Mutex::new(state) }
    }

    /// The call of an intent ended just now, with an answer or without one.
    pub fn call_ended(&self, id: &IntentId) {
        self.with_state(|state, now| state.ended.insert(id.clone(), now.steady));
    }

    /// The intent is closed.
    pub fn forget(&self, id: &IntentId) {
        self.with_state(|state, _| state.ended.remove(id));
    }

    /// How long ago the call of an intent ended at least. Zero if nothing was sent. Of a call of another process the wall
    /// clock says it, and after a jump of that the steady clock begins anew.
    pub fn since_ended(&self, record: &IntentRecord) -> SignedDuration {
        let Some(ended) = record.ended_at.or(record.sent_at) else { return SignedDuration::ZERO };
        self.with_state(|state, now| {
            let steadily = |since: Duration| signed(now.steady.saturating_sub(since));
            match (state.ended.get(&record.intent_id), state.jumped) {
                (Some(ended), _) => steadily(*ended),
                (None, Some(jumped)) => steadily(jumped),
                // Whoever sent it ended before this process began.
                (None, None) => now.wall.duration_since(ended).max(steadily(state.begun)),
            }
        })
    }

    fn with_state<T>(&self, act: impl FnOnce(&mut State, Moment) -> T) -> T {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        let moved = now.wall.duration_since(state.last.wall);
        let passed = signed(now.steady.saturating_sub(state.last.steady));
        if (moved - passed).abs() > JUMP {
            tracing::warn!(by = %(moved - passed), "the clock was set, or the machine slept");
            state.jumped = Some(now.steady);
        }
        state.last = now;
        act(&mut state, now)
    }
}

fn signed(duration: Duration) -> SignedDuration {
    SignedDuration::try_from(duration).unwrap_or(SignedDuration::MAX)
}
