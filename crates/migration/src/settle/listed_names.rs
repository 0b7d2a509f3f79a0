//! Which connection strings the cloud lists after a switch with endpoints: those that lead to a side now, or those that it
//! had before. No document says (vendor/rds-migration 2.2).

use crate::rules::Pair;
use crate::vocabulary::{Endpoint, Migration};

/// What a list of connection strings says about a migration that was switched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListedNames {
    /// The strings lead to the side under which they are listed.
    Current,
    /// Each side is listed with the strings that it had before the switch, although they have swapped.
    Original,
    /// No switch with endpoints is known with which the lists could be compared.
    Unknown,
}

impl ListedNames {
    /// Compares the lists with those from before a switch that swapped these pairs.
    pub fn compare(before: &Migration, swapped: &[Pair], now: &Migration) -> Self {
        if swapped.is_empty() {
            Self::Unknown
        } else if are_listed(before, swapped, now) {
            Self::Current
        } else if are_listed(before, &[], now) {
            Self::Original
        } else {
            Self::Unknown
        }
    }
}

/// Whether the lists are those of `before` once `pairs` have swapped, each string at its place.
pub fn are_listed(before: &Migration, pairs: &[Pair], now: &Migration) -> bool {
    places(&before.rds_endpoints, pairs) == places(&now.rds_endpoints, &[])
        && places(&before.polardb_endpoints, pairs) == places(&now.polardb_endpoints, &[])
}

/// Where each string of a side is once `pairs` have swapped: endpoint, position among its addresses, string. If the same
/// strings are in other positions, a roll back would swap the wrong ones.
fn places<'a>(side: &'a [Endpoint], pairs: &'a [Pair]) -> Vec<(&'a str, usize, &'a str)> {
    let mut places: Vec<_> = side
        .iter()
        .flat_map(|endpoint| {
            endpoint.addresses.iter().enumerate().map(|(position, address)| {
                (endpoint.id.as_str(), position, partner(&address.connection_string, pairs))
            })
        })
        .collect();
    places.sort_unstable();
    places
}

/// The string that takes the place of this one once `pairs` have swapped.
fn partner<'a>(text: &'a str, pairs: &'a [Pair]) -> &'a str {
    let partner = |pair: &'a Pair| match text {
        text if text == pair.rds => Some(pair.polardb.as_str()),
        text if text == pair.polardb => Some(pair.rds.as_str()),
        _ => None,
    };
    pairs.iter().find_map(partner).unwrap_or(text)
}

impl Migration {
    /// The migration with each string of `pairs` listed under the other side.
    #[must_use]
    pub fn with_swapped(&self, pairs: &[Pair]) -> Self {
        let mut swapped = self.clone();
        let sides = [&mut swapped.rds_endpoints, &mut swapped.polardb_endpoints];
        for address in sides.into_iter().flatten().flat_map(|endpoint| &mut endpoint.addresses) {
            address.connection_string = partner(&address.connection_string, pairs).to_owned();
        }
        swapped
    }
}
