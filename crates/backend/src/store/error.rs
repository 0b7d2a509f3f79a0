//! What can go wrong with the database.

use std::sync::Arc;

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
