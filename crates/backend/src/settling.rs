//! Settles by reading every intent whose effect is not known yet.

use jiff::{SignedDuration, Timestamp};
use migration::{Settlement, settle};

use crate::journal::{Change, JournalError};
use crate::{Backend, IntentId, IntentRecord, Outcome, Reason};

/// A person may not decide this intent now.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    #[error("the journal does not know this intent")]
    NotFound,
    #[error("this intent is settled already")]
    Settled,
    #[error("it is too early to decide: reading may still show what became of the call")]
    TooEarly,
    #[error(transparent)]
    Journal(#[from] JournalError),
}

impl Backend {
    /// Takes up every intent a former process left open. Until each is settled its cluster accepts no other.
    pub(crate) async fn recover(&self) -> Result<(), JournalError> {
        for record in self.inner.journal.open_intents().await? {
            let now = Timestamp::now();
            let change = match record.outcome {
                Outcome::Checking => Change {
                    outcome: Some(Outcome::NotRun),
                    reason: Some(&Reason::StoppedBeforeSending),
                    settled_at: Some(now),
                    ..Change::default()
                },
                Outcome::Sent => Change {
                    outcome: Some(Outcome::Unknown),
                    reason: Some(&Reason::StoppedBeforeAnswer),
                    ..Change::default()
                },
                _ => Change::default(),
            };
            self.inner.journal.change(&record.intent_id, change).await?;
            if record.outcome != Outcome::Checking {
                self.keep_settling(record.intent_id);
            }
        }
        Ok(())
    }

    /// Reads until the intent is settled. Ends at shutdown; the next process takes it up again.
    pub(crate) fn keep_settling(&self, id: IntentId) {
        let backend = self.clone();
        let stop = self.inner.stop.clone();
        self.inner.settlers.spawn(async move {
            let settle_all = async {
                let mut wait = backend.inner.config.fast_poll;
                loop {
                    match backend.settle_once(&id).await {
                        Ok(true) => break,
                        Ok(false) => {}
                        Err(error) => tracing::error!(intent.id = %id, %error, "not settled"),
                    }
                    tokio::time::sleep(wait).await;
                    wait = backend.settling_interval(&id).await;
                }
            };
            tokio::select! {
                () = stop.cancelled() => {}
                () = settle_all => {}
            }
        });
    }

    async fn settling_interval(&self, id: &IntentId) -> std::time::Duration {
        let config = &self.inner.config;
        match self.inner.journal.get(id).await {
            Ok(Some(record)) if self.may_be_decided(&record) => config.slow_poll,
            _ => config.fast_poll,
        }
    }

    /// Reads once and says whether the intent is closed.
    pub(crate) async fn settle_once(&self, id: &IntentId) -> Result<bool, JournalError> {
        let Some(record) = self.inner.journal.get(id).await? else { return Ok(true) };
        if !record.outcome.is_open() {
            return Ok(true);
        }
        let Some(before) = &record.read_before else { return Ok(false) };
        let Ok(now) = self.read_fresh(&record.cluster).await else { return Ok(false) };
        let settlement =
            settle(record.action, before, &now, since_sent(&record), self.call_timeout());
        let outcome = match settlement {
            Settlement::Ran => Outcome::Ran,
            Settlement::DidNotRun => Outcome::NotRun,
            Settlement::SomethingElse => Outcome::SomethingElse,
            Settlement::StillUnknown => return Ok(false),
        };
        tracing::info!(intent.id = %id, cluster = %record.cluster, outcome = outcome.as_str(), "settled");
        let change = Change {
            outcome: Some(outcome),
            read_after: Some(&now),
            settled_at: Some(Timestamp::now()),
            ..Change::default()
        };
        self.inner.journal.change(id, change).await?;
        Ok(true)
    }

    /// Whether a person may decide what became of this intent.
    pub fn may_be_decided(&self, record: &IntentRecord) -> bool {
        matches!(record.outcome, Outcome::Accepted | Outcome::Unknown)
            && Settlement::may_be_decided(since_sent(record), self.call_timeout())
    }

    /// Closes an intent that reading could not settle, as a person says.
    ///
    /// # Errors
    /// See [`DecideError`].
    pub async fn decide(&self, id: &IntentId, ran: bool) -> Result<IntentRecord, DecideError> {
        let record = self.inner.journal.get(id).await?.ok_or(DecideError::NotFound)?;
        if !record.outcome.is_open() {
            return Err(DecideError::Settled);
        }
        if !self.may_be_decided(&record) {
            return Err(DecideError::TooEarly);
        }
        let read_after = self.read_fresh(&record.cluster).await.ok();
        let reason = Reason::Decided { actor: self.inner.config.actor.clone() };
        let change = Change {
            outcome: Some(if ran { Outcome::Ran } else { Outcome::NotRun }),
            reason: Some(&reason),
            read_after: read_after.as_ref(),
            settled_at: Some(Timestamp::now()),
            ..Change::default()
        };
        self.inner.journal.change(id, change).await?;
        self.inner.journal.get(id).await?.ok_or(DecideError::NotFound)
    }

    fn call_timeout(&self) -> SignedDuration {
        SignedDuration::try_from(self.inner.config.call_timeout).unwrap_or(SignedDuration::MAX)
    }
}

fn since_sent(record: &IntentRecord) -> SignedDuration {
    record.sent_at.map_or(SignedDuration::ZERO, |sent| Timestamp::now().duration_since(sent))
}
