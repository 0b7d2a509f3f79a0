//! The journal, by connections that the backend does not know of.

use std::sync::atomic::{AtomicBool, Ordering};

use super::{Stack, TestDatabase};

/// The journal of a stack. Whatever a test did, its chain holds, and its intents are what their events say.
pub struct Journal {
    pub database: TestDatabase,
    /// It was changed beside its events.
    is_tampered_with: AtomicBool,
}

impl Journal {
    pub fn new(database: TestDatabase) -> Self {
        Self { database, is_tampered_with: AtomicBool::new(false) }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if std::thread::panicking() || self.is_tampered_with.load(Ordering::Relaxed) {
            return;
        }
        let url = self.database.url();
        let verified = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(backend::verify_journal(&url))
        });
        verified.join().unwrap().unwrap();
    }
}

impl Stack {
    /// Changes the journal beside its events, so that they do not say any more what it says.
    pub async fn sql(&self, statement: &str) {
        self.journal.is_tampered_with.store(true, Ordering::Relaxed);
        self.journal.database.execute(statement).await.unwrap();
    }

    /// From now on no row of `intents` can be changed in this way.
    pub async fn forbid_change(&self, change: &str) {
        self.journal.database.forbid(change, "intents", "1 = 1").await;
    }

    /// The first column of every row.
    pub async fn texts(&self, query: &str) -> Vec<Option<String>> {
        self.journal.database.texts(query).await
    }

    /// From now on no row can be written with this outcome.
    pub async fn forbid_outcome(&self, outcome: &str) {
        self.journal.database.forbid_outcome(outcome).await;
    }

    pub async fn forbid_nothing(&self) {
        self.journal.database.forbid_nothing().await;
    }

    /// Takes back everything that was written after an intent had reached `outcome`.
    pub async fn set_back_to(&self, outcome: &str) {
        self.sql(&format!(
            "UPDATE intents SET outcome = '{outcome}', reason = NULL, request_id = NULL, \
             read_after = NULL, answered_at = NULL, settled_at = NULL"
        ))
        .await;
        if outcome == "checking" {
            self.sql("UPDATE intents SET read_before = NULL, sent_at = NULL").await;
        }
    }
}
