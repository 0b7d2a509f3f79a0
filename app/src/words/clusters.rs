//! The list of clusters.

use backend::Needs;

/// The list of clusters.
#[derive(Debug)]
pub struct ClustersWords {
    pub title: &'static str,
    pub create: &'static str,
    pub region: &'static str,
    pub search: &'static str,
    pub migration_status: &'static str,
    pub direction: &'static str,
    pub attention: &'static str,
    pub needs: fn(Needs) -> &'static str,
    pub all: &'static str,
    pub show: &'static str,
    pub cluster: &'static str,
    pub status: &'static str,
    /// The label of the box that selects a cluster.
    pub select: fn(cluster: &str) -> String,
    pub not_read: &'static str,
    pub not_read_yet: &'static str,
    pub not_read_again: &'static str,
    pub no_clusters: &'static str,
    pub other_region: &'static str,
    pub no_match: &'static str,
    pub without_filters: &'static str,
    /// The number of clusters that match, of those in the region.
    pub count: fn(matching: usize, total: usize) -> String,
    /// The number of clusters whose migration was read.
    pub read: fn(read: usize, total: usize) -> String,
    /// Warns that filters or the order miss what is not read yet.
    pub partial: &'static str,
    /// The age of the oldest reading on the page.
    pub oldest: fn(seconds: u64) -> String,
    pub held_up: fn(reason: &str) -> String,
    pub refresh: &'static str,
    pub lost: &'static str,
    pub compare: &'static str,
    pub selected: fn(usize) -> String,
    pub selected_only: &'static str,
    pub every_cluster: &'static str,
    pub clear_selection: &'static str,
    pub missing: fn(clusters: &str) -> String,
    pub pages: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub page_of: fn(page: usize, pages: usize) -> String,
}
