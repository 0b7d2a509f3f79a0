//! Opens a backend, and shuts it down.

use std::sync::Arc;

use super::Backend;
use super::parts::Inner;
use crate::background::Background;
use crate::clusters::Clusters;
use crate::config::Config;
use crate::database_url::DatabaseUrl;
use crate::lab::Lab;
use crate::observed::Observed;
use crate::pollers::Pollers;
use crate::reads::Reads;
use crate::store::{Database, JournalError};
use crate::writes::Writes;

/// The backend could not start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{database}: {source}")]
    Journal { database: DatabaseUrl, source: JournalError },
    #[error("{0}: the journal cannot be in PostgreSQL yet")]
    Postgres(DatabaseUrl),
    #[error(transparent)]
    Lab(#[from] acs_client::ConfigError),
}

impl Backend {
    /// Opens the journal and takes up every intent that is still open.
    ///
    /// # Errors
    /// The journal cannot be opened or read.
    pub async fn open(config: Config) -> Result<Self, OpenError> {
        let url = config.database.clone();
        let failed = |source| OpenError::Journal { database: url.clone(), source };
        let lab = Lab::of(config.profiles.upstream())?;
        let database = match &url {
            DatabaseUrl::Sqlite(path) => Database::open(path).await.map_err(failed)?,
            DatabaseUrl::Postgres(_) => return Err(OpenError::Postgres(url)),
        };
        let mut newest = database.samples().newest().await.map_err(failed)?;
        newest.retain(|(cluster, _)| config.profiles.has(&cluster.profile));

        let (config, background) = (Arc::new(config), Background::default());
        let (observed, queue) = Observed::new(&database, newest);
        let observed = Arc::new(observed);
        let reads = Arc::new(Reads::new(config.clone(), observed.clone(), database.intents()));
        let writes = Arc::new(Writes::new(
            config.clone(),
            reads.clone(),
            observed.clone(),
            database.intents(),
            background.clone(),
        ));
        let pollers =
            Pollers::new(config.clone(), reads.clone(), observed.clone(), background.clone());
        let clusters =
            Clusters::new(config.clone(), reads.clone(), observed.clone(), pollers.clone());

        writes.recover().await.map_err(failed)?;
        queue.write_in(&background, database.samples());
        pollers.start();
        let inner =
            Inner { config, database, observed, reads, writes, pollers, clusters, lab, background };
        let backend = Self { inner: Arc::new(inner) };
        // So that the first page knows whether there is a lab.
        backend.lab().await;
        Ok(backend)
    }

    /// Waits for writes in flight and stops reading.
    pub async fn shutdown(&self) {
        self.inner.writes.end().await;
        self.inner.background.end().await;
        self.inner.database.close().await;
    }

    /// Checks that a write could be recorded now.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub async fn ready(&self) -> Result<(), JournalError> {
        self.inner.database.check_writable().await
    }

    /// Forgets every shared reading, because the lab changed what there is, or its time.
    pub(crate) fn forget_readings(&self) {
        self.inner.reads.forget();
    }
}
