//! Every path of the console. No other file spells one.

use migration::{Action, ClusterRef, RegionId};

pub const CLUSTERS: &str = "/clusters";

pub fn clusters(region: &RegionId) -> String {
    format!("{CLUSTERS}?region={region}")
}

/// A page of the cluster list with its filters.
pub fn clusters_page(region: &RegionId, text: &str, status: &str, page: usize) -> String {
    let mut url = clusters(region);
    for (name, value) in [("q", text), ("status", status)] {
        if !value.is_empty() {
            url.push_str(&format!("&{name}={}", encode(value)));
        }
    }
    if page > 1 {
        url.push_str(&format!("&page={page}"));
    }
    url
}

pub fn cluster(cluster: &ClusterRef) -> String {
    format!("{CLUSTERS}/{}?region={}", cluster.id, cluster.region)
}

/// A dialog without its region, for a form that carries the region itself.
pub fn dialog_path(cluster: &ClusterRef, action: Action) -> String {
    format!("{CLUSTERS}/{}/{action}", cluster.id)
}

pub fn dialog(cluster: &ClusterRef, action: Action) -> String {
    format!("{}?region={}", dialog_path(cluster, action), cluster.region)
}

/// The cluster page with the focus on the button that opens a dialog.
pub fn back_from(cluster: &ClusterRef, action: Action) -> String {
    format!("{}#{action}", self::cluster(cluster))
}

/// Where the live panel asks.
pub fn live(cluster: &ClusterRef) -> String {
    let ClusterRef { profile, region, id } = cluster;
    format!("/api/live?profile={profile}&region={region}&cluster={id}")
}

/// Where a dialog posts to.
pub fn post(action: Action) -> String {
    format!("/api/migration/{action}")
}

pub fn outcome(cluster: &ClusterRef, action: Action, intent_id: &str) -> String {
    format!("{}&intent={intent_id}", dialog(cluster, action))
}

/// Percent-encodes a query value.
fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
