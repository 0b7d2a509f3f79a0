//! The result of a preflight.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Check, CheckId, Weight};
use crate::vocabulary::Action;

/// Every check of an action, in the order of a reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub action: Action,
    pub checks: Vec<Check>,
}

impl Report {
    /// Whether the action must not be sent, regardless of acknowledgements.
    pub fn blocks(&self) -> bool {
        self.checks.iter().any(|check| check.verdict.blocks())
    }

    /// The checks that have to be acknowledged.
    pub fn needs_acknowledgement(&self) -> BTreeSet<CheckId> {
        let amber = self.checks.iter().filter(|check| check.verdict.needs_acknowledgement());
        amber.map(|check| check.id).collect()
    }

    /// The checks that still have to be acknowledged.
    pub fn unacknowledged(&self, acknowledged: &BTreeSet<CheckId>) -> BTreeSet<CheckId> {
        self.needs_acknowledgement().difference(acknowledged).copied().collect()
    }

    /// Whether the action may be sent with these acknowledgements.
    pub fn accepts(&self, acknowledged: &BTreeSet<CheckId>) -> bool {
        !self.blocks() && self.unacknowledged(acknowledged).is_empty()
    }

    /// The checks with this ID.
    pub fn of(&self, id: CheckId) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(move |check| check.id == id)
    }

    /// The weight of the heaviest verdict. `None` if every check passes.
    pub fn heaviest(&self) -> Option<Weight> {
        self.checks.iter().filter_map(|check| check.verdict.weight()).max()
    }
}
