//! The journal: every intent is committed here before anything is sent.

mod row;

use std::path::Path;

use jiff::Timestamp;
use migration::{Action, ClusterId, Migration};
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::{IntentId, IntentRecord, Order, Outcome, Reason};

/// The journal could not be read or written. Nothing was sent because of it.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    #[error("the journal cannot be opened: {0}")]
    Open(#[source] sqlx::Error),
    #[error("the journal was written by a newer version or is damaged: {0}")]
    Version(#[from] sqlx::migrate::MigrateError),
    #[error("the journal cannot be written or read: {0}")]
    Broken(#[from] sqlx::Error),
    #[error("the journal holds a row that cannot be read: {0}")]
    Row(String),
}

/// What the journal says to a new order.
#[derive(Debug)]
pub enum Begin {
    /// It is the only open intent of its cluster.
    Open,
    /// The same form was posted before.
    Known(Box<IntentRecord>),
    /// Another intent is open; this one is recorded as refused.
    Busy(Box<IntentRecord>),
}

#[derive(Debug, Clone)]
pub struct Journal {
    pool: SqlitePool,
}

/// What an update may change; what is absent stays.
#[derive(Debug, Default)]
pub struct Change<'a> {
    pub outcome: Option<Outcome>,
    pub reason: Option<&'a Reason>,
    pub request_id: Option<&'a str>,
    pub read_before: Option<&'a Migration>,
    pub read_after: Option<&'a Migration>,
    pub sent_at: Option<Timestamp>,
    pub answered_at: Option<Timestamp>,
    pub settled_at: Option<Timestamp>,
}

impl Journal {
    /// Opens or creates the journal and brings its tables up to date.
    pub async fn open(path: &Path) -> Result<Self, JournalError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let pool = SqlitePoolOptions::new()
            .max_connections(4)
            .connect_with(options)
            .await
            .map_err(JournalError::Open)?;
        sqlx::migrate!().run(&pool).await?;
        Ok(Self { pool })
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

    /// Commits the order, or says why there is nothing to do.
    pub async fn begin(&self, order: &Order, actor: &str) -> Result<Begin, JournalError> {
        loop {
            if row::insert(&self.pool, order, actor, Outcome::Checking, None).await? {
                return Ok(Begin::Open);
            }
            if let Some(record) = self.get(&order.intent_id).await? {
                return Ok(Begin::Known(Box::new(record)));
            }
            // The open intent may have been closed since the insert; then try again.
            let Some(open) = self.open_intent(&order.cluster.id).await? else { continue };
            let reason = Reason::InProgress { action: open.action, since: open.created_at };
            if row::insert(&self.pool, order, actor, Outcome::Refused, Some(&reason)).await?
                && let Some(record) = self.get(&order.intent_id).await?
            {
                return Ok(Begin::Busy(Box::new(record)));
            }
        }
    }

    /// Changes an intent that is still open.
    pub async fn change(&self, id: &IntentId, change: Change<'_>) -> Result<(), JournalError> {
        row::update(&self.pool, id, change).await
    }

    pub async fn get(&self, id: &IntentId) -> Result<Option<IntentRecord>, JournalError> {
        let found = sqlx::query("SELECT * FROM intents WHERE intent_id = ?")
            .bind(id.as_str())
            .fetch_optional(&self.pool)
            .await?;
        found.as_ref().map(row::read).transpose()
    }

    pub async fn open_intent(
        &self,
        cluster: &ClusterId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        let found = sqlx::query(
            "SELECT * FROM intents WHERE cluster = ? \
             AND outcome IN ('checking', 'sent', 'accepted', 'unknown')",
        )
        .bind(cluster.as_str())
        .fetch_optional(&self.pool)
        .await?;
        found.as_ref().map(row::read).transpose()
    }

    pub async fn open_intents(&self) -> Result<Vec<IntentRecord>, JournalError> {
        let found = sqlx::query(
            "SELECT * FROM intents WHERE outcome IN ('checking', 'sent', 'accepted', 'unknown')",
        )
        .fetch_all(&self.pool)
        .await?;
        found.iter().map(row::read).collect()
    }

    /// The latest intents of a cluster, newest first.
    pub async fn latest(
        &self,
        cluster: &ClusterId,
        limit: u32,
    ) -> Result<Vec<IntentRecord>, JournalError> {
        let found = sqlx::query(
            "SELECT * FROM intents WHERE cluster = ? ORDER BY created_at DESC, rowid DESC LIMIT ?",
        )
        .bind(cluster.as_str())
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        found.iter().map(row::read).collect()
    }

    /// The latest intent of a cluster that was sent.
    pub async fn last_sent(&self, cluster: &ClusterId) -> Result<Option<IntentRecord>, JournalError> {
        let found = sqlx::query(
            "SELECT * FROM intents WHERE cluster = ? AND sent_at IS NOT NULL \
             ORDER BY sent_at DESC, rowid DESC LIMIT 1",
        )
        .bind(cluster.as_str())
        .fetch_optional(&self.pool)
        .await?;
        found.as_ref().map(row::read).transpose()
    }

    /// The latest Switch or Roll Back that ran on a cluster.
    pub async fn last_move(&self, cluster: &ClusterId) -> Result<Option<IntentRecord>, JournalError> {
        let found = sqlx::query(
            "SELECT * FROM intents WHERE cluster = ? AND outcome = 'ran' AND intent IN (?, ?) \
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
