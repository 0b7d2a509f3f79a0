//! The outcome of a preflight.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Action, CheckId, Evidence, Fix};

/// How heavy it weighs that a check cannot be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    Info,
    Warn,
    Block,
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Pass,
    /// To be read; asks for nothing.
    Info,
    /// Has to be acknowledged by name.
    Warn,
    /// Nothing may be sent.
    Block,
    /// Nothing tells; weighs as said.
    NotKnown(Weight),
}

impl Verdict {
    pub fn blocks(self) -> bool {
        matches!(self, Self::Block | Self::NotKnown(Weight::Block))
    }

    pub fn needs_acknowledgement(self) -> bool {
        matches!(self, Self::Warn | Self::NotKnown(Weight::Warn))
    }

    /// Pass is nothing.
    pub fn weight(self) -> Option<Weight> {
        match self {
            Self::Pass => None,
            Self::Info => Some(Weight::Info),
            Self::Warn => Some(Weight::Warn),
            Self::Block => Some(Weight::Block),
            Self::NotKnown(weight) => Some(weight),
        }
    }
}

/// One check. A check about pairs or names comes once for each of them, with the same id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    pub id: CheckId,
    pub verdict: Verdict,
    pub evidence: Evidence,
    pub fix: Option<Fix>,
}

impl Check {
    pub(crate) fn new(id: CheckId, verdict: Verdict, evidence: Evidence) -> Self {
        Self { id, verdict, evidence, fix: None }
    }

    pub(crate) fn with_fix(self, fix: impl Into<Option<Fix>>) -> Self {
        Self { fix: fix.into(), ..self }
    }
}

/// Every check of an action, in the order of a reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub action: Action,
    pub checks: Vec<Check>,
}

impl Report {
    /// Whether nothing may be sent, whatever is acknowledged.
    pub fn blocks(&self) -> bool {
        self.checks.iter().any(|check| check.verdict.blocks())
    }

    /// The checks that have to be acknowledged by name.
    pub fn needs_acknowledgement(&self) -> BTreeSet<CheckId> {
        let amber = self.checks.iter().filter(|check| check.verdict.needs_acknowledgement());
        amber.map(|check| check.id).collect()
    }

    /// What still has to be acknowledged.
    pub fn unacknowledged(&self, acknowledged: &BTreeSet<CheckId>) -> BTreeSet<CheckId> {
        self.needs_acknowledgement().difference(acknowledged).copied().collect()
    }

    /// Whether the action may be sent by somebody who acknowledged these.
    pub fn accepts(&self, acknowledged: &BTreeSet<CheckId>) -> bool {
        !self.blocks() && self.unacknowledged(acknowledged).is_empty()
    }

    pub fn of(&self, id: CheckId) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(move |check| check.id == id)
    }

    /// The heaviest verdict; nothing when every check passes.
    pub fn heaviest(&self) -> Option<Weight> {
        self.checks.iter().filter_map(|check| check.verdict.weight()).max()
    }
}
