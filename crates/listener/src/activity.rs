//! What a connection is doing, which says how long it may go on and whether it can be closed to make way for another.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::sync::Notify;

use crate::limits::Limits;

/// What one connection is doing now.
#[derive(Debug)]
pub struct Activity {
    state: Mutex<State>,
    closing: Notify,
}

#[derive(Debug, Clone, Copy)]
struct State {
    doing: Doing,
    since: Instant,
    /// Since when bytes of an answer wait until the client takes some; `None` if none wait.
    stalled: Option<Instant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    /// The head of a request is on its way, or the very first one is waited for.
    Head,
    /// A further request is waited for.
    Idle,
    /// A request is answered.
    Answering,
    /// It is to make way for another.
    Closing,
}

impl State {
    /// Whether nothing happens unless the client says something.
    fn waits(&self) -> bool {
        matches!(self.doing, Doing::Head | Doing::Idle) && self.stalled.is_none()
    }

    /// When to give the client up if nothing changes until then; `None` if the client is not the one who is waited for.
    fn deadline(&self, limits: &Limits) -> Option<Instant> {
        match (self.stalled, self.doing) {
            (Some(since), _) => Some(since + limits.write),
            (None, Doing::Head) => Some(self.since + limits.head),
            (None, Doing::Idle) => Some(self.since + limits.idle),
            (None, Doing::Answering | Doing::Closing) => None,
        }
    }
}

impl Activity {
    /// Of a connection that has just come.
    pub fn new() -> Self {
        let state = State { doing: Doing::Head, since: Instant::now(), stalled: None };
        Self { state: Mutex::new(state), closing: Notify::new() }
    }

    /// Bytes came.
    pub fn heard(&self) {
        let mut state = self.state();
        if state.doing == Doing::Idle {
            (state.doing, state.since) = (Doing::Head, Instant::now());
        }
    }

    /// A request is there. False if the connection is closed already, and the request must not be carried out.
    pub fn begin(&self) -> bool {
        let mut state = self.state();
        let may = state.doing != Doing::Closing;
        if may {
            state.doing = Doing::Answering;
        }
        may
    }

    /// The answer was handed over.
    pub fn end(&self) {
        let mut state = self.state();
        if state.doing == Doing::Answering {
            (state.doing, state.since) = (Doing::Idle, Instant::now());
        }
    }

    /// The client takes nothing for now.
    pub fn stalls(&self) {
        self.state().stalled.get_or_insert_with(Instant::now);
    }

    /// The client takes what it gets.
    pub fn flows(&self) {
        self.state().stalled = None;
    }

    /// Since when it waits for its client; `None` if it does anything else.
    pub fn waits_since(&self) -> Option<Instant> {
        let state = *self.state();
        state.waits().then_some(state.since)
    }

    /// Closes the connection if it still waits, and says whether it did.
    pub fn close(&self) -> bool {
        let mut state = self.state();
        let waits = state.waits();
        if waits {
            state.doing = Doing::Closing;
            self.closing.notify_one();
        }
        waits
    }

    /// Ends once the connection is to make way for another.
    pub async fn closed(&self) {
        self.closing.notified().await;
    }

    /// Ends once the client has taken too long. Nobody has to tell this that anything changed: it looks again before a deadline
    /// that began meanwhile can be over.
    pub async fn overdue(&self, limits: &Limits) {
        let shortest = limits.head.min(limits.idle).min(limits.write);
        loop {
            let deadline = self.state().deadline(limits);
            let now = Instant::now();
            if deadline.is_some_and(|at| at <= now) {
                return;
            }
            let next = now + shortest;
            tokio::time::sleep_until(deadline.map_or(next, |at| at.min(next)).into()).await;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
