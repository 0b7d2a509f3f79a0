//! Reads of one cluster, shared by everybody who looks at it.

use std::time::Duration;

use migration::{ClusterRef, ClusterState, Migration, ProfileName, RegionId};

use crate::{Backend, ReadError, Reading};

/// A page that was just asked for shows nothing older than this.
const PAGE_AGE: Duration = Duration::from_secs(1);
const ATTRIBUTES_AGE: Duration = Duration::from_secs(5);
const REGIONS_AGE: Duration = Duration::from_secs(600);

/// What `DescribeDBClusterAttribute` says about a cluster (vendor/rds-migration 4.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterAttributes {
    pub id: String,
    pub description: String,
    pub status: String,
    pub db_type: String,
    pub db_version: String,
    pub region: String,
    pub zones: String,
    pub pay_type: String,
    pub category: String,
    pub deletion_lock: bool,
    pub node_class: String,
    pub nodes: usize,
    pub vpc: String,
    pub vswitch: String,
    pub created: Option<jiff::Timestamp>,
    /// Of the answer.
    pub request_id: Option<String>,
}

impl Backend {
    /// The migration as a page shows it when somebody opens it.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn migration(&self, cluster: &ClusterRef) -> Result<Reading<Migration>, ReadError> {
        self.read_migration(cluster, |_| PAGE_AGE).await
    }

    /// The migration as a page shows it that is open already: one call per interval, however many look.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn watch(&self, cluster: &ClusterRef) -> Result<Reading<Migration>, ReadError> {
        self.read_migration(cluster, |read| match read {
            Ok(migration) => self.poll_interval(migration),
            Err(_) => self.inner.config.fast_poll,
        })
        .await
    }

    /// How long until the next look at this migration is worth a call.
    pub fn poll_interval(&self, migration: &Migration) -> Duration {
        let config = &self.inner.config;
        if migration.status.is_transient() { config.fast_poll } else { config.slow_poll }
    }

    /// A reading taken after this was called.
    pub(crate) async fn read_fresh(&self, cluster: &ClusterRef) -> Result<Migration, ReadError> {
        Ok(self.read_migration(cluster, |_| Duration::ZERO).await?.value)
    }

    pub(crate) async fn read_migration(
        &self,
        cluster: &ClusterRef,
        max_age: impl Fn(&Result<Migration, ReadError>) -> Duration,
    ) -> Result<Reading<Migration>, ReadError> {
        let client = self.client(&cluster.profile)?;
        let fetch =
            async || Ok(client.describe_db_cluster_migration(&cluster.region, &cluster.id).await?);
        let noticed = |reading: &Reading<Migration>| self.noticed(cluster, reading);
        self.inner.migrations.get_noticed(cluster, max_age, fetch, noticed).await
    }

    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn attributes(&self, cluster: &ClusterRef) -> Result<ClusterAttributes, ReadError> {
        self.read_attributes(cluster, |_| ATTRIBUTES_AGE).await
    }

    /// Where the cluster is does not change; a failure of a moment ago must not refuse a write now.
    pub(crate) async fn attributes_for_write(
        &self,
        cluster: &ClusterRef,
    ) -> Result<ClusterAttributes, ReadError> {
        let age = |read: &Result<_, _>| if read.is_ok() { ATTRIBUTES_AGE } else { Duration::ZERO };
        self.read_attributes(cluster, age).await
    }

    async fn read_attributes(
        &self,
        cluster: &ClusterRef,
        max_age: impl Fn(&Result<ClusterAttributes, ReadError>) -> Duration,
    ) -> Result<ClusterAttributes, ReadError> {
        let client = self.client(&cluster.profile)?;
        let fetch = async || {
            let answer = client.describe_db_cluster_attribute(&cluster.region, &cluster.id).await?;
            let request_id = answer.request_id;
            Ok(ClusterAttributes { request_id, ..answer.value.into() })
        };
        Ok(self.inner.attributes.get(cluster, max_age, fetch).await?.value)
    }

    /// The regions of the product as an account sees them. Ten minutes old at most; a failure is forgotten much sooner.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn regions(&self, profile: &ProfileName) -> Result<Vec<RegionId>, ReadError> {
        let client = self.client(profile)?;
        let fetch = async || {
            let answer = client.describe_regions().await?;
            Ok(answer.value.into_iter().filter_map(|it| RegionId::parse(it.id).ok()).collect())
        };
        let fast_poll = self.inner.config.fast_poll;
        let age = |read: &Result<_, _>| if read.is_ok() { REGIONS_AGE } else { fast_poll };
        Ok(self.inner.regions.get(profile, age, fetch).await?.value)
    }
}

impl ClusterAttributes {
    /// What the rules of re-pointing DTS jobs and of a release look at. Nodes and endpoints are not a part of it.
    pub fn state(&self, now: &Migration) -> ClusterState {
        ClusterState {
            status: self.status.clone(),
            pay_type: self.pay_type.clone(),
            deletion_lock: self.deletion_lock,
            migration: now.status.clone(),
            source: now.source.clone(),
            ..ClusterState::gone(self.id.clone())
        }
    }
}

impl From<acs_client::Cluster> for ClusterAttributes {
    fn from(cluster: acs_client::Cluster) -> Self {
        Self {
            id: cluster.id,
            description: cluster.description,
            status: cluster.status,
            db_type: cluster.db_type,
            db_version: cluster.db_version,
            region: cluster.region,
            zones: cluster.zones,
            pay_type: cluster.pay_type,
            category: cluster.category,
            deletion_lock: cluster.deletion_lock,
            node_class: cluster.nodes.first().map(|node| node.class.clone()).unwrap_or_default(),
            nodes: cluster.nodes.len(),
            vpc: cluster.vpc,
            vswitch: cluster.vswitch,
            created: cluster.created,
            request_id: None,
        }
    }
}
