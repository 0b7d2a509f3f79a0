//! Settles by reading every intent whose effect is not known yet.

use std::future::Future;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use migration::{Settlement, settle};

use crate::{Backend, IntentId, IntentRecord, JournalError, Outcome, Reason};

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
        for mut record in self.inner.journal.open_intents().await? {
            match record.outcome {
                Outcome::Checking => {
                    record.close(Outcome::NotRun, Some(Reason::StoppedBeforeSending));
                }
                Outcome::Sent => {
                    record.outcome = Outcome::Unknown;
                    record.reason = Some(Reason::StoppedBeforeAnswer);
                }
                _ => {}
            }
            self.inner.journal.save(&record).await?;
            if record.outcome.is_open() {
                self.keep_settling(record.intent_id, Duration::ZERO);
            }
        }
        Ok(())
    }

    /// Reads right after the answer, and goes on reading in the background while that tells nothing.
    pub(crate) async fn begin_settling(&self, record: &mut IntentRecord) {
        let settled = self.settle_once(record).await;
        if let Err(error) = &settled {
            tracing::error!(intent.id = %record.intent_id, %error, "not settled");
        }
        if settled.is_err() || record.outcome.is_open() {
            self.keep_settling(record.intent_id.clone(), self.inner.config.fast_poll);
        }
    }

    /// Writes a record until that works, then settles it. Ends at shutdown; the next process takes the intent up as
    /// the journal has it.
    pub(crate) fn keep_saving(&self, record: IntentRecord) {
        let backend = self.clone();
        self.until_shutdown(async move {
            while let Err(error) = backend.inner.journal.save(&record).await {
                tracing::debug!(intent.id = %record.intent_id, %error, "still not written");
                tokio::time::sleep(backend.inner.config.fast_poll).await;
            }
            if record.outcome.is_open() {
                backend.keep_settling(record.intent_id, Duration::ZERO);
            }
        });
    }

    /// Reads until the intent is settled. Ends at shutdown; the next process takes it up again.
    pub(crate) fn keep_settling(&self, id: IntentId, first_wait: Duration) {
        let backend = self.clone();
        self.until_shutdown(async move {
            let mut wait = first_wait;
            loop {
                tokio::time::sleep(wait).await;
                wait = match backend.settle_known(&id).await {
                    Ok(Some(record)) => backend.settling_interval(&record),
                    Ok(None) => break,
                    Err(error) => {
                        tracing::error!(intent.id = %id, %error, "not settled");
                        backend.inner.config.slow_poll
                    }
                };
            }
        });
    }

    fn until_shutdown(&self, work: impl Future<Output = ()> + Send + 'static) {
        let stop = self.inner.stop.clone();
        self.inner.settlers.spawn(async move {
            tokio::select! {
                () = stop.cancelled() => {}
                () = work => {}
            }
        });
    }

    fn settling_interval(&self, record: &IntentRecord) -> Duration {
        let config = &self.inner.config;
        if self.may_be_decided(record) { config.slow_poll } else { config.fast_poll }
    }

    /// Settles the intent as the journal has it, and returns it if it is still open.
    async fn settle_known(&self, id: &IntentId) -> Result<Option<IntentRecord>, JournalError> {
        let found = self.inner.journal.get(id).await?;
        let Some(mut record) = found.filter(|it| it.outcome.is_open()) else { return Ok(None) };
        self.settle_once(&mut record).await?;
        Ok(Some(record).filter(|it| it.outcome.is_open()))
    }

    /// Reads once and closes the intent if that tells what became of it.
    async fn settle_once(&self, record: &mut IntentRecord) -> Result<(), JournalError> {
        if !record.outcome.is_open() {
            return Ok(());
        }
        let Some(before) = &record.read_before else { return Ok(()) };
        // The next reading may work.
        let Ok(now) = self.read_fresh(&record.cluster).await else { return Ok(()) };
        let since = since_sent(record);
        let outcome = match settle(record.action, before, &now, since, self.call_timeout()) {
            Settlement::Ran => Outcome::Ran,
            Settlement::DidNotRun => Outcome::NotRun,
            Settlement::SomethingElse => Outcome::SomethingElse,
            Settlement::StillUnknown => return Ok(()),
        };
        tracing::info!(
            intent.id = %record.intent_id, cluster = %record.cluster, outcome = outcome.as_str(),
            "settled"
        );
        record.read_after = Some(now);
        record.close(outcome, None);
        if !self.inner.journal.save(record).await? {
            *record = self.inner.journal.get_known(&record.intent_id).await?;
        }
        Ok(())
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
        let mut record = self.inner.journal.get(id).await?.ok_or(DecideError::NotFound)?;
        if !record.outcome.is_open() {
            return Err(DecideError::Settled);
        }
        if !self.may_be_decided(&record) {
            return Err(DecideError::TooEarly);
        }
        record.read_after = self.read_fresh(&record.cluster).await.ok();
        let reason = Reason::Decided { actor: self.inner.config.actor.clone() };
        let outcome = if ran { Outcome::Ran } else { Outcome::NotRun };
        record.close(outcome, Some(reason));
        if self.inner.journal.save(&record).await? { Ok(record) } else { Err(DecideError::Settled) }
    }

    fn call_timeout(&self) -> SignedDuration {
        SignedDuration::try_from(self.inner.config.call_timeout).unwrap_or(SignedDuration::MAX)
    }
}

fn since_sent(record: &IntentRecord) -> SignedDuration {
    record.sent_at.map_or(SignedDuration::ZERO, |sent| Timestamp::now().duration_since(sent))
}
