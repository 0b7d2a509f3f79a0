//! The database file, and the tables in it.

use std::path::Path;
use std::sync::Arc;

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{BothWriteAlarms, Intents, JournalError, Samples};

/// A handle; clones share everything.
#[derive(Debug, Clone)]
pub struct Database {
    pool: SqlitePool,
}

impl Database {
    /// Opens or creates the file and brings its tables up to date.
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
            .map_err(|error| JournalError::Open(Arc::new(error)))?;
        sqlx::migrate!().run(&pool).await?;
        Ok(Self { pool })
    }

    pub fn intents(&self) -> Intents {
        Intents::new(self.pool.clone())
    }

    pub fn samples(&self) -> Samples {
        Samples::new(self.pool.clone())
    }

    pub fn both_write_alarms(&self) -> BothWriteAlarms {
        BothWriteAlarms::new(self.pool.clone())
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Checks that a row could be written now.
    pub async fn check_writable(&self) -> Result<(), JournalError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("UPDATE intents SET outcome = outcome WHERE intent_id = ''")
            .execute(&mut *transaction)
            .await?;
        transaction.rollback().await?;
        Ok(())
    }

    #[cfg(test)]
    pub fn pool(&self) -> &SqlitePool {
        &self.pool
    }
}
