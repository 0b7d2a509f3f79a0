//! Which connection strings a roll back swaps.

use migration::{Action, ClusterId, Endpoint, Migration, Pair, WayBack, invert};

use crate::journal::JournalError;
use crate::{Backend, Parameters};

impl Backend {
    /// Reads the way back from the endpoint lists that were recorded before the last switch.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn way_back(
        &self,
        cluster: &ClusterId,
        now: &Migration,
    ) -> Result<WayBack, JournalError> {
        let Some(last) = self.inner.journal.last_move(cluster).await? else {
            return Ok(WayBack::Unknown);
        };
        let (Some((Action::Switch, Parameters::Move { pairs })), Some(before)) =
            (last.action(), last.migration_before())
        else {
            return Ok(WayBack::Unknown);
        };
        let swapped = pairs.as_deref().unwrap_or_default();
        let stayed = places(&before.rds_endpoints, swapped) == places(&now.rds_endpoints, &[])
            && places(&before.polardb_endpoints, swapped) == places(&now.polardb_endpoints, &[]);
        if !stayed {
            return Ok(WayBack::Unknown);
        }
        Ok(match pairs {
            Some(pairs) => WayBack::Known(invert(pairs)),
            None => WayBack::NothingSwapped,
        })
    }
}

/// Where each string of a side is once `pairs` have swapped: endpoint, place among its addresses, string.
/// The same strings in other places would go back to the wrong ones.
fn places<'a>(side: &'a [Endpoint], pairs: &'a [Pair]) -> Vec<(&'a str, usize, &'a str)> {
    let mut places: Vec<_> = side
        .iter()
        .flat_map(|endpoint| {
            endpoint.addresses.iter().enumerate().map(|(place, address)| {
                (endpoint.id.as_str(), place, swapped(&address.connection_string, pairs))
            })
        })
        .collect();
    places.sort_unstable();
    places
}

fn swapped<'a>(text: &'a str, pairs: &'a [Pair]) -> &'a str {
    let partner = |pair: &'a Pair| match text {
        text if text == pair.rds => Some(pair.polardb.as_str()),
        text if text == pair.polardb => Some(pair.rds.as_str()),
        _ => None,
    };
    pairs.iter().find_map(partner).unwrap_or(text)
}
