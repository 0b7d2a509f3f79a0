//! Reports of migration evaluations.

use jiff::Timestamp;
use migration::REPORT_VALID;
use serde::{Deserialize, Serialize};

use super::evaluation::Check;
use crate::world::{Keyed, Timer, Word};

/// One report. Its result is decided when it begins.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// `TaskId`: a number.
    pub id: String,
    pub source: String,
    pub region: Word,
    pub source_version: Word,
    /// The version wanted.
    pub version: String,
    pub category: String,
    /// `UpgradeMode`
    pub mode: String,
    pub begun: Timestamp,
    pub timer: Timer,
    pub checks: Vec<Check>,
}

impl Report {
    pub fn is_finished(&self, now: Timestamp) -> bool {
        self.timer.end().is_some_and(|end| end <= now)
    }

    /// The validity is counted from the beginning (vendor/rds-migration 6.5).
    pub fn valid_until(&self) -> Timestamp {
        self.begun.checked_add(REPORT_VALID).unwrap_or(Timestamp::MAX)
    }
}

impl Keyed for Report {
    fn id(&self) -> &str {
        &self.id
    }
}
