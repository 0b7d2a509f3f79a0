//! Opens a backend.

use std::sync::Arc;
use std::time::Duration;

use migration::{ProfileName, Realm};

use super::Backend;
use crate::background::{Background, Task};
use crate::clusters::Clusters;
use crate::config::Config;
use crate::database_url::DatabaseUrl;
use crate::lab::Lab;
use crate::observed::Observed;
use crate::pollers::Pollers;
use crate::reads::Reads;
use crate::realms::Realms;
use crate::seat::Parts;
use crate::store::{Database, JournalError};
use crate::writes::Writes;

/// The backend could not start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{database}: {source}")]
    Journal { database: DatabaseUrl, source: JournalError },
    #[error(transparent)]
    Lab(#[from] acs_client::ConfigError),
}

impl Backend {
    /// Opens the journal and takes up every intent of the present realms that is still open.
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
        let database = open_journal(&url, &realms).await.map_err(failed)?;

        let background = Background::new(config.fast_poll);
        let config = Arc::new(config);
        let observed = Arc::new(Observed::new(&database));
        let reads = Arc::new(Reads::new(
            config.clone(),
            realms.clone(),
            observed.clone(),
            database.intents(),
        ));
        let writes = Arc::new(Writes::new(
            config.clone(),
            realms.clone(),
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
            writes.clone(),
            background.clone(),
        );
        let clusters =
            Clusters::new(config.clone(), reads.clone(), observed.clone(), pollers.clone());

        writes.take_up_all().await.map_err(failed)?;
        pollers.start();
        keep_lock(&background, &database, &writes, config.fast_poll);
        Ok(Self::new(Parts {
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
        }))
    }
}

/// Keeps other processes from the journal for as long as this one runs.
fn keep_lock(background: &Background, database: &Database, writes: &Arc<Writes>, every: Duration) {
    let (database, writes) = (database.clone(), writes.clone());
    background.supervised(Task::named("lock of the journal").lasting(), move || {
        let (database, writes) = (database.clone(), writes.clone());
        async move {
            loop {
                tokio::time::sleep(every).await;
                let kept = match database.keep_lock().await {
                    // Another process may have come and gone.
                    Ok(true) => writes.take_up_all().await,
                    kept => kept.map(drop),
                };
                if let Err(error) = kept {
                    tracing::error!(%error, "the journal's lock is lost");
                }
            }
        }
    });
}

/// Opens the journal. Rows from before there were realms get the present realm of their profile; those of a profile that
/// is gone or does not answer are not taken up again.
async fn open_journal(url: &DatabaseUrl, realms: &Realms) -> Result<Database, JournalError> {
    let realm_of = |profile: &str| {
        let profile = ProfileName::parse(profile).ok();
        profile.and_then(|profile| realms.known(&profile)).unwrap_or_else(Realm::unknown)
    };
    open_with(url, &realm_of).await
}

/// Opens a journal whose rows all have their realms.
pub(super) async fn open_journal_of_today(url: &DatabaseUrl) -> Result<Database, JournalError> {
    open_with(url, &|_| Realm::unknown()).await
}

async fn open_with(
    url: &DatabaseUrl,
    realm_of: &(dyn Fn(&str) -> Realm + Send + Sync),
) -> Result<Database, JournalError> {
    match url {
        DatabaseUrl::Sqlite(path) => Database::open_file(path, realm_of).await,
        DatabaseUrl::Postgres(url) => Database::open_postgres(url.expose()).await,
    }
}
