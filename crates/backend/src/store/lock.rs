//! Keeps a second process from the same journal: both would take each other's calls for their own.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{Connection, Row};

use super::{JournalError, private_file};

/// The number of the advisory lock; any number that nobody else takes in the journal's database.
const ADVISORY_LOCK: i64 = 0x706f_6c61_7273_6866;

/// The time in which a server has to say that it is there.
const ANSWER: Duration = Duration::from_secs(5);

/// Held while a process has the journal.
#[derive(Debug)]
pub enum Lock {
    /// Released when the file is closed.
    File { _file: File },
    /// Released when the connection is closed. A server forgets it when it restarts, too.
    Postgres { connection: PgConnection, options: Box<PgConnectOptions> },
}

impl Lock {
    /// Locks the file beside the database: SQLite's own locks end with each transaction.
    pub fn beside(database: &Path) -> Result<Self, JournalError> {
        let mut name = database.as_os_str().to_owned();
        name.push(".lock");
        let path = PathBuf::from(name);
        let failed = |source| JournalError::File { path: path.clone(), source: Arc::new(source) };
        let file = private_file::open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self::File { _file: file }),
            Err(TryLockError::WouldBlock) => Err(JournalError::InUse),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }

    /// Takes the lock of a PostgreSQL database, on a connection of its own.
    pub async fn of_database(options: &PgConnectOptions) -> Result<Self, JournalError> {
        let connection = take(options).await?;
        Ok(Self::Postgres { connection, options: Box::new(options.clone()) })
    }

    /// Takes the lock again if it was lost, and says whether it was.
    ///
    /// # Errors
    /// It is lost, and another process has it by now or the database does not answer.
    pub async fn keep(&mut self) -> Result<bool, JournalError> {
        let Self::Postgres { connection, options } = self else { return Ok(false) };
        if matches!(tokio::time::timeout(ANSWER, connection.ping()).await, Ok(Ok(()))) {
            return Ok(false);
        }
        let taken = tokio::time::timeout(ANSWER, take(options)).await;
        *connection = taken.map_err(|_| JournalError::Unlocked)??;
        tracing::warn!("the connection to the journal was lost; its lock is taken again");
        Ok(true)
    }

    pub async fn release(self) {
        if let Self::Postgres { connection, .. } = self {
            // If the connection is broken the server has released the lock.
            let _ = connection.close().await;
        }
    }
}

async fn take(options: &PgConnectOptions) -> Result<PgConnection, JournalError> {
    let opened = PgConnection::connect_with(options).await;
    let mut connection = opened.map_err(|error| JournalError::Open(Arc::new(error)))?;
    let taken = sqlx::query("SELECT pg_try_advisory_lock($1)")
        .bind(ADVISORY_LOCK)
        .fetch_one(&mut connection)
        .await?;
    if taken.try_get(0)? { Ok(connection) } else { Err(JournalError::InUse) }
}
