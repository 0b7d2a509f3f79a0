//! The table of intents: each is committed here before anything is sent.

use migration::{Action, Arrival, ChangeKind, ClusterId, Realm};

use super::alarms::{self, AlarmKind, Raised};
use super::chain::Change;
use super::columns::{is_open, json};
use super::engine::Engine;
use super::event::{Event, What, Written};
use super::intent_alarms::ToldOfIntent;
use super::journalled_row::{journalled, readable};
use super::row::Row;
use super::statement::Statement;
use super::{JournalError, intent_row, move_end};
use crate::caller::Caller;
use crate::intent::{IntentId, IntentRecord, Journalled, Outcome, Post, Reason};

/// DTS jobs are looked for in this many intents of a cluster.
const SEARCHED: i64 = 200;

/// The journal's answer to a new post.
#[derive(Debug)]
pub enum Begin {
    /// It is the only open intent about its subject.
    Open(Box<IntentRecord>),
    /// The same form was posted before.
    Known(Box<IntentRecord>),
    /// Another intent about the subject is open; this one is recorded as refused.
    Busy(Box<IntentRecord>),
}

#[derive(Debug, Clone)]
pub struct Intents {
    engine: Engine,
}

impl Intents {
    pub fn new(engine: Engine) -> Self {
        Self { engine }
    }

    /// Commits the post, or returns the intent that is in its way.
    pub async fn begin(
        &self,
        post: &Post,
        caller: &Caller,
        realm: &Realm,
    ) -> Result<Begin, JournalError> {
        loop {
            let record = IntentRecord::new(post, caller, realm);
            if self.insert(&record).await? {
                return Ok(Begin::Open(Box::new(record)));
            }
            if let Some(record) = self.get_readable(&post.intent_id).await? {
                return Ok(Begin::Known(Box::new(record)));
            }
            // The open intent may have been closed since the insert; then try again.
            let Some(open) = self.open_about(realm, &post.intent.subject()).await? else {
                continue;
            };
            let mut record = IntentRecord::new(post, caller, realm);
            record.close(Outcome::Refused, Some(in_progress(&open)));
            if self.insert(&record).await? {
                return Ok(Begin::Busy(Box::new(record)));
            }
        }
    }

    /// Inserts an intent. False if its ID was used before, or another intent about its subject is open.
    async fn insert(&self, record: &IntentRecord) -> Result<bool, JournalError> {
        let mut change = Change::begin(&self.engine).await?;
        let mut row = intent_row::written(record)?;
        row.insert("seq".to_owned(), change.next_seq().into());
        if change.transaction.execute(intent_row::insert(&row)).await? == 0 {
            change.transaction.roll_back().await?;
            return Ok(false);
        }
        change.append(&Event::now(&record.caller, What::IntentBegun(row))).await?;
        change.commit().await?;
        Ok(true)
    }

    /// Writes what is known of an intent now, and counts its version up. False if it was closed or changed since the record
    /// was read; then nothing was written.
    pub async fn save(&self, record: &mut IntentRecord, by: &Caller) -> Result<bool, JournalError> {
        let mut change = Change::begin(&self.engine).await?;
        let id = &record.intent_id;
        let known = Statement::new("SELECT * FROM intents WHERE intent_id = $1 AND version = $2");
        let known = change.transaction.row(known.bind(id.as_str()).bind(record.version)).await?;
        let mut row = intent_row::changing(record)?;
        row.insert("version".to_owned(), (record.version + 1).into());
        let written = match &known {
            None => 0,
            Some(_) => {
                let update = intent_row::update(id, record.version, &row);
                change.transaction.execute(update).await?
            }
        };
        let Some(before) = known.filter(|_| written == 1) else {
            change.transaction.roll_back().await?;
            return Ok(false);
        };
        let what = What::IntentChanged(id.clone(), changed(&before, row));
        change.append(&Event::now(by, what)).await?;
        let mut saved = IntentRecord { version: record.version + 1, ..record.clone() };
        follow_up(&mut change, &mut saved).await?;
        change.commit().await?;
        *record = saved;
        Ok(true)
    }

    pub async fn get(&self, id: &IntentId) -> Result<Option<Journalled>, JournalError> {
        let found = Statement::new("SELECT * FROM intents WHERE intent_id = $1").bind(id.as_str());
        Ok(self.engine.row(found).await?.as_ref().map(journalled))
    }

    /// The intent, if there is one.
    ///
    /// # Errors
    /// The journal cannot be read, or not this row.
    pub async fn get_readable(&self, id: &IntentId) -> Result<Option<IntentRecord>, JournalError> {
        match self.get(id).await? {
            None => Ok(None),
            Some(Journalled::Intent(record)) => Ok(Some(*record)),
            Some(Journalled::Raw(raw)) => Err(JournalError::Raw(Box::new(raw))),
        }
    }

    /// An intent that is known to be in the table.
    pub async fn get_known(&self, id: &IntentId) -> Result<IntentRecord, JournalError> {
        let found = self.get_readable(id).await?;
        found.ok_or_else(|| JournalError::Row(format!("the intent {id} is gone")))
    }

