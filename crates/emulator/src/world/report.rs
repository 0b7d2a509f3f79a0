//! Reports of migration evaluations.

use jiff::Timestamp;
use migration::REPORT_VALID;
use serde::{Deserialize, Serialize};

use super::evaluation::Check;
use super::{Keyed, Timer, Word, World};

/// One report. What it will say is decided when it is begun.
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

    /// Reports are counted from their beginning (vendor/rds-migration 6.5).
    pub fn valid_until(&self) -> Timestamp {
        self.begun.checked_add(REPORT_VALID).unwrap_or(Timestamp::MAX)
    }
}

impl Keyed for Report {
    fn id(&self) -> &str {
        &self.id
    }
}

impl World {
    /// Keeps a report, and forgets those that are no longer valid.
    pub fn add_report(&mut self, report: Report, now: Timestamp) {
        let old = self.reports.iter().filter(|report| report.valid_until() <= now);
        let old: Vec<_> = old.map(|report| report.id.clone()).collect();
        for id in old {
            self.reports.remove(&id);
        }
        self.reports.add(report);
    }
}
