//! Everything that one account has.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::answered::{Answered, read_answered};
use super::cluster::Cluster;
use super::migration::DtsJob;
use super::progression::Progression;
use super::source::{CheckedSource, Instance, Report};
use super::table::{Rows, Table};
use crate::choices::Choices;
use crate::mix::mix;

/// The resources of one account.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct World {
    pub instances: Table<Instance>,
    pub clusters: Table<Cluster>,
    #[serde(alias = "creations", deserialize_with = "read_answered")]
    pub answered: Table<Answered>,
    #[serde(default)]
    pub dts_jobs: Table<DtsJob>,
    /// Reports of evaluations.
    #[serde(default)]
    pub reports: Table<Report>,
    /// Whether the account is without the service-linked role of PolarDB.
    #[serde(default)]
    pub linked_role_missing: bool,
    /// Whether the account is without the role that DTS needs.
    #[serde(default)]
    pub dts_role_missing: bool,
    /// The emulator's behaviour where the documents are silent.
    #[serde(default, skip_serializing_if = "Choices::is_default")]
    pub choices: Choices,
    /// What ends each step.
    #[serde(default, skip_serializing_if = "Progression::is_default")]
    pub progression: Progression,
    /// Ids of created resources follow from the seed and from how many were given.
    seed: u64,
    ids_given: u64,
}

impl World {
    pub fn new(seed: u64) -> Self {
        Self { seed, ..Self::default() }
    }

    /// An empty world that continues to count ids where this one is, so that no id is given twice.
    pub fn emptied(&self) -> Self {
        Self { seed: self.seed, ids_given: self.ids_given, ..Self::default() }
    }

    /// The tables whose rows are saved one by one. A table that is missing here would be saved as a whole with every change.
    pub fn tables(&mut self) -> [(&'static str, &mut dyn Rows); 5] {
        [
            ("instances", &mut self.instances),
            ("clusters", &mut self.clusters),
            ("answered", &mut self.answered),
            ("dts_jobs", &mut self.dts_jobs),
            ("reports", &mut self.reports),
        ]
    }

    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// A fresh id of the cloud's shape: the prefix and 17 letters and digits.
    pub fn fresh_id(&mut self, prefix: &str) -> String {
        const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
        self.ids_given += 1;
        let mut id = String::from(prefix);
        let low = mix(self.seed ^ self.ids_given.rotate_left(32));
        let mut rest = u128::from(mix(low)) << 64 | u128::from(low);
        for _ in 0..17 {
            id.push(char::from(DIGITS[usize::try_from(rest % 36).unwrap_or_default()]));
            rest /= 36;
        }
        id
    }

    /// A fresh number of a task: 7 digits or more.
    pub fn fresh_number(&mut self) -> u64 {
        self.ids_given += 1;
        2_312_000 + self.ids_given
    }

    /// A fresh order number: 15 digits.
    pub fn fresh_order(&mut self) -> String {
        self.ids_given += 1;
        format!("2{:014}", mix(self.seed ^ self.ids_given) % 100_000_000_000_000)
    }

    /// A source with the roles of its account, as a precheck sees them.
    pub fn checked<'a>(&self, source: &'a Instance) -> CheckedSource<'a> {
        CheckedSource::new(source, self.linked_role_missing, self.dts_role_missing)
    }

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
