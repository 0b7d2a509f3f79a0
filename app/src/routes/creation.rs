//! Paths of the creation of a cluster.

use backend::SourceRef;
use migration::RegionRef;

use super::{encode, of_profile};

/// Evaluate a source, then create a cluster from it.
pub const NEW_CLUSTER: &str = "/clusters/new";

/// The sources of a region.
pub fn new_cluster(place: &RegionRef) -> String {
    of_profile(format!("{NEW_CLUSTER}?region={}", place.region), &place.profile)
}

/// A page of the sources of a region.
pub fn sources_page(place: &RegionRef, text: &str, page: u32) -> String {
    let mut url = new_cluster(place);
    if !text.is_empty() {
        url.push_str(&format!("&q={}", encode(text)));
    }
    if page > 1 {
        url.push_str(&format!("&page={page}"));
    }
    url
}

/// The form for a cluster that is made from a source, with what is typed into it.
pub fn new_cluster_from(source: &SourceRef, typed: &[(&str, &str)]) -> String {
    let mut url = format!("{}&source={}", new_cluster(&source.region_ref()), source.id);
    for (name, value) in typed {
        url.push_str(&format!("&{name}={}", encode(value)));
    }
    url
}

/// Where an evaluation is begun, a cluster created, and the role created that this needs.
pub const EVALUATION: &str = "/api/evaluation";
pub const CREATION: &str = "/api/creation";
pub const LINKED_ROLE: &str = "/api/service-linked-role";
