//! Carries out one post: journal, check, send, settle.

use std::sync::Arc;
use std::time::Duration;

use acs_client::ClientError;
use jiff::Timestamp;
use migration::{ProfileName, Realm};
use tokio_util::task::TaskTracker;

use super::in_flight::{InFlight, Worker};
use super::journal::Journal;
use super::send::{Answered, send};
use crate::background::Background;
use crate::caller::Caller;
use crate::config::Config;
use crate::intent::{Intent, IntentId, IntentRecord, Outcome, Post, Reason, SubjectState};
use crate::observed::Observed;
use crate::reads::Reads;
use crate::realms::Realms;
use crate::store::{Begin, Intents, JournalError};

/// How long a post waits for its outcome before the page shows what is known so far.
const PATIENCE: Duration = Duration::from_secs(25);

/// The post was not recorded, and it sent nothing. An earlier post of the same form may have sent something.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    #[error("this post sent nothing, because the journal cannot be written")]
    Journal(#[from] JournalError),
    /// The form was posted before with other values. Holds what became of that post.
    #[error("this post sent nothing, because this form was posted before with other values")]
    FormReused(Box<IntentRecord>),
    /// Says nothing of the other's post.
    #[error("this post sent nothing, because this form was posted before by somebody else")]
    PostedBySomebodyElse,
    #[error("this post sent nothing, because the form's values do not belong to this action")]
    WrongParameters,
    #[error("this post sent nothing, because there is no profile {0} here")]
    UnknownProfile(ProfileName),
    #[error("this post sent nothing, because the server is shutting down")]
    ShuttingDown,
}

#[derive(Debug)]
pub struct Writes {
    pub(super) config: Arc<Config>,
    pub(super) realms: Arc<Realms>,
    pub(super) reads: Arc<Reads>,
    pub(super) observed: Arc<Observed>,
    pub(super) journal: Journal,
    in_flight: Arc<InFlight>,
    /// Posts in flight. Shutdown waits for them.
    tasks: TaskTracker,
    /// Where intents are settled.
    pub(super) background: Background,
}

impl Writes {
    pub fn new(
        config: Arc<Config>,
        realms: Arc<Realms>,
        reads: Arc<Reads>,
        observed: Arc<Observed>,
        intents: Intents,
        background: Background,
    ) -> Self {
        Self {
            journal: Journal::new(intents, observed.clone(), realms.clone(), config.clock.clone()),
            config,
            realms,
            reads,
            observed,
            in_flight: Arc::default(),
            tasks: TaskTracker::new(),
            background,
        }
    }

    /// Accepts no other post, and waits for those in flight.
    pub async fn end(&self) {
        self.tasks.close();
        self.tasks.wait().await;
    }

    /// Carries out one post of a form in a task of its own, and returns its row of the journal. Posting the same form
    /// again, also at the same time, sends nothing and returns the same row, if the same caller does it.
    pub async fn submit(
        self: &Arc<Self>,
        caller: &Caller,
        post: Post,
    ) -> Result<IntentRecord, SubmitError> {
        if let Intent::Migration { action, parameters, .. } = &post.intent
            && !parameters.belong_to(*action)
        {
            return Err(SubmitError::WrongParameters);
        }
        if !self.config.profiles.has(post.intent.profile()) {
            return Err(SubmitError::UnknownProfile(post.intent.profile().clone()));
        }
        // Taken before the check, so that a shutdown that begins now waits for the task below.
        let token = self.tasks.token();
        let record = if self.tasks.is_closed() {
            self.posted_before(&post.intent_id).await.ok_or(SubmitError::ShuttingDown)?
        } else {
            let (waiter, worker) = self.in_flight.join(&post.intent_id);
            if let Some(worker) = worker {
                let (writes, caller, post) = (self.clone(), caller.clone(), post.clone());
                tokio::spawn(async move {
                    writes.work(caller, post, worker).await;
                    drop(token);
                });
            }
            waiter.outcome(PATIENCE).await?
        };
        if record.caller.name() != caller.name() {
            Err(SubmitError::PostedBySomebodyElse)
        } else if record.intent != post.intent {
            Err(SubmitError::FormReused(Box::new(record)))
        } else {
            Ok(record)
        }
    }