    /// The open intent about a subject, which is the only one.
    pub async fn open_about(
        &self,
        realm: &Realm,
        subject: &str,
    ) -> Result<Option<Journalled>, JournalError> {
        let found = Statement::new(concat!(
            "SELECT * FROM intents WHERE realm = $1 AND subject = $2 AND ",
            is_open!()
        ));
        let found = found.bind(realm.as_str()).bind(subject);
        Ok(self.engine.row(found).await?.as_ref().map(journalled))
    }

    pub async fn open_intents(&self) -> Result<Vec<Journalled>, JournalError> {
        let found =
            Statement::new(concat!("SELECT * FROM intents WHERE ", is_open!(), " ORDER BY seq"));
        Ok(self.engine.rows(found).await?.iter().map(journalled).collect())
    }

    /// The latest intents about a subject and the one that created it, newest first.
    pub async fn latest_about(
        &self,
        realm: &Realm,
        subject: &str,
        limit: u32,
    ) -> Result<Vec<Journalled>, JournalError> {
        let found = Statement::new(
            "SELECT * FROM intents WHERE intent_id IN (SELECT intent_id FROM intents \
             WHERE realm = $1 AND subject = $2 UNION SELECT intent_id FROM intents \
             WHERE realm = $1 AND made = $2) ORDER BY seq DESC LIMIT $3",
        );
        let found = found.bind(realm.as_str()).bind(subject).bind(i64::from(limit));
        Ok(self.engine.rows(found).await?.iter().map(journalled).collect())
    }

    /// The latest intent of a cluster that was sent. `None` if it cannot be read.
    pub async fn last_sent(
        &self,
        realm: &Realm,
        cluster: &ClusterId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        let found = Statement::new(
            "SELECT * FROM intents WHERE realm = $1 AND subject = $2 AND sent_at IS NOT NULL \
             ORDER BY sent_at DESC, seq DESC LIMIT 1",
        );
        let found = found.bind(realm.as_str()).bind(cluster.as_str());
        Ok(self.engine.row(found).await?.and_then(|row| readable(&row)))
    }

    /// The latest Switch or Roll Back that ran on a cluster and did not fall back. `None` if it cannot be read: an earlier one does not say where
    /// the endpoints are now.
    pub async fn last_move(
        &self,
        realm: &Realm,
        cluster: &ClusterId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        let found = Statement::new(
            "SELECT * FROM intents WHERE realm = $1 AND subject = $2 AND outcome = 'ran' \
             AND intent IN ($3, $4) AND coalesce(arrived, '') != $5 ORDER BY sent_at DESC, seq DESC LIMIT 1",
        );
        let found = found
            .bind(realm.as_str())
            .bind(cluster.as_str())
            .bind(Action::Switch.as_str())
            .bind(Action::RollBack.as_str())
            .bind(Arrival::FellBack.as_str());
        Ok(self.engine.row(found).await?.and_then(|row| readable(&row)))
    }

    /// The latest intents that re-pointed DTS jobs of a cluster, newest first. Skips those that cannot be read.
    pub async fn repointed(
        &self,
        realm: &Realm,
        cluster: &ClusterId,
    ) -> Result<Vec<IntentRecord>, JournalError> {
        let found = Statement::new(
            "SELECT * FROM intents WHERE realm = $1 AND subject = $2 AND outcome = 'ran' \
             AND intent = $3 ORDER BY seq DESC LIMIT $4",
        );
        let found = found
            .bind(realm.as_str())
            .bind(cluster.as_str())
            .bind(ChangeKind::RepointDtsJobs.as_str())
            .bind(SEARCHED);
        Ok(self.engine.rows(found).await?.iter().filter_map(readable).collect())
    }
}

/// Writes what follows from an outcome, in its transaction: an alarm, and where the transition came out if that was seen
/// meanwhile.
async fn follow_up(change: &mut Change, record: &mut IntentRecord) -> Result<(), JournalError> {
    if record.arrived.is_some_and(|it| it.arrival == Arrival::UnderWay) {
        move_end::catch_up(change, record).await?;
    }
    let (Outcome::SomethingElse, Some(cluster)) = (record.outcome, record.cluster()) else {
        return Ok(());
    };
    let after = record.migration_after();
    let seen_at = after.and_then(|after| after.read_at).or(record.settled_at);
    let comment = after.map(|after| after.comment.clone()).unwrap_or_default();
    let raised = Raised {
        realm: &record.realm,
        cluster,
        kind: AlarmKind::SomethingElse,
        at: seen_at.unwrap_or(record.created_at),
        intent_id: Some(record.intent_id.to_string()),
        what: json(&ToldOfIntent { comment })?,
    };
    alarms::raise(change, raised).await
}

/// Why a new intent is refused while this one is open.
fn in_progress(open: &Journalled) -> Reason {
    match open {
        Journalled::Intent(record) => {
            Reason::InProgress { action: record.kind(), since: record.created_at }
        }
        Journalled::Raw(raw) => Reason::InProgressUnread { intent_id: raw.intent_id.clone() },
    }
}

/// The columns whose values are others than before.
fn changed(before: &Row, mut after: Written) -> Written {
    let before: Written =
        before.columns().map(|(column, value)| (column.to_owned(), value.clone())).collect();
    after.retain(|column, value| !before.get(column).is_some_and(|it| it.is_same(value)));
    after
}
