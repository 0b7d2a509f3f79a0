//! The table of intents: each is committed here before anything is sent.

use migration::{Action, ClusterId};
use sqlx::SqlitePool;

use super::columns::is_open;
use super::{JournalError, intent_row};
use crate::intent::{IntentId, IntentRecord, Outcome, Post, Reason};

/// The journal's answer to a new post.
#[derive(Debug)]
pub enum Begin {
    /// It is the only open intent about its subject.
    Open(Box<IntentRecord>),
    /// The same form was posted before.
    Known(Box<IntentRecord>),
    /// Another intent about the subject is open; this one is recorded as refused.
    Busy(Box<IntentRecord>),
}

#[derive(Debug, Clone)]
pub struct Intents {
    pool: SqlitePool,
}

impl Intents {
    pub fn new(pool: SqlitePool) -> Self {
        Self { pool }
    }

    /// Commits the post, or returns the intent that is in its way.
    pub async fn begin(&self, post: &Post, actor: &str) -> Result<Begin, JournalError> {
        loop {
            let record = IntentRecord::new(post, actor);
            if intent_row::insert(&self.pool, &record).await? {
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
            if intent_row::insert(&self.pool, &record).await? {
                return Ok(Begin::Busy(Box::new(record)));
            }
        }
    }

    /// Writes what is known of an intent now. False if it was closed already; then nothing was written.
    pub async fn save(&self, record: &IntentRecord) -> Result<bool, JournalError> {
        intent_row::update(&self.pool, record).await
    }

    pub async fn get(&self, id: &IntentId) -> Result<Option<IntentRecord>, JournalError> {
        let found = sqlx::query("SELECT * FROM intents WHERE intent_id = ?")
            .bind(id.as_str())
            .fetch_optional(&self.pool)
            .await?;
        found.as_ref().map(intent_row::read).transpose()
    }

    /// An intent that is known to be in the table.
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
        found.as_ref().map(intent_row::read).transpose()
    }

    pub async fn open_intents(&self) -> Result<Vec<IntentRecord>, JournalError> {
        let found = sqlx::query(concat!("SELECT * FROM intents WHERE ", is_open!()))
            .fetch_all(&self.pool)
            .await?;
        found.iter().map(intent_row::read).collect()
    }

    /// The latest intents about a cluster and the one that created it, newest first.
    pub async fn latest(
        &self,
        cluster: &ClusterId,
        limit: u32,
    ) -> Result<Vec<IntentRecord>, JournalError> {
        self.latest_about(cluster.as_str(), limit).await
    }

    /// The latest intents about a subject and the one that created it, newest first.
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
        found.iter().map(intent_row::read).collect()
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
        found.as_ref().map(intent_row::read).transpose()
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
        found.as_ref().map(intent_row::read).transpose()
    }
}

#[cfg(test)]
mod tests {
    use sqlx::Row;

    use super::*;
    use crate::store::Database;

    #[test]
    fn the_condition_for_open_intents_lists_the_open_outcomes() {
        let open = Outcome::ALL.into_iter().filter(|outcome| outcome.is_open());
        let words: Vec<_> = open.map(|outcome| format!("'{}'", outcome.as_str())).collect();
        assert_eq!(is_open!(), format!("outcome IN ({})", words.join(", ")));
    }

    #[tokio::test]
    async fn the_index_allows_one_of_the_intents_that_the_condition_picks() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("journal.db")).await.unwrap();
        let index = sqlx::query("SELECT sql FROM sqlite_schema WHERE name = ?")
            .bind("one_open_intent_per_cluster")
            .fetch_one(database.pool())
            .await
            .unwrap();
        let statement: String = index.get(0);
        assert!(statement.ends_with(concat!("WHERE ", is_open!())), "{statement}");
    }
}
