//! The journal: every intent is committed here before anything is sent.

mod intents;
mod row;

/// The condition that picks open intents; the unique index has the same one. A macro, so that statements stay literals.
macro_rules! is_open {
    () => {
        "outcome IN ('checking', 'sent', 'accepted', 'unknown')"
    };
}
use is_open;

use std::path::Path;
use std::sync::Arc;

use migration::{Action, ClusterId};
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::endings::Endings;
use crate::following::Following;
use crate::samples::Samples;
use crate::{IntentId, IntentRecord, Outcome, Post, Reason};

/// The journal could not be read or written.
#[derive(Debug, Clone, thiserror::Error)]
pub enum JournalError {
    #[error("the journal cannot be opened: {0}")]
    Open(#[source] Arc<sqlx::Error>),
    #[error("the journal was written by a newer version or is damaged: {0}")]
    Version(#[source] Arc<sqlx::migrate::MigrateError>),
    #[error("the journal cannot be written or read: {0}")]
    Broken(#[source] Arc<sqlx::Error>),
    #[error("the journal holds a row that cannot be read: {0}")]
    Row(String),
}

impl From<sqlx::Error> for JournalError {
    fn from(error: sqlx::Error) -> Self {
        Self::Broken(Arc::new(error))
    }
}

impl From<sqlx::migrate::MigrateError> for JournalError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self::Version(Arc::new(error))
    }
}

/// What the journal says to a new order.
#[derive(Debug)]
pub enum Begin {
    /// It is the only open intent about its subject.
    Open(Box<IntentRecord>),
    /// The same form was posted before.
    Known(Box<IntentRecord>),
    /// Another intent is open; this one is recorded as refused.
    Busy(Box<IntentRecord>),
}

#[derive(Debug, Clone)]
pub struct Journal {
    pool: SqlitePool,
    /// They are told of every change.
    followers: Following,
}

impl Journal {
    /// Opens or creates the journal and brings its tables up to date.
    pub async fn open(path: &Path, followers: Following) -> Result<Self, JournalError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let pool = SqlitePoolOptions::new()
            .max_connections(4)
            .connect_with(options)
            .await
            .map_err(|error| JournalError::Open(Arc::new(error)))?;
        sqlx::migrate!().run(&pool).await?;
        Ok(Self { pool, followers })
    }

    /// The samples are kept in the same database.
    pub fn samples(&self) -> Samples {
        Samples::new(self.pool.clone())
    }

    /// So are the endings.
    pub fn endings(&self) -> Endings {
        Endings::new(self.pool.clone())
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Whether a row could be written now.
    pub async fn check_writable(&self) -> Result<(), JournalError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("UPDATE intents SET outcome = outcome WHERE intent_id = ''")
            .execute(&mut *transaction)
            .await?;
        transaction.rollback().await?;
        Ok(())
    }

    /// Commits the post, or says why there is nothing to do.
    pub async fn begin(&self, post: &Post, actor: &str) -> Result<Begin, JournalError> {
        loop {
            let record = IntentRecord::new(post, actor);
            if row::insert(&self.pool, &record).await? {
                self.followers.wake(&post.intent.subject());
                return Ok(Begin::Open(Box::new(record)));
            }
            if let Some(record) = self.get(&post.intent_id).await? {
                return Ok(Begin::Known(Box::new(record)));
            }
            // The open intent may have been closed since the insert; then try again.
            let Some(open) = self.open_about(&post.intent.subject()).await? else { continue };
            let mut record = IntentRecord::new(post, actor);
            let reason = Reason::InProgress { action: open.kind(), since: open.created_at };
            record.close(Outcome::Refused, Some(reason));
            if row::insert(&self.pool, &record).await? {
                return Ok(Begin::Busy(Box::new(record)));
            }
        }
    }

    /// Writes what is known of an intent now, and says whether it was still open.
    pub async fn save(&self, record: &IntentRecord) -> Result<bool, JournalError> {
        let was_open = row::update(&self.pool, record).await?;
        if was_open {
            self.followers.wake(&record.intent.subject());
        }
        Ok(was_open)
    }

