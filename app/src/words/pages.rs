/// The list of clusters.
#[derive(Debug)]
pub struct ClustersWords {
    pub title: &'static str,
    pub create: &'static str,
    pub region: &'static str,
    pub search: &'static str,
    pub migration_status: &'static str,
    pub all: &'static str,
    pub show: &'static str,
    pub cluster: &'static str,
    pub status: &'static str,
    pub not_read: &'static str,
    pub no_clusters: &'static str,
    pub no_match: &'static str,
    /// Clusters that match, and clusters of the region.
    pub count: fn(matching: usize, total: usize) -> String,
    pub pages: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub page_of: fn(page: usize, pages: usize) -> String,
}

/// The page of a cluster.
#[derive(Debug)]
pub struct ClusterWords {
    /// The title where the address names no cluster.
    pub title: &'static str,
    pub breadcrumb: &'static str,
    pub clusters: &'static str,
    pub rds_migration: &'static str,
    pub refresh: &'static str,
    pub basic_information: &'static str,
    pub cluster_status: &'static str,
    pub compatibility: &'static str,
    pub region: &'static str,
    pub zones: &'static str,
    pub edition: &'static str,
    pub nodes: &'static str,
    pub billing_method: &'static str,
    pub vpc: &'static str,
    pub vswitch: &'static str,
    pub created: &'static str,
    pub activity: &'static str,
    pub no_activity: &'static str,
    pub request_id: &'static str,
}
