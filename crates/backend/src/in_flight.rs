//! The posts this process is carrying out. Who posts the same form meanwhile waits for the first one's outcome.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use crate::{IntentId, IntentRecord, JournalError};

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
pub(crate) struct InFlight {
    posts: Mutex<HashMap<IntentId, watch::Receiver<Progress>>>,
}

/// Who waits for a post.
#[derive(Debug)]
pub(crate) struct Waiter {
    progress: watch::Receiver<Progress>,
}

/// Who carries a post out. Dropping it ends the post.
#[derive(Debug)]
pub(crate) struct Worker {
    in_flight: Arc<InFlight>,
    id: IntentId,
    progress: watch::Sender<Progress>,
}

impl InFlight {
    /// The post of this form that is in flight.
    pub fn find(&self, id: &IntentId) -> Option<Waiter> {
        self.posts().get(id).map(|progress| Waiter { progress: progress.clone() })
    }

    /// Joins the post of this form that is in flight. If there is none, the caller has a new one to carry out.
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
    /// The outcome, or what is known of it once `patience` is over. Whether the journal has it is always waited for.
    pub async fn outcome(mut self, patience: Duration) -> Result<IntentRecord, JournalError> {
        let ended = self.progress.wait_for(|it| matches!(it, Progress::Ended(_)));
        // Ended, or patience is over, or the worker is gone: each shows in what is read below.
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
