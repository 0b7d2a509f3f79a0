//! A person decides what became of an intent that reading could not settle.

use std::sync::Arc;

use migration::Settlement;

use super::Writes;
use crate::caller::Caller;
use crate::error::ReadError;
use crate::intent::{IntentId, IntentRecord, Outcome, Reason};
use crate::store::JournalError;

/// A person may not decide this intent now.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    #[error("the journal does not know this intent")]
    NotFound,
    #[error("this intent is settled already")]
    Settled,
    #[error("it is too early to decide: reading may still show what became of the call")]
    TooEarly,
    #[error("the migration cannot be read now, and nobody can decide without a look at it: {0}")]
    Unreadable(ReadError),
    /// No reading can be had, and has not been for so long that the caller may decide without one. Holds what has to be
    /// typed for that.
    #[error("the migration cannot be read ({error}): to decide without a reading, type {subject}")]
    NotConfirmed { subject: String, error: ReadError },
    #[error(transparent)]
    Journal(#[from] JournalError),
}

/// What a person says about an intent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub ran: bool,
    /// The ID of the subject, typed to confirm that no reading is needed. `None` if one is.
    pub unseen: Option<String>,
}

impl Writes {
    /// Whether a person may decide what became of this intent.
    pub fn may_be_decided(&self, record: &IntentRecord) -> bool {
        matches!(record.outcome, Outcome::Accepted | Outcome::Unknown)
            && Settlement::may_be_decided(
                self.journal.grace.since_ended(record),
                self.timeout_of(record),
            )
    }

    /// Whether a person may decide about this intent without a reading, if none can be had.
    pub fn may_be_decided_unseen(&self, record: &IntentRecord) -> bool {
        self.may_be_decided(record)
            && Settlement::may_be_decided_unseen(self.journal.grace.since_ended(record))
    }

    /// Closes an intent as the caller decided. One more reading comes first, and what it shows takes precedence.
    pub async fn decide(
        self: &Arc<Self>,
        caller: &Caller,
        id: &IntentId,
        verdict: Verdict,
    ) -> Result<IntentRecord, DecideError> {
        let mut record = self.journal.get(id).await?.ok_or(DecideError::NotFound)?;
        if !record.outcome.is_open() {
            return Err(DecideError::Settled);
        }
        if !self.may_be_decided(&record) {
            return Err(DecideError::TooEarly);
        }
        let now = match self.read_subject_in_its_realm(&record).await {
            Ok(now) => Some(now),
            Err(error) => {
                self.check_unseen(&record, &verdict, error)?;
                None
            }
        };
        if let Some(now) = &now {
            self.settle_by(&mut record, now.clone()).await?;
            if !record.outcome.is_open() {
                return Err(DecideError::Settled);
            }
        }
        let reason = Reason::Decided {
            caller: caller.name().to_owned(),
            seen: now.is_some(),
            because: None,
        };
        record.read_after = now.or(record.read_after);
        record.close(if verdict.ran { Outcome::Ran } else { Outcome::NotRun }, Some(reason));
        // Only what closes an intent changes it while a person may decide about it.
        if self.journal.save(&mut record, caller).await? {
            Ok(record)
        } else {
            Err(DecideError::Settled)
        }
    }

    /// Whether the caller may decide without a reading, and has confirmed it.
    fn check_unseen(
        &self,
        record: &IntentRecord,
        verdict: &Verdict,
        error: ReadError,
    ) -> Result<(), DecideError> {
        if !self.may_be_decided_unseen(record) {
            return Err(DecideError::Unreadable(error));
        }
        let subject = record.intent.subject();
        match verdict.unseen.as_deref().map(str::trim) == Some(subject.as_str()) {
            true => Ok(()),
            false => Err(DecideError::NotConfirmed { subject, error }),
        }
    }
}
