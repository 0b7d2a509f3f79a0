//! Opens a journal in a PostgreSQL database.

use std::str::FromStr;
use std::sync::Arc;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{Connection, PgConnection, Row};

use super::JournalError;
use super::engine::{Engine, Pools};
use super::lock::Lock;

/// Connections for readers.
const READERS: u32 = 8;
/// Connections for writers. One is enough to write: the others are there when one breaks.
const WRITERS: u32 = 2;
/// The settings of `synchronous_commit` under which a commit is on disk when it is confirmed.
const DURABLE: [&str; 2] = ["on", "remote_apply"];

/// Connects, and brings the tables up to date.
pub async fn open(url: &str) -> Result<(Engine, Lock), JournalError> {
    let options = PgConnectOptions::from_str(url).map_err(failed)?;
    let options = options.application_name("polarshift");
    let lock = Lock::of_database(&options).await?;
    check_durability(&options).await?;
    let write = connect(options.clone(), WRITERS).await?;
    sqlx::migrate!("migrations/postgres").run(&write).await?;
    let read = connect(options, READERS).await?;
    Ok((Engine::new(Pools::Postgres { write, read }), lock))
}

/// Connects to read, beside a process that may be writing. `None` if there is no journal.
pub async fn look_at(url: &str) -> Result<Option<Engine>, JournalError> {
    let options = PgConnectOptions::from_str(url).map_err(failed)?;
    let read = connect(options.options([("default_transaction_read_only", "on")]), 1).await?;
    let found = sqlx::query("SELECT to_regclass('chain_head') IS NOT NULL").fetch_one(&read);
    let is_one: bool = found.await?.try_get(0)?;
    Ok(is_one.then(|| Engine::new(Pools::Postgres { write: read.clone(), read })))
}

async fn connect(options: PgConnectOptions, most: u32) -> Result<PgPool, JournalError> {
    PgPoolOptions::new().max_connections(most).connect_with(options).await.map_err(failed)
}

/// A call is sent once its intent is committed, so a commit has to be on disk.
async fn check_durability(options: &PgConnectOptions) -> Result<(), JournalError> {
    let mut connection = PgConnection::connect_with(options).await.map_err(failed)?;
    let shown = sqlx::query("SHOW synchronous_commit").fetch_one(&mut connection).await?;
    let setting: String = shown.try_get(0)?;
    connection.close().await?;
    if DURABLE.contains(&setting.as_str()) {
        Ok(())
    } else {
        Err(JournalError::NotDurable(setting))
    }
}

fn failed(error: sqlx::Error) -> JournalError {
    JournalError::Open(Arc::new(error))
}
