//! What is sent, for people who want to see it or to send it themselves. Made by the code that sends.

use acs_client::{Call, Client, Read};
use migration::{ClusterRef, ProfileName, RegionRef};

use crate::evaluation::{evaluate_write, evaluation_read};
use crate::fleet::list_read;
use crate::send::write_of;
use crate::sources::sources_read;
use crate::{Backend, Intent, IntentId, ReadError, SourceQuery, SourceRef, StockFilters};

/// A call without its signature, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownCall {
    pub call: Call,
    /// Whose key signs it.
    pub profile: ProfileName,
    /// Scheme, host and port.
    pub base_url: String,
    /// Of its answer, where there was one.
    pub request_id: Option<String>,
}

/// A read that a page is made of.
#[derive(Debug, Clone, Copy)]
pub enum PageRead<'a> {
    Regions(&'a ProfileName),
    /// The first page of the list.
    Clusters(&'a RegionRef),
    Attributes(&'a ClusterRef),
    Migration(&'a ClusterRef),
    Endpoints(&'a ClusterRef),
    Ssl(&'a ClusterRef),
    Sources(&'a SourceQuery),
    Source(&'a SourceRef),
    Stock(&'a RegionRef, &'a StockFilters),
    /// The report of a task, else the newest.
    Evaluation(&'a SourceRef, Option<&'a str>),
}

impl ShownCall {
    pub fn answered(self, request_id: Option<String>) -> Self {
        Self { request_id, ..self }
    }
}

impl PageRead<'_> {
    fn profile(&self) -> &ProfileName {
        match self {
            Self::Regions(profile) => profile,
            Self::Clusters(place) | Self::Stock(place, _) => &place.profile,
            Self::Attributes(cluster)
            | Self::Migration(cluster)
            | Self::Endpoints(cluster)
            | Self::Ssl(cluster) => &cluster.profile,
            Self::Sources(query) => &query.place.profile,
            Self::Source(source) | Self::Evaluation(source, _) => &source.profile,
        }
    }

    fn call(self, client: &Client) -> Call {
        fn call<T>(read: Read<T>) -> Call {
            read.call().clone()
        }
        match self {
            Self::Regions(_) => call(client.describe_regions()),
            Self::Clusters(place) => call(list_read(client, &place.region, 1)),
            Self::Attributes(ClusterRef { region, id, .. }) => {
                call(client.describe_db_cluster_attribute(region, id))
            }
            Self::Migration(ClusterRef { region, id, .. }) => {
                call(client.describe_db_cluster_migration(region, id))
            }
            Self::Endpoints(ClusterRef { region, id, .. }) => {
                call(client.describe_db_cluster_endpoints(region, id))
            }
            Self::Ssl(ClusterRef { region, id, .. }) => {
                call(client.describe_db_cluster_ssl(region, id))
            }
            Self::Sources(query) => call(sources_read(client, query)),
            Self::Source(SourceRef { region, id, .. }) => {
                call(client.describe_db_instance_attribute(region, id))
            }
            Self::Stock(place, filters) => {
                call(client.describe_db_cluster_available_resources(&place.region, filters))
            }
            Self::Evaluation(source, task) => call(evaluation_read(client, source, task)),
        }
    }
}

impl Backend {
    /// What will be sent for an intent. Its form's ID is the ClientToken of what has one.
    ///
    /// # Errors
    /// The intent names a profile that is not there.
    pub fn shown_write(&self, intent: &Intent, id: &IntentId) -> Result<ShownCall, ReadError> {
        let source = match intent {
            Intent::Migration { seen, .. } => seen.source.as_str(),
            _ => "",
        };
        self.shown(intent.profile(), |client| write_of(client, intent, id, source).call().clone())
    }

    /// What begins an evaluation.
    ///
    /// # Errors
    /// The source names a profile that is not there.
    pub fn shown_evaluate(
        &self,
        source: &SourceRef,
        version: &str,
        category: &str,
    ) -> Result<ShownCall, ReadError> {
        self.shown(&source.profile, |client| {
            evaluate_write(client, source, version, category).call().clone()
        })
    }

    /// What is sent for a read.
    ///
    /// # Errors
    /// The read names a profile that is not there.
    pub fn shown_read(&self, read: PageRead<'_>) -> Result<ShownCall, ReadError> {
        self.shown(read.profile(), |client| read.call(client))
    }

    fn shown(
        &self,
        profile: &ProfileName,
        call: impl FnOnce(&Client) -> Call,
    ) -> Result<ShownCall, ReadError> {
        let client = self.client(profile)?;
        let call = call(client);
        let base_url = client.base_url(&call);
        Ok(ShownCall { call, profile: profile.clone(), base_url, request_id: None })
    }
}
