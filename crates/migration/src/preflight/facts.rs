//! The input of a preflight.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::rules::{Pair, Pairs};
use crate::settle::Seen;
use crate::vocabulary::{Delay, Migration};

/// What is known about the switch that a roll back would undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum WayBack {
    /// This console switched with endpoints. These pairs, named by the side that has them now, undo it.
    Known(Pairs),
    /// This console switched without endpoints, so no names have to swap back.
    NothingSwapped,
    /// The switch was made elsewhere, or names have changed since. The operator chooses the pairs.
    Unknown,
}

/// The input of a preflight. Start from [`Facts::of`] and set what is known:
/// `Facts { pairs: Some(&pairs), ..Facts::of(&now) }`.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The migration now.
    pub migration: &'a Migration,
    /// What the operator saw. `None` while the form is being rendered.
    pub seen: Option<&'a Seen>,
    /// Earlier readings of the delay, oldest first, without the one of `migration`.
    pub delays: &'a [(Timestamp, Delay)],
    /// Switch and Roll Back: the pairs that swap. `None` for the option without endpoints.
    pub pairs: Option<&'a [Pair]>,
    /// Roll Back and Complete: the names that the switch has swapped.
    pub way_back: &'a WayBack,
    /// DTS jobs of the business that read from or write to either side. `None` if DTS was not asked.
    pub dts_jobs: Option<&'a [String]>,
    /// Complete and Cancel: binary logging stays on.
    pub keep_binlog: bool,
    /// Continue: the failing item is skipped.
    pub force: bool,
}

impl<'a> Facts<'a> {
    /// Only the migration is known, and every choice is the one that a form preselects, without endpoints.
    pub fn of(migration: &'a Migration) -> Self {
        static UNKNOWN: WayBack = WayBack::Unknown;
        Self {
            migration,
            seen: None,
            delays: &[],
            pairs: None,
            way_back: &UNKNOWN,
            dts_jobs: None,
            keep_binlog: true,
            force: false,
        }
    }
}
