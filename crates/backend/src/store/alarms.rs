//! The rows of alarms. An alarm stands until somebody acknowledges it.

use std::collections::{BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp};
use migration::{ClusterId, ClusterRef, Realm};

use super::JournalError;
use super::chain::Change;
use super::columns::{milliseconds, optional_time};
use super::engine::Engine;
use super::event::{Event, What, Written};
use super::row::Row;
use super::statement::Statement;
use crate::caller::Caller;

/// What an alarm is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlarmKind {
    /// A migration ended, and both sides accept writes.
    BothWrite,
    /// An intent was sent, and something else happened.
    SomethingElse,
    /// A transition that an intent began was given up by the cloud.
    FellBack,
}

/// Who acknowledged an alarm, and when, by this server's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledged {
    pub caller: String,
    pub at: Timestamp,
}

/// A new alarm.
#[derive(Debug)]
pub struct Raised<'a> {
    pub realm: &'a Realm,
    pub cluster: &'a ClusterRef,
    pub kind: AlarmKind,
    /// When what it tells of began, by the upstream's clock.
    pub at: Timestamp,
    /// The intent that it is about, or that may have caused it.
    pub intent_id: Option<String>,
    /// What it tells, as JSON.
    pub what: String,
}

impl AlarmKind {
    const ALL: [Self; 3] = [Self::BothWrite, Self::SomethingElse, Self::FellBack];

    /// The word in the journal.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::BothWrite => "both-write",
            Self::SomethingElse => "something-else",
            Self::FellBack => "fell-back",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Raises an alarm in the transaction of what causes it.
pub async fn raise(change: &mut Change, raised: Raised<'_>) -> Result<(), JournalError> {
    let Raised { realm, cluster, kind, mut at, intent_id, what } = raised;
    while kind != AlarmKind::BothWrite && is_taken(change, realm, &cluster.id, kind, at).await? {
        at = at.saturating_add(SignedDuration::from_millis(1)).unwrap_or(at);
    }
    let row = Written::from([
        ("seq".to_owned(), change.next_seq().into()),
        ("realm".to_owned(), realm.as_str().into()),
        ("profile".to_owned(), cluster.profile.as_str().into()),
        ("region".to_owned(), cluster.region.as_str().into()),
        ("cluster".to_owned(), cluster.id.as_str().into()),
        ("kind".to_owned(), kind.as_str().into()),
        ("at".to_owned(), milliseconds(at).into()),
        ("intent_id".to_owned(), intent_id.into()),
        ("what".to_owned(), what.into()),
    ]);
    change.transaction.execute(insert(&row)).await?;
    change.append(&Event::now(&Caller::console(), What::AlarmRaised(row))).await
}

/// Whether there is an alarm of this kind and time, which another one would replace.
async fn is_taken(
    change: &mut Change,
    realm: &Realm,
    cluster: &ClusterId,
    kind: AlarmKind,
    at: Timestamp,
) -> Result<bool, JournalError> {
    let taken = Statement::new(
        "SELECT seq FROM alarms WHERE realm = $1 AND cluster = $2 AND kind = $3 AND at = $4",
    );
    let taken = taken
        .bind(realm.as_str())
        .bind(cluster.as_str())
        .bind(kind.as_str())
        .bind(milliseconds(at));
    Ok(change.transaction.row(taken).await?.is_some())
}

/// Inserts an alarm. It replaces an earlier one with the same time: the upstream's time went back since then.
pub fn insert(row: &Written) -> Statement {
    let statement = Statement::new(
        "INSERT INTO alarms (seq, realm, profile, region, cluster, kind, at, intent_id, what, \
         acknowledged_by, acknowledged_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         ON CONFLICT (realm, cluster, kind, at) DO UPDATE SET seq = excluded.seq, \
         profile = excluded.profile, region = excluded.region, intent_id = excluded.intent_id, \
         what = excluded.what, acknowledged_by = excluded.acknowledged_by, \
         acknowledged_at = excluded.acknowledged_at",
    );
    let columns = [
        "seq",
        "realm",
        "profile",
        "region",
        "cluster",
        "kind",
        "at",
        "intent_id",
        "what",
        "acknowledged_by",
        "acknowledged_at",
    ];
    columns.iter().fold(statement, |statement, column| {
        statement.bind(row.get(*column).cloned().unwrap_or(None::<String>.into()))
    })
}

/// Acknowledges the alarms that a statement selects. The first person to acknowledge one is the one that is named. False if
/// it selects none.
pub async fn acknowledge(
    engine: &Engine,
    standing: Statement,
    caller: &Caller,
) -> Result<bool, JournalError> {
    let mut change = Change::begin(engine).await?;
    let standing = change.transaction.rows(standing).await?;
    let now = milliseconds(Timestamp::now());
    for row in &standing {
        let seq = row.integer("seq")?;
        let acknowledge = Statement::new(
            "UPDATE alarms SET acknowledged_by = $1, acknowledged_at = $2 WHERE seq = $3",
        );
        let acknowledge = acknowledge.bind(caller.name()).bind(&now).bind(seq);
        change.transaction.execute(acknowledge).await?;
        let row = Written::from([
            ("acknowledged_by".to_owned(), caller.name().into()),
            ("acknowledged_at".to_owned(), (&now).into()),
        ]);
        change.append(&Event::now(caller, What::AlarmAcknowledged(seq, row))).await?;
    }
    change.commit().await?;
    Ok(!standing.is_empty())
}

/// The clusters with alarms that stand, and what these are about. Skips names and kinds that cannot be read.
pub async fn standing(
    engine: &Engine,
    realm: &Realm,
) -> Result<HashMap<ClusterId, BTreeSet<AlarmKind>>, JournalError> {
    let found = Statement::new(
        "SELECT cluster, kind FROM alarms WHERE realm = $1 AND acknowledged_at IS NULL",
    );
    let mut standing: HashMap<_, BTreeSet<_>> = HashMap::new();
    for row in engine.rows(found.bind(realm.as_str())).await? {
        let cluster = row.text("cluster").ok().and_then(|id| ClusterId::parse(id).ok());
        let kind = row.text("kind").ok().and_then(AlarmKind::parse);
        if let (Some(cluster), Some(kind)) = (cluster, kind) {
            standing.entry(cluster).or_default().insert(kind);
        }
    }
    Ok(standing)
}

/// Who acknowledged the alarm of a row.
pub fn acknowledged(row: &Row) -> Result<Option<Acknowledged>, JournalError> {
    let by = row.optional_text("acknowledged_by")?.unwrap_or_default();
    let at = optional_time(row, "acknowledged_at")?;
    Ok(at.map(|at| Acknowledged { caller: by.to_owned(), at }))
}
