//! Paths of the page that creates a cluster from a source.

use backend::SourceRef;
use migration::RegionRef;

use super::address::{encode, of_profile};

/// Evaluate a source, then create a cluster from it.
pub const CREATE: &str = "/clusters/new";

/// The sources of a region.
pub fn create(place: &RegionRef) -> String {
    of_profile(format!("{CREATE}?region={}", place.region), &place.profile)
}

/// A page of the sources of a region.
pub fn sources_page(place: &RegionRef, text: &str, page: u32) -> String {
    let mut url = create(place);
    if !text.is_empty() {
        url.push_str(&format!("&q={}", encode(text)));
    }
    if page > 1 {
        url.push_str(&format!("&page={page}"));
    }
    url
}

/// The form for a cluster that is created from a source, with what is typed into it.
pub fn create_from(source: &SourceRef, typed: &[(&str, &str)]) -> String {
    let mut url = format!("{}&source={}", create(&source.region_ref()), source.id);
    for (name, value) in typed {
        url.push_str(&format!("&{name}={}", encode(value)));
    }
    url
}
