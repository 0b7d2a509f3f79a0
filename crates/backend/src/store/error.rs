//! What can go wrong with the journal's database.

use std::path::PathBuf;
use std::sync::Arc;

use crate::intent::RawIntent;

/// The journal could not be opened, read or written.
#[derive(Debug, Clone, thiserror::Error)]
pub enum JournalError {
    #[error("the journal cannot be opened: {0}")]
    Open(#[source] Arc<sqlx::Error>),
    #[error("the journal was written by a newer version or is damaged: {0}")]
    Version(#[source] Arc<sqlx::migrate::MigrateError>),
    /// The file cannot be locked, or its copy cannot be made.
    #[error("{path}: {source}", path = .path.display())]
    File { path: PathBuf, source: Arc<std::io::Error> },
    #[error(
        "another Polarshift has this journal open. Only one may write to it: end the other one, or give this one a journal of its own with --data-dir or --database-url"
    )]
    InUse,
    #[error("the journal's lock was lost, so another Polarshift may have it")]
    Unlocked,
    #[error(
        "the database confirms commits that a crash or a failover can undo (synchronous_commit = {0}), so what was sent could be forgotten: set synchronous_commit to on or remote_apply for this database or role"
    )]
    NotDurable(String),
    #[error(
        "the journal was written by a development version before schema 0007, which this version cannot take over: keep the file for that version, and begin with an empty journal"
    )]
    TooOld,
    /// A server was ended while it took over a journal of schema 0007.
    #[error(
        "the journal is half taken over from an earlier version: start the server once, which finishes that"
    )]
    HalfTakenOver,
    #[error("the journal cannot be written or read: {0}")]
    Broken(#[source] Arc<sqlx::Error>),
    #[error("the journal holds a row that cannot be read: {0}")]
    Row(String),
    /// The intent is there, and this version cannot read it.
    #[error("the journal holds an intent that cannot be read: {}", .0.error)]
    Raw(Box<RawIntent>),
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
