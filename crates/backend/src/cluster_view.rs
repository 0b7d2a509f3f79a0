//! A cluster with its endpoints, merged from four calls: attributes, migration, endpoints, SSL.

use std::time::Duration;

use acs_client::{Cluster, ClusterEndpoint, ClusterSsl, EndpointSsl};
use jiff::Timestamp;
use migration::{
    ClusterChange, ClusterId, ClusterRef, ClusterState, DtsEnd, DtsJobMove, Endpoint, Migration,
};

use crate::{Backend, Intent, JournalError, Outcome, ReadError, Reading};

/// A page that was just asked for shows nothing older than this.
const PAGE_AGE: Duration = Duration::from_secs(1);
/// Intents of a cluster that are looked through for DTS jobs.
const REMEMBERED: u32 = 200;

/// What the forms of a cluster's changes are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterView {
    /// What a form carries as seen.
    pub state: ClusterState,
    /// As in `state`, with their settings.
    pub endpoints: Vec<EndpointView>,
    /// Whether certificates are renewed by themselves.
    pub ssl_auto_rotate: bool,
}

/// An endpoint with its settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointView {
    /// With SSL.
    pub endpoint: Endpoint,
    pub description: String,
    /// `ReadWrite` or `ReadOnly`
    pub read_write_mode: String,
    pub nodes: Vec<String>,
    pub auto_add_new_nodes: bool,
    /// `EndpointConfig`, a JSON text.
    pub config: String,
    /// When the first of its certificates ends.
    pub ssl_expires: Option<Timestamp>,
}

/// A DTS job that was re-pointed from here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownDtsJob {
    pub job: String,
    pub end: DtsEnd,
    /// Where the end points since then, as far as this server did it.
    pub target: String,
}

impl Backend {
    /// The cluster and its endpoints as a page shows them when somebody opens it.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn cluster_view(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Reading<ClusterView>, ReadError> {
        let fetch = async || self.fetch_cluster_view(cluster).await;
        self.inner.views.get(cluster, |_| PAGE_AGE, fetch).await
    }

    /// A reading taken after this was called.
    pub(crate) async fn read_cluster_view(
        &self,
        cluster: &ClusterRef,
    ) -> Result<ClusterView, ReadError> {
        let fetch = async || self.fetch_cluster_view(cluster).await;
        Ok(self.inner.views.get(cluster, |_| Duration::ZERO, fetch).await?.value)
    }

    async fn fetch_cluster_view(&self, cluster: &ClusterRef) -> Result<ClusterView, ReadError> {
        let ClusterRef { profile, region, id } = cluster;
        let client = self.client(profile)?;
        let (attributes, endpoints, ssl) = tokio::try_join!(
            client.describe_db_cluster_attribute(region, id),
            client.describe_db_cluster_endpoints(region, id),
            client.describe_db_cluster_ssl(region, id),
        )?;
        let migration = self.read_fresh(cluster).await?;
        Ok(merge(attributes.value, endpoints.value, &ssl.value, &migration))
    }

    /// DTS jobs of the business that were re-pointed from here, the latest first. PolarDB has no list of them.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn known_dts_jobs(
        &self,
        cluster: &ClusterId,
    ) -> Result<Vec<KnownDtsJob>, JournalError> {
        let mut known: Vec<KnownDtsJob> = Vec::new();
        for record in self.inner.journal.latest(cluster, REMEMBERED).await? {
            let Intent::Change { change: ClusterChange::RepointDtsJobs { jobs, target }, .. } =
                record.intent
            else {
                continue;
            };
            if record.outcome != Outcome::Ran {
                continue;
            }
            for DtsJobMove { job, end } in jobs {
                if !known.iter().any(|known| known.job == job && known.end == end) {
                    known.push(KnownDtsJob { job, end, target: target.clone() });
                }
            }
        }
        Ok(known)
    }
}

fn merge(
    cluster: Cluster,
    endpoints: Vec<ClusterEndpoint>,
    ssl: &ClusterSsl,
    migration: &Migration,
) -> ClusterView {
    let endpoints: Vec<_> =
        endpoints.into_iter().map(|endpoint| view(endpoint, &ssl.endpoints, migration)).collect();
    ClusterView {
        state: ClusterState {
            cluster: cluster.id,
            status: cluster.status,
            pay_type: cluster.pay_type,
            deletion_lock: cluster.deletion_lock,
            nodes: cluster.nodes.into_iter().map(|node| node.id).collect(),
            migration: migration.status.clone(),
            source: migration.source.clone(),
            endpoints: endpoints.iter().map(|view| view.endpoint.clone()).collect(),
        },
        endpoints,
        ssl_auto_rotate: ssl.auto_rotate,
    }
}

/// SSL as its own call says it, else as the migration does.
fn view(endpoint: ClusterEndpoint, ssl: &[EndpointSsl], migration: &Migration) -> EndpointView {
    let ClusterEndpoint {
        mut endpoint,
        description,
        read_write_mode,
        nodes,
        auto_add_new_nodes,
        config,
    } = endpoint;
    let id = endpoint.id.clone();
    let of_address =
        |host: &str| ssl.iter().find(|ssl| ssl.endpoint == id && ssl.connection_string == host);
    let in_migration = |host: &str| {
        let sides = migration.polardb_endpoints.iter().flat_map(|endpoint| &endpoint.addresses);
        sides.filter(|address| address.connection_string == host).find_map(|address| address.ssl)
    };
    let mut expires = None;
    for address in &mut endpoint.addresses {
        let host = address.connection_string.as_str();
        let found = of_address(host);
        address.ssl = found.and_then(|ssl| ssl.enabled).or_else(|| in_migration(host));
        expires = expires.into_iter().chain(found.and_then(|ssl| ssl.expires)).min();
    }
    EndpointView {
        endpoint,
        description,
        read_write_mode,
        nodes,
        auto_add_new_nodes,
        config,
        ssl_expires: expires,
    }
}
