//! Which connection strings a roll back swaps.

use migration::{Action, ClusterRef, Endpoint, Migration, Pair, WayBack, invert};

use super::Writes;
use crate::intent::Parameters;
use crate::store::JournalError;

impl Writes {
    /// Reads the way back from the endpoint lists that were recorded before the last switch.
    pub async fn way_back(
        &self,
        cluster: &ClusterRef,
        now: &Migration,
    ) -> Result<WayBack, JournalError> {
        let realm = self.realms.now(&cluster.profile);
        let Some(last) = self.journal.intents.last_move(&realm, &cluster.id).await? else {
            return Ok(WayBack::Unknown);
        };
        let (Some((Action::Switch, Parameters::Move { pairs })), Some(before)) =
            (last.action(), last.migration_before())
        else {
            return Ok(WayBack::Unknown);
        };
        let swapped = pairs.as_deref().unwrap_or_default();
        let stayed = positions(&before.rds_endpoints, swapped)
            == positions(&now.rds_endpoints, &[])
            && positions(&before.polardb_endpoints, swapped)
                == positions(&now.polardb_endpoints, &[]);
        if !stayed {
            return Ok(WayBack::Unknown);
        }
        Ok(match pairs {
            Some(pairs) => WayBack::Known(invert(pairs)),
            None => WayBack::NothingSwapped,
        })
    }
}

/// Where each string of a side is once `pairs` have swapped: endpoint, position among its addresses, string. If the same
/// strings are in other positions, a roll back would swap the wrong ones.
fn positions<'a>(side: &'a [Endpoint], pairs: &'a [Pair]) -> Vec<(&'a str, usize, &'a str)> {
    let mut positions: Vec<_> = side
        .iter()
        .flat_map(|endpoint| {
            endpoint.addresses.iter().enumerate().map(|(position, address)| {
                (endpoint.id.as_str(), position, swapped(&address.connection_string, pairs))
            })
        })
        .collect();
    positions.sort_unstable();
    positions
}

fn swapped<'a>(text: &'a str, pairs: &'a [Pair]) -> &'a str {
    let partner = |pair: &'a Pair| match text {
        text if text == pair.rds => Some(pair.polardb.as_str()),
        text if text == pair.polardb => Some(pair.rds.as_str()),
        _ => None,
    };
    pairs.iter().find_map(partner).unwrap_or(text)
}
