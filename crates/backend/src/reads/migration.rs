//! Reads of one migration. Each new reading is recorded as observed.

use std::time::Duration;

use migration::{ClusterRef, Migration};

use super::Reads;
use crate::error::ReadError;
use crate::observed::Reading;

/// How old a reading may be on a page that was just opened.
const PAGE_AGE: Duration = Duration::from_secs(1);

impl Reads {
    /// The migration for a page that was just opened.
    pub async fn migration(&self, cluster: &ClusterRef) -> Result<Reading<Migration>, ReadError> {
        self.read_migration(cluster, |_| PAGE_AGE).await
    }

    /// The migration for a page that is open already: one call per interval, however many pages show it.
    pub async fn polled_migration(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Reading<Migration>, ReadError> {
        self.read_migration(cluster, |read| match read {
            Ok(migration) => self.poll_interval(migration),
            Err(_) => self.config.fast_poll,
        })
        .await
    }

    /// How long until the next reading of this migration is worth a call.
    pub fn poll_interval(&self, migration: &Migration) -> Duration {
        let config = &self.config;
        if migration.status.is_transient() { config.fast_poll } else { config.slow_poll }
    }

    /// A reading taken after this was called.
    pub async fn read_fresh(&self, cluster: &ClusterRef) -> Result<Migration, ReadError> {
        Ok(self.read_migration(cluster, |_| Duration::ZERO).await?.value)
    }

    pub async fn read_migration(
        &self,
        cluster: &ClusterRef,
        max_age: impl Fn(&Result<Migration, ReadError>) -> Duration,
    ) -> Result<Reading<Migration>, ReadError> {
        let client = self.client(&cluster.profile)?;
        let realm = self.realms.of(&cluster.profile).await?;
        let fetch =
            async || Ok(client.describe_db_cluster_migration(&cluster.region, &cluster.id).await?);
        let record = |reading: &Reading<Migration>| {
            // A reading during which the world changed belongs to neither.
            if self.realms.now(&cluster.profile) == realm {
                self.observed.record(&realm, cluster, reading);
            }
        };
        self.migrations.get_answer(cluster, max_age, fetch, record).await
    }
}
