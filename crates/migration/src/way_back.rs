//! What a roll back has to swap.

use serde::{Deserialize, Serialize};

use crate::Pairs;

/// What is known about the switch that a roll back would undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum WayBack {
    /// Switched here with endpoints: these pairs, named by the side that has them now, undo it.
    Known(Pairs),
    /// Switched here without endpoints: nothing to swap back.
    NothingSwapped,
    /// Switched elsewhere, or changed since: the operator chooses the pairs.
    Unknown,
}
