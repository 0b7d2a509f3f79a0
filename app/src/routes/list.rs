//! The list of clusters: the fields of its form and of its address.

use backend::{ClusterQuery, Needs, Sort};
use migration::{Direction, ProfileName, RegionRef};

use super::address::{encode, of_profile};

pub const CLUSTERS: &str = "/clusters";

pub const REGION: &str = "region";
pub const TEXT: &str = "q";
pub const STATUS: &str = "status";
pub const DIRECTION: &str = "direction";
pub const NEEDS: &str = "needs";
pub const SORT: &str = "sort";
pub const PAGE: &str = "page";
/// A cluster that was ticked; as often as there are.
pub const SELECT: &str = "select";
/// `selected` shows the ticked clusters alone.
pub const ONLY: &str = "only";
pub const SELECTED: &str = "selected";

/// The clusters of an account, in the region that is shown first.
pub fn clusters_of(profile: &ProfileName) -> String {
    of_profile(CLUSTERS.to_owned(), profile)
}

pub fn clusters(place: &RegionRef) -> String {
    of_profile(format!("{CLUSTERS}?region={}", place.region), &place.profile)
}

/// The list with everything that is asked of it, on its first page.
pub fn list(query: &ClusterQuery) -> String {
    let mut url = clusters(&query.place);
    let direction = query.direction.as_ref().map(Direction::as_str).unwrap_or_default();
    let sort = if query.sort == Sort::default() { String::new() } else { query.sort.word() };
    for (name, value) in [
        (TEXT, query.text.as_str()),
        (STATUS, &query.status),
        (DIRECTION, direction),
        (NEEDS, query.needs.map(Needs::as_str).unwrap_or_default()),
        (SORT, &sort),
        (ONLY, if query.only_selected { SELECTED } else { "" }),
    ] {
        if !value.is_empty() {
            url.push_str(&format!("&{name}={}", encode(value)));
        }
    }
    for id in &query.selected {
        url.push_str(&format!("&{SELECT}={id}"));
    }
    url
}
