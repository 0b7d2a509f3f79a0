//! What is done once a migration moved or ended.

use migration::ClusterRef;

use super::{cluster_path, encode, of_profile};

/// DTS jobs of the business, pointed at the side that writes.
pub fn dts(cluster: &ClusterRef) -> String {
    of_profile(format!("{}?region={}", dts_path(cluster), cluster.region), &cluster.profile)
}

/// The same without region and account, for a form that carries them itself.
pub fn dts_path(cluster: &ClusterRef) -> String {
    format!("{}/dts", cluster_path(cluster))
}

/// The same with what is typed into its form.
pub fn dts_with(cluster: &ClusterRef, typed: &[(String, String)]) -> String {
    let mut url = dts(cluster);
    for (name, value) in typed {
        url.push_str(&format!("&{}={}", encode(name), encode(value)));
    }
    url
}

/// The page that releases a cluster.
pub fn release(cluster: &ClusterRef) -> String {
    let path = format!("{}/release", cluster_path(cluster));
    of_profile(format!("{path}?region={}", cluster.region), &cluster.profile)
}

/// Where these two post to.
pub const REPOINT_DTS_JOBS: &str = "/api/cluster/dts";
pub const RELEASE_CLUSTER: &str = "/api/cluster/release";
