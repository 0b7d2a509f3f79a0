//! Opens a backend, and shuts it down.

use std::sync::Arc;

use migration::ProfileName;

use super::Backend;
use super::parts::Inner;
use crate::background::{Background, Task, TaskReport};
use crate::clusters::Clusters;
use crate::config::Config;
use crate::database_url::DatabaseUrl;
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
    #[error("{database}: {source}")]
    Journal { database: DatabaseUrl, source: JournalError },
    #[error("{0}: the journal cannot be in PostgreSQL yet")]
    Postgres(DatabaseUrl),
    #[error(transparent)]
    Lab(#[from] acs_client::ConfigError),
}

/// The process cannot do its work now.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    #[error("the journal cannot be written: {0}")]
    Journal(#[from] JournalError),
    /// The task broke off, and waits to be started again.
    #[error("the {0} broke off and will be started again")]
    Down(&'static str),
}

impl Backend {
    /// Opens the journal and takes up every intent that is still open.
    ///
    /// # Errors
    /// The journal cannot be opened or read.
    pub async fn open(config: Config) -> Result<Self, OpenError> {
        let url = config.database.clone();
        let failed = |source| OpenError::Journal { database: url.clone(), source };
        let realms = Arc::new(Realms::new(&config.profiles)?);
        let lab = realms.upstream(&ProfileName::default()).and_then(Lab::of);
        // So that the first page knows whether there is a lab. An upstream that does not answer is asked again later.
        realms.refresh_all().await;
        let database = match &url {
            DatabaseUrl::Sqlite(path) => Database::open(path).await.map_err(failed)?,
            DatabaseUrl::Postgres(_) => return Err(OpenError::Postgres(url)),
        };
        let mut newest = database.samples().newest().await.map_err(failed)?;
        newest.retain(|(cluster, _)| config.profiles.has(&cluster.profile));

        let background = Background::new(config.fast_poll);
        let config = Arc::new(config);
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

    /// Checks that a write could be recorded now, and that what the process is for is under way.
    ///
    /// # Errors
    /// The journal cannot be written, or a lasting task is down.
    pub async fn ready(&self) -> Result<(), NotReady> {
        self.inner.database.check_writable().await?;
        self.inner.background.down().map_or(Ok(()), |task| Err(NotReady::Down(task)))
    }

    /// Runs work until it is done or the backend shuts down, and starts it again when it breaks off.
    pub fn supervised<F>(&self, task: Task, work: impl FnMut() -> F + Send + 'static)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.inner.background.supervised(task, work);
    }

    /// Every background task that ever ran, by name.
    pub fn tasks(&self) -> Vec<TaskReport> {
        self.inner.background.tasks()
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
