//! The posts that this process is carrying out. A second post of the same form waits for the outcome of the first.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use crate::intent::{IntentId, IntentRecord};
use crate::store::JournalError;

/// How far a post has come.
#[derive(Debug, Clone)]
enum Progress {
    /// The journal does not have it yet.
    Starting,
    /// It is journalled; the outcome is still open.
    UnderWay(Box<IntentRecord>),
    Ended(Result<Box<IntentRecord>, JournalError>),
}

#[derive(Debug, Default)]
pub struct InFlight {
    posts: Mutex<HashMap<IntentId, watch::Receiver<Progress>>>,
}

/// Waits for the outcome of a post.
#[derive(Debug)]
pub struct Waiter {
    progress: watch::Receiver<Progress>,
}

/// The right to carry out a post. Dropping it ends the post.
#[derive(Debug)]
pub struct Worker {
    in_flight: Arc<InFlight>,
    id: IntentId,
    progress: watch::Sender<Progress>,
}

impl InFlight {
    /// The post of this form that is in flight.
    pub fn find(&self, id: &IntentId) -> Option<Waiter> {
        self.posts().get(id).map(|progress| Waiter { progress: progress.clone() })
    }

    /// Waits for the post of this form that is in flight. If there is none, the caller gets the right to carry out its own.
    pub fn join(self: &Arc<Self>, id: &IntentId) -> (Waiter, Option<Worker>) {
        let mut posts = self.posts();
        if let Some(progress) = posts.get(id) {
            return (Waiter { progress: progress.clone() }, None);
        }
        let (sender, progress) = watch::channel(Progress::Starting);
        posts.insert(id.clone(), progress.clone());
        let worker = Worker { in_flight: self.clone(), id: id.clone(), progress: sender };
        (Waiter { progress }, Some(worker))
    }

    fn posts(&self) -> MutexGuard<'_, HashMap<IntentId, watch::Receiver<Progress>>> {
        self.posts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiter {
    /// The outcome, or what is known of it once `patience` is over. Always waits until the journal has the post, or cannot
    /// have it.
    pub async fn outcome(mut self, patience: Duration) -> Result<IntentRecord, JournalError> {
        let ended = self.progress.wait_for(|it| matches!(it, Progress::Ended(_)));
        // Whether the post ended, patience is over or the worker is gone, `progress` says what is known.
        let _ = tokio::time::timeout(patience, ended).await;
        let _ = self.progress.wait_for(|it| !matches!(it, Progress::Starting)).await;
        match self.progress.borrow().clone() {
            Progress::UnderWay(record) | Progress::Ended(Ok(record)) => Ok(*record),
            Progress::Ended(Err(error)) => Err(error),
            Progress::Starting => Err(JournalError::Row("it was never written".to_owned())),
        }
    }
}

impl Worker {
    pub fn under_way(&self, record: &IntentRecord) {
        self.progress.send_replace(Progress::UnderWay(Box::new(record.clone())));
    }

    pub fn end(&self, outcome: Result<IntentRecord, JournalError>) {
        self.progress.send_replace(Progress::Ended(outcome.map(Box::new)));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.in_flight.posts().remove(&self.id);
    }
}
