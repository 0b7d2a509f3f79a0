//! A row of the journal, as the pages read it.

use jiff::{SignedDuration, Timestamp};
use migration::{
    Action, Arrival, CheckId, ClusterId, ClusterRef, Migration, ReadingsBefore, Realm, Transition,
    TransitionReading,
};

use super::{
    Arrived, Intent, IntentId, IntentKind, Outcome, Parameters, Post, Proof, Reason, SubjectState,
};
use crate::caller::Caller;

/// One row of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntentRecord {
    pub intent_id: IntentId,
    /// Counts the changes of the row.
    pub(crate) version: i64,
    pub realm: Realm,
    pub caller: Caller,
    pub intent: Intent,
    pub read_before: Option<SubjectState>,
    pub outcome: Outcome,
    pub reason: Option<Reason>,
    pub request_id: Option<String>,
    /// The cluster that was created. `None` until that is known.
    pub made: Option<ClusterId>,
    pub read_after: Option<SubjectState>,
    /// How long the call was allowed to take. `None` until it is sent.
    pub call_timeout: Option<SignedDuration>,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    /// When an answer of any kind came.
    pub answered_at: Option<Timestamp>,
    /// When the call ended, with an answer or without one.
    pub ended_at: Option<Timestamp>,
    pub settled_at: Option<Timestamp>,
    /// What the outcome rests on. `None` while the intent is open, if nothing was sent, and if nobody knows what happened.
    pub proof: Option<Proof>,
    /// Where the transition came out that the intent began. `None` if it began none, or that is not known.
    pub arrived: Option<Arrived>,
}

impl IntentRecord {
    /// An open intent for which nothing has been sent yet.
    pub(crate) fn new(post: &Post, caller: &Caller, realm: &Realm) -> Self {
        Self {
            intent_id: post.intent_id.clone(),
            version: 1,
            realm: realm.clone(),
            caller: caller.clone(),
            intent: post.intent.clone(),
            read_before: None,
            outcome: Outcome::Checking,
            reason: None,
            request_id: None,
            made: None,
            read_after: None,
            call_timeout: None,
            created_at: Timestamp::now(),
            sent_at: None,
            answered_at: None,
            ended_at: None,
            settled_at: None,
            proof: None,
            arrived: None,
        }
    }

    pub fn kind(&self) -> IntentKind {
        self.intent.kind()
    }

    /// The cluster that is changed. `None` if the intent changes no cluster.
    pub fn cluster(&self) -> Option<&ClusterRef> {
        self.intent.cluster()
    }

    /// The migration action with its parameters. `None` for any other intent.
    pub fn action(&self) -> Option<(Action, &Parameters)> {
        match &self.intent {
            Intent::Migration { action, parameters, .. } => Some((*action, parameters)),
            _ => None,
        }
    }

    /// The checks that the operator acknowledged. Empty unless the intent is a migration action.
    pub fn acknowledged(&self) -> impl Iterator<Item = CheckId> + '_ {
        let ids = match &self.intent {
            Intent::Migration { acknowledged, .. } => Some(acknowledged),
            _ => None,
        };
        ids.into_iter().flatten().copied()
    }

    pub fn migration_before(&self) -> Option<&Migration> {
        self.read_before.as_ref()?.migration()
    }

    pub fn migration_after(&self) -> Option<&Migration> {
        self.read_after.as_ref()?.migration()
    }

    /// Closes the intent now. If `reason` is `None`, the reason it already has stays.
    pub(crate) fn close(&mut self, outcome: Outcome, reason: Option<Reason>) {
        let was_accepted = self.outcome == Outcome::Accepted;
        self.outcome = outcome;
        self.reason = reason.or(self.reason.take());
        self.settled_at = Some(Timestamp::now());
        self.proof = match self.implied_proof() {
            Some(Proof::Answered | Proof::Seen) if outcome == Outcome::Ran => {
                Some(if was_accepted { Proof::Answered } else { Proof::Seen })
            }
            proof => proof,
        };
    }

    /// Where the transition stands, from the reading that settled the intent: rows from before do not say it, and nobody read
    /// on. `None` if it began none, or a person decided.
    pub(crate) fn implied_arrival(&self) -> Option<Arrived> {
        if self.outcome != Outcome::Ran
            || !matches!(self.proof, Some(Proof::Answered | Proof::Seen))
        {
            return None;
        }
        let ((action, _), before, after) =
            (self.action()?, self.migration_before()?, self.migration_after()?);
        let transition = Transition::of(action, &before.status)?;
        let at = after.read_at.unwrap_or(self.created_at);
        let reading = TransitionReading {
            status: &after.status,
            direction: &after.direction,
            source: &after.source,
            at,
        };
        match transition.arrival(&before.source, &ReadingsBefore::default(), reading) {
            Arrival::UnderWay => Some(Arrived { arrival: Arrival::Overtaken, at: None }),
            arrival => Some(Arrived { arrival, at: after.read_at }),
        }
    }

    /// What the outcome rests on, from the other columns: rows from before do not name it. `None` if nothing was sent, or
    /// nobody knows what happened.
    pub(crate) fn implied_proof(&self) -> Option<Proof> {
        match (self.outcome, &self.reason) {
            (_, Some(Reason::Decided { seen, .. })) => {
                Some(if *seen { Proof::Decided } else { Proof::DecidedUnseen })
            }
            (Outcome::NotRun, Some(Reason::Answered(_))) => Some(Proof::Answered),
            (Outcome::NotRun, Some(Reason::WentOn)) | (Outcome::SomethingElse, _) => {
                Some(Proof::Seen)
            }
            // The reason says why there was no answer.
            (Outcome::Ran, Some(_)) => Some(Proof::Seen),
            (Outcome::Ran, None) => Some(Proof::Answered),
            _ => None,
        }
    }
}