    /// What became of an earlier post of the form. `None` if there was none, or the journal cannot be read.
    async fn posted_before(&self, id: &IntentId) -> Option<IntentRecord> {
        match self.in_flight.find(id) {
            Some(waiter) => waiter.outcome(PATIENCE).await.ok(),
            None => self.journal.get(id).await.ok().flatten(),
        }
    }

    /// Carries out the post in a task of its own, so that a panic is seen, too.
    async fn work(self: &Arc<Self>, caller: Caller, post: Post, worker: Worker) {
        let id = post.intent_id.clone();
        let worker = Arc::new(worker);
        let (writes, at_work) = (self.clone(), worker.clone());
        match tokio::spawn(async move { writes.carry_out(&caller, &post, &at_work).await }).await {
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
    /// The journal could not be written, and nothing was sent.
    async fn carry_out(
        self: &Arc<Self>,
        caller: &Caller,
        post: &Post,
        worker: &Worker,
    ) -> Result<IntentRecord, JournalError> {
        self.ask_world(post.intent.profile()).await;
        let reached = self.realms.of(post.intent.profile()).await;
        let realm = self.realms.now(post.intent.profile());
        let mut record = match self.begin(caller, post, &realm).await? {
            Begin::Known(record) | Begin::Busy(record) => return Ok(*record),
            Begin::Open(record) => *record,
        };
        worker.under_way(&record);
        let checked = match reached {
            Ok(_) => self.recheck_in(post, &realm).await,
            Err(error) => Err(error.into()),
        };
        let (client, before) = match checked {
            Ok(checked) => checked,
            Err(refused) => {
                record.read_before = refused.read;
                record.close(Outcome::Refused, Some(refused.reason));
                self.keep(&mut record).await;
                return Ok(record);
            }
        };
        if self.tasks.is_closed() {
            // The process may be ended before the answer is here.
            record.read_before = Some(before);
            record.close(Outcome::Refused, Some(Reason::ShuttingDown));
            self.keep(&mut record).await;
            return Ok(record);
        }
        if !self.record_sending(&mut record, &before).await? {
            return self.journal.get_known(&record.intent_id).await;
        }
        worker.under_way(&record);
        let answer = send(client, post, &before).await;
        self.journal.grace.call_ended(&record.intent_id);
        note_answer(&mut record, answer);
        if self.keep(&mut record).await {
            self.begin_settling(&mut record).await;
        }
        Ok(record)
    }

    /// Commits the post. If that is said to have failed it may have been done, so what is there is closed.
    async fn begin(
        self: &Arc<Self>,
        caller: &Caller,
        post: &Post,
        realm: &Realm,
    ) -> Result<Begin, JournalError> {
        let begun = self.journal.begin(post, caller, realm).await;
        if begun.is_err() {
            self.take_up_broken_off(post.intent_id.clone());
        }
        begun
    }

    /// Commits that the call is going to be sent. False if the intent was closed meanwhile: then nothing must be sent.
    async fn record_sending(
        self: &Arc<Self>,
        record: &mut IntentRecord,
        before: &SubjectState,
    ) -> Result<bool, JournalError> {
        let mut sending = record.clone();
        sending.read_before = Some(before.clone());
        sending.outcome = Outcome::Sent;
        sending.call_timeout = Some(self.call_timeout());
        sending.sent_at = Some(Timestamp::now());
        match self.journal.save(&mut sending, &record.caller).await {
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

    /// Writes what is known now. False if that failed; then it is tried again in the background.
    async fn keep(self: &Arc<Self>, record: &mut IntentRecord) -> bool {
        let by = record.caller.clone();
        let Err(error) = self.journal.write_over(record, &by).await else { return true };
        tracing::error!(
            intent.id = %record.intent_id, outcome = record.outcome.as_str(), %error,
            "the journal cannot be written; trying again"
        );
        self.keep_saving(record.clone());
        false
    }
}

fn note_answer(record: &mut IntentRecord, answer: Result<Answered, ClientError>) {
    record.ended_at = Some(Timestamp::now());
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
