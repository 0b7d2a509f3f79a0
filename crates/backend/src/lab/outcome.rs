//! The outcomes of the forms that were posted lately. They are kept in memory, because a lab needs no journal. A page that
//! asks for a forgotten one says so.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

use super::error::LabError;
use super::fields::LabFields;
use super::form::LabForm;
use crate::intent::IntentId;

/// The number of outcomes that are kept.
const KEPT: usize = 50;

/// A form that was posted, and its result.
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
    /// Keeps an outcome and returns its id.
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
