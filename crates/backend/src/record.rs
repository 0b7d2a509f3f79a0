//! A row of the journal, as the pages read it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use migration::{
    Action, ChangeDifference, ChangeRefusal, Check, CheckId, ClusterId, ClusterRef, CreateFault,
    Difference, Migration, PairFault, Refusal, SourceDifference, SourceRefusal,
};
use serde::{Deserialize, Serialize};

use crate::{Intent, IntentId, IntentKind, Parameters, Post, ReadError, SubjectState};

/// What became of an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Open: journalled, the migration is being read, nothing is sent yet.
    Checking,
    /// Open: the call is on its way.
    Sent,
    /// Open: the cloud answered yes; reading has not shown the effect yet.
    Accepted,
    /// Open: no answer; it is being settled by reading.
    Unknown,
    /// Closed: nothing was sent.
    Refused,
    /// Closed: it was sent, or about to be, and did not run.
    NotRun,
    /// Closed: it ran and the migration went where the intent meant it to go.
    Ran,
    /// Closed: the migration went somewhere else. An alarm.
    SomethingElse,
}

impl Outcome {
    pub(crate) const ALL: [Self; 8] = [
        Self::Checking,
        Self::Sent,
        Self::Accepted,
        Self::Unknown,
        Self::Refused,
        Self::NotRun,
        Self::Ran,
        Self::SomethingElse,
    ];

    /// The word in the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::Sent => "sent",
            Self::Accepted => "accepted",
            Self::Unknown => "unknown",
            Self::Refused => "refused",
            Self::NotRun => "not-run",
            Self::Ran => "ran",
            Self::SomethingElse => "something-else",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == word)
    }

    /// Whether the cluster accepts no other intent meanwhile.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Checking | Self::Sent | Self::Accepted | Self::Unknown)
    }
}

/// Why an intent has its outcome. The text is what the operator reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Reason {
    #[error("{}", sentences(.0))]
    Different(Vec<Difference>),
    #[error("{0}")]
    Illegal(Refusal),
    #[error("{} has been in progress here since {}", .action, seconds(*since))]
    InProgress { action: IntentKind, since: Timestamp },
    #[error("{}", sentences(.0))]
    ClusterDifferent(Vec<ChangeDifference>),
    #[error("{0}")]
    ChangeIllegal(ChangeRefusal),
    #[error("{}", sentences(.0))]
    SourceDifferent(Vec<SourceDifference>),
    #[error("{instance} cannot be migrated now: {refusal}")]
    SourceIllegal { instance: String, refusal: SourceRefusal },
    #[error("{}", sentences(.0))]
    NewCluster(Vec<CreateFault>),
    #[error("the account has the service-linked role already")]
    RoleExists,
    #[error("the cluster ID typed to confirm is not {0}")]
    NotConfirmed(String),
    #[error("{}", sentences(.0))]
    Pairs(Vec<PairFault>),
    /// Red checks of the preflight that none of the reasons above says.
    #[error("these checks block it: {}", ids(.0.iter().map(|check| check.id)))]
    Blocked(Vec<Check>),
    /// Amber checks of the preflight.
    #[error("these checks have to be acknowledged: {}", ids(.0.iter().map(|check| check.id)))]
    Unacknowledged(Vec<Check>),
    #[error("the journal, which the checks need, could not be read")]
    JournalUnreadable,
    #[error("the cluster is in {is}, not in {asked}")]
    WrongRegion { asked: String, is: String },
    #[error("the migration could not be read before sending: {0}")]
    Unreadable(ReadError),
    /// The cloud's no, which proves that nothing was done.
    #[error("{0}")]
    Answered(ReadError),
    /// The call never left.
    #[error("{0}")]
    NotSent(ReadError),
    #[error("{0}")]
    NoAnswer(ReadError),
    /// An answer came that does not say whether anything was done.
    #[error("the answer proves nothing: {0}")]
    Unproven(ReadError),
    #[error("the migration went on by itself past the place where it would have shown")]
    WentOn,
    #[error("nothing was sent, because the journal could not be written")]
    NotRecorded,
    #[error("the server stopped before the call was sent")]
    StoppedBeforeSending,
    #[error("the server stopped before the answer came")]
    StoppedBeforeAnswer,
    #[error("the work broke off before the call was sent")]
    BrokeOffBeforeSending,
    #[error("the work broke off before the answer was written down")]
    BrokeOffBeforeAnswer,
    #[error("decided by {actor} after reading the migration")]
    Decided { actor: String },
}

fn sentences(items: &[impl std::fmt::Display]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// Each once.
fn ids(checks: impl Iterator<Item = CheckId>) -> String {
    let ids: BTreeSet<_> = checks.collect();
    ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ")
}

fn seconds(time: Timestamp) -> Timestamp {
    time.round(jiff::Unit::Second).unwrap_or(time)
}

/// One row of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntentRecord {
    pub intent_id: IntentId,
    pub actor: String,
    pub intent: Intent,
    pub read_before: Option<SubjectState>,
    pub outcome: Outcome,
    pub reason: Option<Reason>,
    pub request_id: Option<String>,
    /// The cluster that was created, once that is known.
    pub made: Option<ClusterId>,
    pub read_after: Option<SubjectState>,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    /// When an answer came, whatever it said.
    pub answered_at: Option<Timestamp>,
    pub settled_at: Option<Timestamp>,
}

impl IntentRecord {
    /// An open intent of which nothing is sent yet.
    pub(crate) fn new(post: &Post, actor: &str) -> Self {
        Self {
            intent_id: post.intent_id.clone(),
            actor: actor.to_owned(),
            intent: post.intent.clone(),
            read_before: None,
            outcome: Outcome::Checking,
            reason: None,
            request_id: None,
            made: None,
            read_after: None,
            created_at: Timestamp::now(),
            sent_at: None,
            answered_at: None,
            settled_at: None,
        }
    }

    pub fn kind(&self) -> IntentKind {
        self.intent.kind()
    }

    /// The cluster that is changed; nothing for what changes none.
    pub fn cluster(&self) -> Option<&ClusterRef> {
        self.intent.cluster()
    }

    /// The migration action with its parameters; nothing for any other intent.
    pub fn action(&self) -> Option<(Action, &Parameters)> {
        match &self.intent {
            Intent::Migration { action, parameters, .. } => Some((*action, parameters)),
            _ => None,
        }
    }

    /// The checks that the operator acknowledged; none for what is no migration action.
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

    /// Settles it now. Without a reason the one it has stays.
    pub(crate) fn close(&mut self, outcome: Outcome, reason: Option<Reason>) {
        self.outcome = outcome;
        self.reason = reason.or(self.reason.take());
        self.settled_at = Some(Timestamp::now());
    }
}
