//! Which connection strings a roll back swaps.

use migration::{Action, ClusterId, Migration, Pairs, invert};

use crate::journal::JournalError;
use crate::{Backend, Parameters};

/// What the journal knows about the switch that a roll back would undo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayBack {
    /// Switched here with endpoints: these pairs undo it.
    Known(Pairs),
    /// Switched here without endpoints: nothing to swap back.
    NothingSwapped,
    /// Switched elsewhere, or changed since: the operator chooses the pairs.
    Unknown,
}

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
        let (Action::Switch, Parameters::Move { pairs }, Some(before)) =
            (last.action, last.parameters, last.read_before)
        else {
            return Ok(WayBack::Unknown);
        };
        let swapped = pairs.clone().unwrap_or_default();
        let (rds, polardb) = after_swap(&before, &swapped);
        if sorted(rds) != sorted(now.rds_strings())
            || sorted(polardb) != sorted(now.polardb_strings())
        {
            return Ok(WayBack::Unknown);
        }
        Ok(match pairs {
            Some(pairs) => WayBack::Known(invert(&pairs)),
            None => WayBack::NothingSwapped,
        })
    }
}

/// The strings of both sides once `pairs` have swapped.
fn after_swap(before: &Migration, pairs: &Pairs) -> (Vec<String>, Vec<String>) {
    let swap = |text: String| {
        pairs
            .iter()
            .find_map(|pair| match &text {
                text if *text == pair.rds => Some(pair.polardb.clone()),
                text if *text == pair.polardb => Some(pair.rds.clone()),
                _ => None,
            })
            .unwrap_or(text)
    };
    (
        before.rds_strings().into_iter().map(swap).collect(),
        before.polardb_strings().into_iter().map(swap).collect(),
    )
}

fn sorted(mut strings: Vec<String>) -> Vec<String> {
    strings.sort();
    strings
}
