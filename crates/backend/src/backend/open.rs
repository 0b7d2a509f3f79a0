//! Opens a backend, and shuts it down.

use std::path::PathBuf;
use std::sync::Arc;

use migration::ProfileName;

use super::Backend;
use super::parts::Inner;
use crate::background::Background;
use crate::clusters::Clusters;
use crate::config::Config;
use crate::lab::Lab;
use crate::observed::Observed;
use crate::pollers::Pollers;
use crate::reads::Reads;
use crate::realms::Realms;
use crate::store::{Database, JournalError};
use crate::writes::Writes;

/// The backend could not start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{path}: {source}", path = .path.display())]
    Journal { path: PathBuf, source: JournalError },
    #[error(transparent)]
    Lab(#[from] acs_client::ConfigError),
}

impl Backend {
    /// Opens the journal and takes up every intent that is still open.
    ///
    /// # Errors
    /// The journal cannot be opened or read.
    pub async fn open(config: Config) -> Result<Self, OpenError> {
        let path = config.database.clone();
        let failed = |source| OpenError::Journal { path: path.clone(), source };
        let realms = Arc::new(Realms::new(&config.profiles)?);
        let lab = realms.upstream(&ProfileName::default()).and_then(Lab::of);
        // So that the first page knows whether there is a lab. An upstream that does not answer is asked again later.
        realms.refresh_all().await;
        let database = Database::open(&path).await.map_err(failed)?;
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
        let pollers = Pollers::new(
            config.clone(),
            realms.clone(),
            reads.clone(),
            observed.clone(),
            background.clone(),
        );
        let clusters =
            Clusters::new(config.clone(), reads.clone(), observed.clone(), pollers.clone());

        writes.recover().await.map_err(failed)?;
        queue.write_in(&background, database.samples());
        pollers.start();
        let inner = Inner {
            config,
            database,
            realms,
            observed,
            reads,
            writes,
            pollers,
            clusters,
            lab,
            background,
        };
        Ok(Self { inner: Arc::new(inner) })
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

    /// Forgets the shared readings of the lab's upstream, because the lab changed what there is, or its time.
    pub(crate) async fn forget_readings_of_lab(&self) {
        let Inner { pollers, realms, reads, .. } = &*self.inner;
        let profile = ProfileName::default();
        pollers.ask_world(&profile).await;
        if let Some(realm) = realms.known(&profile) {
            reads.forget_of(&realms.profiles_in(&realm));
        }
    }
}
