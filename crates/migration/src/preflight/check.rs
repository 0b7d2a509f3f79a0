//! One check and its verdict.

use serde::{Deserialize, Serialize};

use super::{CheckId, Evidence, Fix};

/// How much a verdict weighs.
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
    /// Has to be read only.
    Info,
    /// Has to be acknowledged by its ID.
    Warn,
    /// Prevents sending.
    Block,
    /// The facts do not answer the check. It weighs as given.
    NotKnown(Weight),
}

impl Verdict {
    pub fn blocks(self) -> bool {
        matches!(self, Self::Block | Self::NotKnown(Weight::Block))
    }

    pub fn needs_acknowledgement(self) -> bool {
        matches!(self, Self::Warn | Self::NotKnown(Weight::Warn))
    }

    /// `None` for `Pass`.
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

/// One check. A check about pairs or names occurs once for each of them, with the same ID.
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
