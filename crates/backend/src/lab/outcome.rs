//! What became of the forms that were posted lately. It is kept in memory: a lab needs no journal, and a page that is
//! opened again says no more than that it has forgotten.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

use super::{LabError, LabFields, LabForm};
use crate::IntentId;

/// Forms that are remembered.
const KEPT: usize = 50;

/// A form that was posted: what it said, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabOutcome {
    pub form: LabForm,
    /// As they were posted.
    pub fields: LabFields,
    pub answer: Result<LabDone, LabError>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LabDone {
    /// What the form asked for.
    AsAsked,
    /// Time was moved to what happens to a cluster.
    Moved { at: Timestamp, cluster: String },
}

#[derive(Debug, Default)]
pub struct Outcomes {
    kept: Mutex<VecDeque<(String, LabOutcome)>>,
}

impl Outcomes {
    /// Keeps an outcome and gives the id it is found by.
    pub fn keep(&self, outcome: LabOutcome) -> String {
        let id = IntentId::random().to_string();
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back((id.clone(), outcome));
        while kept.len() > KEPT {
            kept.pop_front();
        }
        id
    }

    pub fn get(&self, id: &str) -> Option<LabOutcome> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(known, _)| known == id).map(|(_, outcome)| outcome.clone())
    }
}