    pub async fn get(&self, id: &IntentId) -> Result<Option<IntentRecord>, JournalError> {
        let found = sqlx::query("SELECT * FROM intents WHERE intent_id = ?")
            .bind(id.as_str())
            .fetch_optional(&self.pool)
            .await?;
        found.as_ref().map(row::read).transpose()
    }

    /// An intent that was written before.
    pub async fn get_known(&self, id: &IntentId) -> Result<IntentRecord, JournalError> {
        let found = self.get(id).await?;
        found.ok_or_else(|| JournalError::Row(format!("the intent {id} is gone")))
    }

    pub async fn open_intent(
        &self,
        cluster: &ClusterId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        self.open_about(cluster.as_str()).await
    }

    async fn open_about(&self, subject: &str) -> Result<Option<IntentRecord>, JournalError> {
        let found =
            sqlx::query(concat!("SELECT * FROM intents WHERE subject = ? AND ", is_open!()))
                .bind(subject)
                .fetch_optional(&self.pool)
                .await?;
        found.as_ref().map(row::read).transpose()
    }

    pub async fn open_intents(&self) -> Result<Vec<IntentRecord>, JournalError> {
        let found = sqlx::query(concat!("SELECT * FROM intents WHERE ", is_open!()))
            .fetch_all(&self.pool)
            .await?;
        found.iter().map(row::read).collect()
    }

    /// The latest intents about a cluster and the one that made it, newest first.
    pub async fn latest(
        &self,
        cluster: &ClusterId,
        limit: u32,
    ) -> Result<Vec<IntentRecord>, JournalError> {
        self.latest_about(cluster.as_str(), limit).await
    }

    /// The latest intents about a subject and the one that made it, newest first.
    pub async fn latest_about(
        &self,
        subject: &str,
        limit: u32,
    ) -> Result<Vec<IntentRecord>, JournalError> {
        let found = sqlx::query(
            "SELECT * FROM intents WHERE subject = ?1 OR made = ?1 \
             ORDER BY created_at DESC, rowid DESC LIMIT ?2",
        )
        .bind(subject)
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        found.iter().map(row::read).collect()
    }

    /// The latest intent of a cluster that was sent.
    pub async fn last_sent(
        &self,
        cluster: &ClusterId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        let found = sqlx::query(
            "SELECT * FROM intents WHERE subject = ? AND sent_at IS NOT NULL \
             ORDER BY sent_at DESC, rowid DESC LIMIT 1",
        )
        .bind(cluster.as_str())
        .fetch_optional(&self.pool)
        .await?;
        found.as_ref().map(row::read).transpose()
    }

    /// The latest Switch or Roll Back that ran on a cluster.
    pub async fn last_move(
        &self,
        cluster: &ClusterId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        let found = sqlx::query(
            "SELECT * FROM intents WHERE subject = ? AND outcome = 'ran' AND intent IN (?, ?) \
             ORDER BY sent_at DESC, rowid DESC LIMIT 1",
        )
        .bind(cluster.as_str())
        .bind(Action::Switch.as_str())
        .bind(Action::RollBack.as_str())
        .fetch_optional(&self.pool)
        .await?;
        found.as_ref().map(row::read).transpose()
    }
}

#[cfg(test)]
mod tests {
    use sqlx::Row;

    use super::*;

    #[test]
    fn the_condition_for_open_intents_lists_the_open_outcomes() {
        let open = Outcome::ALL.into_iter().filter(|outcome| outcome.is_open());
        let words: Vec<_> = open.map(|outcome| format!("'{}'", outcome.as_str())).collect();
        assert_eq!(is_open!(), format!("outcome IN ({})", words.join(", ")));
    }

    #[tokio::test]
    async fn the_index_allows_one_of_the_intents_that_the_condition_picks() {
        let folder = tempfile::tempdir().unwrap();
        let journal =
            Journal::open(&folder.path().join("journal.db"), Following::default()).await.unwrap();
        let index = sqlx::query("SELECT sql FROM sqlite_schema WHERE name = ?")
            .bind("one_open_intent_per_cluster")
            .fetch_one(&journal.pool)
            .await
            .unwrap();
        let statement: String = index.get(0);
        assert!(statement.ends_with(concat!("WHERE ", is_open!())), "{statement}");
    }
}
