//! The page of a cluster.

/// The page of a cluster.
#[derive(Debug)]
pub struct ClusterWords {
    /// The title if the address names no cluster.
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
    pub more: &'static str,
    pub activity: &'static str,
    pub no_activity: &'static str,
    pub request_id: &'static str,
}
