//! The backend as a whole. Whoever reads or writes has a seat.

use std::sync::Arc;

use crate::background::{Task, TaskReport};
use crate::caller::Caller;
use crate::seat::{Parts, Seat};
use crate::store::JournalError;

/// A handle; clones share everything.
#[derive(Debug, Clone)]
pub struct Backend {
    parts: Arc<Parts>,
}

/// The process cannot do its work now.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    #[error("the journal cannot be written: {0}")]
    Journal(#[from] JournalError),
    /// The task broke off, and waits to be started again.
    #[error("the {0} broke off and will be started again")]
    Down(&'static str),
}

impl Backend {
    pub(super) fn new(parts: Parts) -> Self {
        Self { parts: Arc::new(parts) }
    }

    /// What this caller may read and write.
    pub fn as_seen_by(&self, caller: &Caller) -> Seat {
        Seat::new(self.parts.clone(), caller.clone())
    }

    /// Waits for writes in flight and stops reading.
    pub async fn shutdown(&self) {
        self.parts.writes.end().await;
        self.parts.background.end().await;
        self.parts.database.close().await;
    }

    /// Checks that a write could be recorded now, and that what the process is for is under way.
    ///
    /// # Errors
    /// The journal cannot be written, or a lasting task is down.
    pub async fn ready(&self) -> Result<(), NotReady> {
        self.parts.database.check_writable().await?;
        self.parts.background.down().map_or(Ok(()), |task| Err(NotReady::Down(task)))
    }

    /// Runs work until it is done or the backend shuts down, and starts it again when it breaks off.
    pub fn supervised<F>(&self, task: Task, work: impl FnMut() -> F + Send + 'static)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.parts.background.supervised(task, work);
    }

    /// Rows of the journal that were read since it was opened.
    pub fn rows_read(&self) -> u64 {
        self.parts.database.rows_read()
    }

    /// Every background task that ever ran, by name.
    pub fn tasks(&self) -> Vec<TaskReport> {
        self.parts.background.tasks()
    }
}
