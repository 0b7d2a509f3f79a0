//! Why an intent has its outcome.

use std::collections::BTreeSet;

use jiff::Timestamp;
use migration::{
    ChangeDifference, ChangeRefusal, Check, CheckId, CreateFault, Difference, PairFault, Refusal,
    SourceDifference, SourceRefusal,
};
use serde::{Deserialize, Serialize};

use super::IntentKind;
use crate::error::ReadError;

/// Why an intent has its outcome. The text is what the operator reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Reason {
    #[error("{}", sentences(.0))]
    Different(Vec<Difference>),
    #[error("{0}")]
    Illegal(Refusal),
    #[error("{} has been in progress here since {}", .action, seconds(*since))]
    InProgress { action: IntentKind, since: Timestamp },
    /// The intent that is in progress cannot be read by this version.
    #[error("the intent {intent_id} is in progress here, and this version cannot read it")]
    InProgressUnread { intent_id: String },
    /// The upstream is not the one that the form was made for.
    #[error("the emulator was reset or restored since this form was posted")]
    AnotherRealm,
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
    /// Red checks of the preflight that none of the reasons above covers.
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
    /// The cloud refused, which proves that nothing was done.
    #[error("{0}")]
    Answered(ReadError),
    /// The call never left.
    #[error("{0}")]
    NotSent(ReadError),
    #[error("{0}")]
    NoAnswer(ReadError),
    /// An answer came that does not prove whether anything was done.
    #[error("the answer proves nothing: {0}")]
    Unproven(ReadError),
    #[error("the migration went on by itself past the place where it would have shown")]
    WentOn,
    #[error("nothing was sent, because the journal could not be written")]
    NotRecorded,
    #[error("the server is shutting down")]
    ShuttingDown,
    #[error("the server stopped before the call was sent")]
    StoppedBeforeSending,
    #[error("the server stopped before the answer came")]
    StoppedBeforeAnswer,
    #[error("the work broke off before the call was sent")]
    BrokeOffBeforeSending,
    #[error("the work broke off before the answer was written down")]
    BrokeOffBeforeAnswer,
    #[error("{}", decided(caller, *seen, because.as_deref()))]
    Decided {
        /// The name. The journals of older servers say `actor`.
        #[serde(alias = "actor")]
        caller: String,
        /// Whether a reading was at hand. Before it could be decided without one, there always was.
        #[serde(default = "at_hand")]
        seen: bool,
        /// What the person gave as the reason, if anything.
        #[serde(default)]
        because: Option<String>,
    },
}

fn sentences(items: &[impl std::fmt::Display]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn at_hand() -> bool {
    true
}

fn decided(caller: &str, seen: bool, because: Option<&str>) -> String {
    let how = if seen { "after reading" } else { "without a reading of" };
    let because = because.map(|text| format!(": {text}")).unwrap_or_default();
    format!("decided by {caller} {how} the migration{because}")
}

/// Each ID once.
fn ids(checks: impl Iterator<Item = CheckId>) -> String {
    let ids: BTreeSet<_> = checks.collect();
    ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ")
}

fn seconds(time: Timestamp) -> Timestamp {
    time.round(jiff::Unit::Second).unwrap_or(time)
}
