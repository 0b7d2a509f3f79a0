//! Intent-checked writes: read again, refuse or go on, journal, send once, settle by reading.

use std::sync::Arc;
use std::time::Duration;

use acs_client::ClientError;
use jiff::Timestamp;
use migration::ProfileName;

use crate::in_flight::Worker;
use crate::journal::{Begin, JournalError};
use crate::send::Answered;
use crate::{Backend, Intent, IntentId, IntentRecord, Outcome, Post, Reason, SubjectState};

/// How long a post waits for its outcome before the page shows what is known so far.
const PATIENCE: Duration = Duration::from_secs(25);

/// The order was not recorded, and this post sent nothing. An earlier post of the same form may have.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    #[error("this post sent nothing, because the journal cannot be written")]
    Journal(#[from] JournalError),
    /// Holds what became of the first post.
    #[error("this post sent nothing, because this form was posted before with other values")]
    FormReused(Box<IntentRecord>),
    #[error("this post sent nothing, because the form's values do not belong to this action")]
    WrongParameters,
    #[error("this post sent nothing, because there is no profile {0} here")]
    UnknownProfile(ProfileName),
    #[error("this post sent nothing, because the server is shutting down")]
    ShuttingDown,
}

impl Backend {
    /// Carries out one post of a form, and returns its row of the journal.
    /// The work goes on in a task of its own when the caller goes away. Posting the same form again, also at
    /// the same time, sends nothing and returns the same row.
    ///
    /// # Errors
    /// Only when the order could not be recorded. A refusal is an outcome.
    pub async fn submit(&self, post: impl Into<Post>) -> Result<IntentRecord, SubmitError> {
        let post = post.into();
        if let Intent::Migration { action, parameters, .. } = &post.intent
            && !parameters.belong_to(*action)
        {
            return Err(SubmitError::WrongParameters);
        }
        if self.client(post.intent.profile()).is_err() {
            return Err(SubmitError::UnknownProfile(post.intent.profile().clone()));
        }
        // Taken before looking, so that a shutdown that begins now waits for the task below.
        let token = self.inner.tasks.token();
        let record = if self.inner.tasks.is_closed() {
            self.posted_before(&post.intent_id).await.ok_or(SubmitError::ShuttingDown)?
        } else {
            let (waiter, worker) = self.inner.in_flight.join(&post.intent_id);
            if let Some(worker) = worker {
                let (backend, post) = (self.clone(), post.clone());
                tokio::spawn(async move {
                    backend.work(post, worker).await;
                    drop(token);
                });
            }
            waiter.outcome(PATIENCE).await?
        };
        if record.intent == post.intent {
            Ok(record)
        } else {
            Err(SubmitError::FormReused(Box::new(record)))
        }
    }

    /// What became of an earlier post of the form, if there was one and that can still be told.
    async fn posted_before(&self, id: &IntentId) -> Option<IntentRecord> {
        match self.inner.in_flight.find(id) {
            Some(waiter) => waiter.outcome(PATIENCE).await.ok(),
            None => self.inner.journal.get(id).await.ok().flatten(),
        }
    }

    /// Carries the post out in a task of its own, so that its end is seen whichever way it ends.
    async fn work(&self, post: Post, worker: Worker) {
        let id = post.intent_id.clone();
        let worker = Arc::new(worker);
        let (backend, at_work) = (self.clone(), worker.clone());
        match tokio::spawn(async move { backend.carry_out(&post, &at_work).await }).await {
            Ok(outcome) => {
                if let Err(error) = &outcome {
                    tracing::error!(intent.id = %id, %error, "nothing was sent");
                }
                worker.end(outcome);
            }
            Err(error) => {
                tracing::error!(intent.id = %id, %error, "the work broke off");
                self.take_up_broken_off(id);
            }
        }
    }

    /// # Errors
    /// Only when nothing was sent because of the journal.
    async fn carry_out(&self, post: &Post, worker: &Worker) -> Result<IntentRecord, JournalError> {
        let mut record = match self.inner.journal.begin(post, &self.inner.config.actor).await? {
            Begin::Known(record) | Begin::Busy(record) => return Ok(*record),
            Begin::Open(record) => *record,
        };
        worker.under_way(&record);
        let (client, before) = match self.check(post).await {
            Ok(checked) => checked,
            Err(refused) => {
                record.read_before = refused.read;
                record.close(Outcome::Refused, Some(refused.reason));
                self.keep(&record).await;
                return Ok(record);
            }
        };
        if !self.record_sending(&mut record, &before).await? {
            return self.inner.journal.get_known(&record.intent_id).await;
        }
        worker.under_way(&record);
        let answer = self.send(client, post, &before).await;
        note_answer(&mut record, answer);
        if self.keep(&record).await {
            self.begin_settling(&mut record).await;
        }
        Ok(record)
    }

    /// Commits that the call is going to be sent. False when the intent was closed by somebody else: nothing must be
    /// sent then.
    async fn record_sending(
        &self,
        record: &mut IntentRecord,
        before: &SubjectState,
    ) -> Result<bool, JournalError> {
        let mut sending = record.clone();
        sending.read_before = Some(before.clone());
        sending.outcome = Outcome::Sent;
        sending.sent_at = Some(Timestamp::now());
        match self.inner.journal.save(&sending).await {
            Ok(open) => {
                *record = sending;
                Ok(open)
            }
            Err(error) => {
                record.read_before = sending.read_before;
                record.close(Outcome::NotRun, Some(Reason::NotRecorded));
                self.keep(record).await;
                Err(error)
            }
        }
    }

    /// Writes what is known now, and says whether that worked. If not, it goes on trying in the background.
    async fn keep(&self, record: &IntentRecord) -> bool {
        let Err(error) = self.inner.journal.save(record).await else { return true };
        tracing::error!(
            intent.id = %record.intent_id, outcome = record.outcome.as_str(), %error,
            "the journal cannot be written; trying again"
        );
        self.keep_saving(record.clone());
        false
    }
}

fn note_answer(record: &mut IntentRecord, answer: Result<Answered, ClientError>) {
    match answer {
        Ok(answered) => {
            record.outcome = Outcome::Accepted;
            record.request_id = answered.request_id;
            record.made = answered.made;
            record.answered_at = Some(Timestamp::now());
        }
        Err(error) => {
            record.request_id = error.request_id().map(str::to_owned);
            let (not_run, answered) = (error.proves_not_run(), error.is_answer());
            record.answered_at = answered.then(Timestamp::now);
            let reason = match (not_run, answered) {
                (true, true) => Reason::Answered,
                (true, false) => Reason::NotSent,
                (false, true) => Reason::Unproven,
                (false, false) => Reason::NoAnswer,
            };
            let reason = Some(reason(error.into()));
            if not_run {
                record.close(Outcome::NotRun, reason);
            } else {
                record.outcome = Outcome::Unknown;
                record.reason = reason;
            }
        }
    }
    tracing::info!(
        intent.id = %record.intent_id, subject = %record.intent.subject(),
        outcome = record.outcome.as_str(), request_id = record.request_id.as_deref(), "called"
    );
}
