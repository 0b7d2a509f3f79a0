//! A person decides what became of an intent that reading could not settle.

use std::sync::Arc;

use migration::Settlement;

use super::Writes;
use super::settle::since_sent;
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
    #[error(transparent)]
    Journal(#[from] JournalError),
}

impl Writes {
    /// Whether a person may decide what became of this intent.
    pub fn may_be_decided(&self, record: &IntentRecord) -> bool {
        matches!(record.outcome, Outcome::Accepted | Outcome::Unknown)
            && Settlement::may_be_decided(since_sent(record), self.timeout_of(record))
    }

    /// Closes an intent as the caller decided. One more reading comes first, and what it shows takes precedence.
    pub async fn decide(
        self: &Arc<Self>,
        caller: &Caller,
        id: &IntentId,
        ran: bool,
    ) -> Result<IntentRecord, DecideError> {
        let mut record = self.journal.get(id).await?.ok_or(DecideError::NotFound)?;
        if !record.outcome.is_open() {
            return Err(DecideError::Settled);
        }
        if !self.may_be_decided(&record) {
            return Err(DecideError::TooEarly);
        }
        let now = self.read_subject_in_its_realm(&record).await.map_err(DecideError::Unreadable)?;
        self.settle_by(&mut record, now.clone()).await?;
        if !record.outcome.is_open() {
            return Err(DecideError::Settled);
        }
        record.read_after = Some(now);
        let reason =
            Reason::Decided { caller: caller.name().to_owned(), seen: true, because: None };
        let outcome = if ran { Outcome::Ran } else { Outcome::NotRun };
        record.close(outcome, Some(reason));
        // Only what closes an intent changes it while a person may decide about it.
        if self.journal.save(&mut record, caller).await? {
            Ok(record)
        } else {
            Err(DecideError::Settled)
        }
    }
}
