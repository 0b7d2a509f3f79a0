//! Settles by reading every intent whose effect is not known yet.

use std::future::Future;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use migration::{ClusterId, Sent, Settlement};

use crate::subject_state::settle_intent;
use crate::{
    Backend, IntentId, IntentRecord, JournalError, Outcome, ReadError, Reason, SubjectState,
};

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

impl Backend {
    /// Takes up every intent a former process left open. Until each is settled its cluster accepts no other.
    pub(crate) async fn recover(&self) -> Result<(), JournalError> {
        for record in self.inner.journal.open_intents().await? {
            let reasons = (Reason::StoppedBeforeSending, Reason::StoppedBeforeAnswer);
            self.take_up(record, reasons).await?;
        }
        Ok(())
    }

    /// Takes up an intent whose worker ended without closing it, until the journal lets it.
    pub(crate) fn take_up_broken_off(&self, id: IntentId) {
        let backend = self.clone();
        self.until_shutdown(async move {
            while let Err(error) = backend.take_up_known(&id).await {
                tracing::error!(intent.id = %id, %error, "not taken up");
                tokio::time::sleep(backend.inner.config.fast_poll).await;
            }
        });
    }

    async fn take_up_known(&self, id: &IntentId) -> Result<(), JournalError> {
        let found = self.inner.journal.get(id).await?;
        let Some(record) = found.filter(|it| it.outcome.is_open()) else { return Ok(()) };
        let reasons = (Reason::BrokeOffBeforeSending, Reason::BrokeOffBeforeAnswer);
        self.take_up(record, reasons).await
    }

    /// Closes an intent that was not sent yet, and settles any other. Nobody may be working on it.
    async fn take_up(
        &self,
        mut record: IntentRecord,
        (before_sending, before_answer): (Reason, Reason),
    ) -> Result<(), JournalError> {
        match record.outcome {
            Outcome::Checking => record.close(Outcome::NotRun, Some(before_sending)),
            Outcome::Sent => {
                record.outcome = Outcome::Unknown;
                record.reason = Some(before_answer);
            }
            _ => {}
        }
        self.inner.journal.save(&record).await?;
        if record.outcome.is_open() {
            self.keep_settling(record.intent_id, Duration::ZERO);
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

    pub(crate) fn until_shutdown(&self, work: impl Future<Output = ()> + Send + 'static) {
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
        // The next reading may work.
        let Ok(now) = self.look_after(record).await else { return Ok(()) };
        self.settle_by(record, now).await
    }

    /// Closes the intent if the reading tells what became of it.
    async fn settle_by(
        &self,
        record: &mut IntentRecord,
        now: SubjectState,
    ) -> Result<(), JournalError> {
        let sent = Sent {
            since: since_sent(record),
            call_timeout: self.call_timeout(),
            accepted: record.outcome == Outcome::Accepted,
        };
        let (outcome, reason) = match settle_intent(record, &now, &sent) {
            Settlement::Ran => (Outcome::Ran, None),
            Settlement::DidNotRun => (Outcome::NotRun, Some(Reason::WentOn)),
            Settlement::SomethingElse => (Outcome::SomethingElse, None),
            Settlement::StillUnknown => return Ok(()),
        };
        tracing::info!(
            intent.id = %record.intent_id, subject = %record.intent.subject(), outcome = outcome.as_str(),
            "settled"
        );
        if let (None, Outcome::Ran, SubjectState::Creation(now)) = (&record.made, outcome, &now) {
            record.made = now.new.first().and_then(|id| ClusterId::parse(id.as_str()).ok());
        }
        record.read_after = Some(now);
        record.close(outcome, reason);
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

    /// Closes an intent that reading could not settle, as a person says. One more reading comes first: what it shows
    /// goes before what a person says.
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
        let now = self.look_after(&record).await.map_err(DecideError::Unreadable)?;
        self.settle_by(&mut record, now.clone()).await?;
        if !record.outcome.is_open() {
            return Err(DecideError::Settled);
        }
        record.read_after = Some(now);
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
