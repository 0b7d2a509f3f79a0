//! The reads of lists: clusters and source instances.

use acs_client::{Client, ClusterFilters, ClusterPage, InstanceFilters, InstancePage, Read};
use migration::{RegionId, RegionRef};

/// Rows of one page of a list.
pub const PAGE_ROWS: usize = 50;
const SOURCE_ROWS: u32 = PAGE_ROWS as u32;
/// Rows of the largest page that the call for clusters gives (vendor/rds-migration 4.1).
pub const UPSTREAM_PAGE: u32 = 100;

/// Which source instances are listed; all of it comes from the URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceQuery {
    pub place: RegionRef,
    /// Part of an id or description.
    pub text: String,
    /// From 1.
    pub page: u32,
}

/// The engine of every cluster that can be migrated to.
pub const DB_TYPE: &str = "MySQL";

/// The filters of the list of a region's clusters. Clusters of other engines have no migration to be read.
pub fn cluster_filters() -> ClusterFilters {
    ClusterFilters { db_type: Some(DB_TYPE.to_owned()), ..ClusterFilters::default() }
}

/// One page of a region's clusters.
pub fn clusters_read(
    client: &Client,
    region: &RegionId,
    page: u32,
    filters: &ClusterFilters,
) -> Read<ClusterPage> {
    client.describe_db_clusters(region, page, UPSTREAM_PAGE, filters)
}

/// One page of a region's RDS instances.
pub fn sources_read(client: &Client, query: &SourceQuery) -> Read<InstancePage> {
    let text = Some(query.text.trim().to_owned()).filter(|text| !text.is_empty());
    let filters = InstanceFilters {
        search: text,
        page_number: Some(query.page.max(1)),
        page_size: Some(SOURCE_ROWS),
        ..InstanceFilters::default()
    };
    client.describe_db_instances(&query.place.region, &filters)
}
