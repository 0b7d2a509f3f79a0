//! The two databases that a journal can be in. Every statement passes here.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use sqlx::postgres::{PgArguments, PgPool, Postgres};
use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqliteArguments, SqlitePool};

use super::JournalError;
use super::row::Row;
use super::statement::{Statement, Value};

/// The connections to the database. Writes have their own, so that they never wait for readers. A handle; clones share
/// everything.
#[derive(Debug, Clone)]
pub struct Engine {
    pools: Pools,
    rows_read: Arc<AtomicU64>,
    /// The journal's lock is not held, so another process may have the journal.
    is_unlocked: Arc<AtomicBool>,
}

#[derive(Debug, Clone)]
pub enum Pools {
    Sqlite { write: SqlitePool, read: SqlitePool },
    Postgres { write: PgPool, read: PgPool },
}

/// Statements that take effect together.
#[derive(Debug)]
pub enum Transaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Engine {
    pub fn new(pools: Pools) -> Self {
        Self { pools, rows_read: Arc::default(), is_unlocked: Arc::default() }
    }

    /// Begins to write. Others wait until it has ended.
    pub async fn begin(&self) -> Result<Transaction, JournalError> {
        if self.is_unlocked.load(Ordering::Relaxed) {
            return Err(JournalError::Unlocked);
        }
        Ok(match &self.pools {
            Pools::Sqlite { write, .. } => {
                Transaction::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?)
            }
            Pools::Postgres { write, .. } => Transaction::Postgres(write.begin().await?),
        })
    }

    /// Begins to read what was committed by now, whatever is written meanwhile.
    pub async fn snapshot(&self) -> Result<Transaction, JournalError> {
        let repeatable = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        Ok(match &self.pools {
            Pools::Sqlite { read, .. } => Transaction::Sqlite(read.begin().await?),
            Pools::Postgres { read, .. } => {
                Transaction::Postgres(read.begin_with(repeatable).await?)
            }
        })
    }

    /// Every row that a query finds.
    pub async fn rows(&self, statement: Statement) -> Result<Vec<Row>, JournalError> {
        let rows = match &self.pools {
            Pools::Sqlite { read, .. } => {
                Row::all_of_sqlite(&sqlite(statement).fetch_all(read).await?)
            }
            Pools::Postgres { read, .. } => {
                Row::all_of_postgres(&postgres(statement).fetch_all(read).await?)
            }
        }?;
        self.rows_read.fetch_add(rows.len() as u64, Ordering::Relaxed);
        Ok(rows)
    }

    /// The first row that a query finds.
    pub async fn row(&self, statement: Statement) -> Result<Option<Row>, JournalError> {
        Ok(self.rows(statement).await?.into_iter().next())
    }

    /// Whether the journal's lock is not held. Until it is, nothing is written here.
    pub fn set_unlocked(&self, is_unlocked: bool) {
        self.is_unlocked.store(is_unlocked, Ordering::Relaxed);
    }

    /// Rows that were read outside of transactions since the journal was opened.
    pub fn rows_read(&self) -> u64 {
        self.rows_read.load(Ordering::Relaxed)
    }

    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres { write, read } => {
                read.close().await;
                write.close().await;
            }
        }
    }
}

impl Transaction {
    /// The number of rows that were changed.
    pub async fn execute(&mut self, statement: Statement) -> Result<u64, JournalError> {
        Ok(match self {
            Self::Sqlite(it) => sqlite(statement).execute(&mut **it).await?.rows_affected(),
            Self::Postgres(it) => postgres(statement).execute(&mut **it).await?.rows_affected(),
        })
    }

    pub async fn rows(&mut self, statement: Statement) -> Result<Vec<Row>, JournalError> {
        match self {
            Self::Sqlite(it) => Row::all_of_sqlite(&sqlite(statement).fetch_all(&mut **it).await?),
            Self::Postgres(it) => {
                Row::all_of_postgres(&postgres(statement).fetch_all(&mut **it).await?)
            }
        }
    }

    pub async fn row(&mut self, statement: Statement) -> Result<Option<Row>, JournalError> {
        Ok(self.rows(statement).await?.into_iter().next())
    }

    pub async fn commit(self) -> Result<(), JournalError> {
        match self {
            Self::Sqlite(it) => it.commit().await?,
            Self::Postgres(it) => it.commit().await?,
        }
        Ok(())
    }

    pub async fn roll_back(self) -> Result<(), JournalError> {
        match self {
            Self::Sqlite(it) => it.rollback().await?,
            Self::Postgres(it) => it.rollback().await?,
        }
        Ok(())
    }
}

fn sqlite(statement: Statement) -> Query<'static, Sqlite, SqliteArguments> {
    statement.values.into_iter().fold(sqlx::query(statement.text), |query, value| match value {
        Value::Text(text) => query.bind(text),
        Value::Integer(number) => query.bind(number),
        Value::Unreadable(_) => query.bind(None::<String>),
    })
}

fn postgres(statement: Statement) -> Query<'static, Postgres, PgArguments> {
    statement.values.into_iter().fold(sqlx::query(statement.text), |query, value| match value {
        Value::Text(text) => query.bind(text),
        Value::Integer(number) => query.bind(number),
        Value::Unreadable(_) => query.bind(None::<String>),
    })
}
