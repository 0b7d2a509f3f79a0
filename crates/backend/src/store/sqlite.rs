//! Opens a journal in an SQLite file.

use std::path::Path;
use std::sync::Arc;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use super::engine::{Engine, Pools};
use super::schema_0007::{self, RealmOf};
use super::{JournalError, private_file};

/// Connections for readers.
const READERS: u32 = 4;

/// Opens or creates the file and brings its tables up to date. Rows of schema 0007 get the realm of their profile.
pub async fn open(path: &Path, realm_of: RealmOf<'_>) -> Result<Engine, JournalError> {
    // SQLite takes an empty file for a new database, and gives the files beside it the same mode.
    private_file::open(path)
        .map_err(|source| JournalError::File { path: path.to_owned(), source: Arc::new(source) })?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let write = connect(options.clone(), 1).await?;
    schema_0007::set_aside(&write, path).await?;
    sqlx::migrate!("migrations/sqlite").run(&write).await?;
    let read = connect(options.pragma("query_only", "ON"), READERS).await?;
    let engine = Engine::new(Pools::Sqlite { write: write.clone(), read });
    schema_0007::take_over(&write, &engine, realm_of).await?;
    Ok(engine)
}

/// Opens a file to read it, beside a process that may be writing. `None` if there is no journal of schema 1.
pub async fn look_at(path: &Path) -> Result<Option<Engine>, JournalError> {
    if !path.exists() {
        return Ok(None);
    }
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    // Without a log nobody has the file open, and reading it as a medium that cannot change leaves no file beside it.
    let options = SqliteConnectOptions::new().filename(path).read_only(true);
    let read = connect(options.immutable(!Path::new(&log).exists()), 1).await?;
    let found = sqlx::query("SELECT 1 FROM sqlite_schema WHERE name = 'chain_head'");
    let is_one = found.fetch_optional(&read).await?.is_some();
    Ok(is_one.then(|| Engine::new(Pools::Sqlite { write: read.clone(), read })))
}

/// Whether a server was ended while it took over a journal of schema 0007. Only a server knows the realms of its rows.
pub async fn is_half_taken_over(path: &Path) -> Result<bool, JournalError> {
    if !path.exists() {
        return Ok(false);
    }
    let read = connect(SqliteConnectOptions::new().filename(path).read_only(true), 1).await?;
    let is_half = schema_0007::is_set_aside(&read).await;
    read.close().await;
    is_half
}

async fn connect(options: SqliteConnectOptions, most: u32) -> Result<SqlitePool, JournalError> {
    let opened = SqlitePoolOptions::new().max_connections(most).connect_with(options).await;
    opened.map_err(|error| JournalError::Open(Arc::new(error)))
}
