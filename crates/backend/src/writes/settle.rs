//! Settles by reading every intent whose effect is not known yet.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use migration::{ClusterId, Sent, Settlement};

use super::Writes;
use super::subject::settle_intent;
use crate::caller::Caller;
use crate::error::ReadError;
use crate::intent::{IntentId, IntentRecord, Outcome, Reason, SubjectState};
use crate::store::JournalError;

impl Writes {
    /// Reads right after the answer, and continues in the background if that does not settle the intent.
    pub async fn begin_settling(self: &Arc<Self>, record: &mut IntentRecord) {
        let settled = self.settle_once(record).await;
        if let Err(error) = &settled {
            tracing::error!(intent.id = %record.intent_id, %error, "not settled");
        }
        if settled.is_err() || record.outcome.is_open() {
            self.keep_settling(record.intent_id.clone(), self.config.fast_poll);
        }
    }

    /// Reads until the intent is settled. Ends at shutdown; the next process takes it up again.
    pub fn keep_settling(self: &Arc<Self>, id: IntentId, first_wait: Duration) {
        let writes = self.clone();
        self.background.supervised("settling of an intent", move || {
            let (writes, id) = (writes.clone(), id.clone());
            async move { writes.settle_until_closed(&id, first_wait).await }
        });
    }

    async fn settle_until_closed(self: &Arc<Self>, id: &IntentId, first_wait: Duration) {
        let mut wait = first_wait;
        loop {
            tokio::time::sleep(wait).await;
            wait = match self.settle_known(id).await {
                Ok(Some(record)) => self.settling_interval(&record),
                Ok(None) => break,
                Err(error) => {
                    tracing::error!(intent.id = %id, %error, "not settled");
                    self.config.slow_poll
                }
            };
        }
    }

    fn settling_interval(&self, record: &IntentRecord) -> Duration {
        let config = &self.config;
        if self.may_be_decided(record) { config.slow_poll } else { config.fast_poll }
    }

    /// Settles the intent as the journal has it, and returns it if it is still open after that.
    async fn settle_known(
        self: &Arc<Self>,
        id: &IntentId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        let found = self.journal.get(id).await?;
        let Some(mut record) = found.filter(|it| it.outcome.is_open()) else { return Ok(None) };
        self.settle_once(&mut record).await?;
        Ok(Some(record).filter(|it| it.outcome.is_open()))
    }

    /// Reads once, and closes the intent if the reading shows what became of it.
    async fn settle_once(self: &Arc<Self>, record: &mut IntentRecord) -> Result<(), JournalError> {
        if !record.outcome.is_open() {
            return Ok(());
        }
        if record.realm.is_another_world_of(&self.realms.now(record.intent.profile())) {
            return self.close_as_gone(record).await;
        }
        // If the reading fails, the next one may succeed.
        let Ok(now) = self.read_subject_in_its_realm(record).await else { return Ok(()) };
        self.settle_by(record, now).await
    }

    /// The subject as it is now.
    ///
    /// # Errors
    /// It cannot be read, or what is read is of another realm and says nothing about this intent.
    pub async fn read_subject_in_its_realm(
        self: &Arc<Self>,
        record: &IntentRecord,
    ) -> Result<SubjectState, ReadError> {
        let profile = record.intent.profile();
        if self.realms.now(profile) != record.realm {
            return Err(ReadError::another_realm());
        }
        let read = self.read_subject(record).await?;
        // The world may have changed before or while it was read.
        self.ask_world(profile).await;
        if self.realms.now(profile) == record.realm {
            Ok(read)
        } else {
            Err(ReadError::another_realm())
        }
    }

    /// Closes the intent if the reading shows what became of it.
    pub async fn settle_by(
        &self,
        record: &mut IntentRecord,
        now: SubjectState,
    ) -> Result<(), JournalError> {
        let sent = Sent {
            since: since_sent(record),
            call_timeout: self.timeout_of(record),
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
        if !self.journal.save(record, &Caller::console()).await? {
            *record = self.journal.get_known(&record.intent_id).await?;
        }
        Ok(())
    }

    /// How long the call of an intent was allowed to take.
    pub fn timeout_of(&self, record: &IntentRecord) -> SignedDuration {
        record.call_timeout.unwrap_or_else(|| self.call_timeout())
    }

    pub fn call_timeout(&self) -> SignedDuration {
        SignedDuration::try_from(self.config.call_timeout).unwrap_or(SignedDuration::MAX)
    }
}

pub fn since_sent(record: &IntentRecord) -> SignedDuration {
    record.sent_at.map_or(SignedDuration::ZERO, |sent| Timestamp::now().duration_since(sent))
}
