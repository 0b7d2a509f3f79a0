//! The reads that pages are made of.

use acs_client::{Call, Client, Read, StockFilters};
use migration::{ClusterRef, ProfileName, RegionRef};

use super::{SourceQuery, cluster_filters, clusters_read, evaluation_read, sources_read};
use crate::intent::SourceRef;

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
    /// The report of a task. The newest report if there is no task.
    Evaluation(&'a SourceRef, Option<&'a str>),
}

impl PageRead<'_> {
    pub(super) fn profile(&self) -> &ProfileName {
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

    pub(super) fn call(self, client: &Client) -> Call {
        fn call<T>(read: Read<T>) -> Call {
            read.call().clone()
        }
        match self {
            Self::Regions(_) => call(client.describe_regions()),
            Self::Clusters(place) => call({
                let filters = cluster_filters();
                clusters_read(client, &place.region, 1, &filters)
            }),
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
