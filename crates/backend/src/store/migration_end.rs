//! Keeps the end of a migration when a sample shows it.

use jiff::Timestamp;
use migration::{
    Action, BeforeClosing, Closing, ClusterId, LastReading, MigrationStatus, Realm, both_write,
};

use super::alarms::{self, AlarmKind, Raised};
use super::both_write::{Told, word_of, word_of_side};
use super::chain::Change;
use super::columns::{json, milliseconds, time, value};
use super::statement::Statement;
use super::{JournalError, NewSample, Sample};
use crate::intent::Outcome;

/// Samples that are tried until one can be read.
const TRIED: i64 = 20;

/// Writes the alarm that a sample raises, in the transaction that writes the sample.
pub async fn keep(change: &mut Change, new: &NewSample) -> Result<(), JournalError> {
    let NewSample { realm, cluster, sample, noted, .. } = new;
    if sample.status != MigrationStatus::NoMigration {
        return Ok(());
    }
    let Some(both) = both_write(&sample.rds_mode, &sample.cluster_mode) else { return Ok(()) };
    let Some(past) = past(change, new).await? else { return Ok(()) };
    if is_kept(change, realm, &cluster.id, past.last.at).await? {
        return Ok(());
    }
    let sent = sent_between(change, realm, &cluster.id, past.begun, *noted).await?;
    let may_have_expired =
        past.last.unreadable_deadline.is_some() || sample.is_near(past.last.deadline);
    let seen = LastReading {
        at: past.last.at,
        status: past.last.status,
        direction: past.last.direction,
        rds_mode: past.last.rds_mode,
        cluster_mode: past.last.cluster_mode,
        deadline: past.last.deadline,
        may_have_expired,
        closing: past.closing,
    };
    let action = sent.as_ref().filter(|sent| sent.as_meant).map(|sent| sent.action);
    let told = Told {
        source: past.last.source,
        ending: seen.ending(past.gone, action).as_str().to_owned(),
        otherwise: Some(seen.ending(past.gone, None).as_str().to_owned()),
        both_write: word_of(both).to_owned(),
        both_write_at: Some(sample.at),
        in_use: Some(word_of_side(seen.in_use(past.gone, action)).to_owned()),
        in_use_otherwise: Some(word_of_side(seen.in_use(past.gone, None)).to_owned()),
        last_seen: seen.at,
        deadline: seen.deadline.map(|deadline| deadline.0),
        by_own_clock: sample.by_own_clock,
    };
    let raised = Raised {
        realm,
        cluster,
        kind: AlarmKind::BothWrite,
        at: past.gone,
        intent_id: sent.map(|sent| sent.intent_id),
        what: json(&told)?,
    };
    alarms::raise(change, raised).await
}

/// The migration that is gone, from its samples.
struct Past {
    /// When its first sample was read, by this server's clock.
    begun: Timestamp,
    last: Sample,
    /// How it came to be closed. `None` unless the last sample shows that it is.
    closing: Option<Closing>,
    /// Upstream's time of the first sample without it.
    gone: Timestamp,
}

async fn past(change: &mut Change, new: &NewSample) -> Result<Option<Past>, JournalError> {
    let NewSample { realm, cluster, sample, .. } = new;
    let closed = MigrationStatus::NoMigration;
    let last = Statement::new(
        "SELECT * FROM samples WHERE realm = $1 AND cluster = $2 AND status != $3 \
         ORDER BY seq DESC LIMIT $4",
    );
    let last =
        last.bind(realm.as_str()).bind(cluster.id.as_str()).bind(closed.as_str()).bind(TRIED);
    // One that cannot be read must not keep the end of a migration from being told.
    let rows = change.transaction.rows(last).await?;
    let mut read =
        rows.iter().filter_map(|row| Some((row.integer("seq").ok()?, Sample::read(row).ok()?)));
    let Some((seq, mut last)) = read.next() else { return Ok(None) };
    let bounds = Statement::new(
        "SELECT (SELECT at FROM samples WHERE realm = $1 AND cluster = $2 AND seq > $3 \
         ORDER BY seq LIMIT 1) AS gone, \
         (SELECT noted_at FROM samples WHERE realm = $1 AND cluster = $2 AND seq > coalesce((SELECT seq \
         FROM samples WHERE realm = $1 AND cluster = $2 AND seq < $3 AND status = $4 \
         ORDER BY seq DESC LIMIT 1), 0) ORDER BY seq LIMIT 1) AS begun",
    );
    let bounds =
        bounds.bind(realm.as_str()).bind(cluster.id.as_str()).bind(seq).bind(closed.as_str());
    let Some(bounds) = change.transaction.row(bounds).await? else { return Ok(None) };
    let gone = bounds.text("gone").and_then(time).unwrap_or(sample.at);
    let begun = bounds.text("begun").and_then(time).unwrap_or(Timestamp::MIN);
    if last.source.is_empty() {
        last.source = source_said(change, new, seq).await?;
    }
    let closing = match last.status {
        MigrationStatus::Closing => Some(closing(change, new, seq, last.at).await?),
        _ => None,
    };
    Ok(Some(Past { gone, begun, closing, last }))
}

/// The source of a migration that its last sample, of this number, does not say: the one that an earlier sample says. Empty if
/// none does.
async fn source_said(
    change: &mut Change,
    NewSample { realm, cluster, .. }: &NewSample,
    last: i64,
) -> Result<String, JournalError> {
    let said = Statement::new(
        "SELECT source FROM samples WHERE realm = $1 AND cluster = $2 AND seq < $3 \
         AND (source != '' OR status = $4) ORDER BY seq DESC LIMIT 1",
    );
    let said = said
        .bind(realm.as_str())
        .bind(cluster.id.as_str())
        .bind(last)
        .bind(MigrationStatus::NoMigration.as_str());
    let said = change.transaction.row(said).await?;
    Ok(said.and_then(|row| row.text("source").ok().map(str::to_owned)).unwrap_or_default())
}

/// How a migration came to be closed whose last sample has this number and this time, and shows that it is.
async fn closing(
    change: &mut Change,
    NewSample { realm, cluster, .. }: &NewSample,
    last: i64,
    at: Timestamp,
) -> Result<Closing, JournalError> {
    let before = Statement::new(
        "SELECT * FROM samples WHERE realm = $1 AND cluster = $2 AND seq < $3 AND status != $4 \
         ORDER BY seq DESC LIMIT 1",
    );
    let before = before
        .bind(realm.as_str())
        .bind(cluster.id.as_str())
        .bind(last)
        .bind(MigrationStatus::Closing.as_str());
    let before = change.transaction.row(before).await?;
    let seq = before.as_ref().and_then(|row| row.integer("seq").ok()).unwrap_or(0);
    let first = Statement::new(
        "SELECT at FROM samples WHERE realm = $1 AND cluster = $2 AND seq > $3 ORDER BY seq LIMIT 1",
    );
    let first = first.bind(realm.as_str()).bind(cluster.id.as_str()).bind(seq);
    let first = change.transaction.row(first).await?;
    Ok(Closing {
        since: first.and_then(|row| time(row.text("at").ok()?).ok()).unwrap_or(at),
        before: before
            .and_then(|row| Sample::read(&row).ok())
            .filter(|sample| sample.status != MigrationStatus::NoMigration)
            .map(|sample| BeforeClosing {
                at: sample.at,
                status: sample.status,
                direction: sample.direction,
            }),
    })
}

/// Whether the end of the migration that was last seen at this time is in the table.
async fn is_kept(
    change: &mut Change,
    realm: &Realm,
    cluster: &ClusterId,
    last_seen: Timestamp,
) -> Result<bool, JournalError> {
    let known = Statement::new(
        "SELECT what FROM alarms WHERE realm = $1 AND cluster = $2 AND kind = $3 ORDER BY seq DESC",
    );
    let known =
        known.bind(realm.as_str()).bind(cluster.as_str()).bind(AlarmKind::BothWrite.as_str());
    let known = change.transaction.rows(known).await?;
    Ok(known.iter().any(|row| {
        let told = row.text("what").and_then(value::<Told>);
        told.is_ok_and(|told| milliseconds(told.last_seen) == milliseconds(last_seen))
    }))
}

/// An intent that was sent from here to end the migration.
struct Sent {
    intent_id: String,
    action: Action,
    /// Whether it may have done what it was meant to do. If it did something else, it says nothing about the end.
    as_meant: bool,
}

/// The latest intent that was sent between two times of this server's clock, ends a migration, and may have run.
async fn sent_between(
    change: &mut Change,
    realm: &Realm,
    cluster: &ClusterId,
    begun: Timestamp,
    gone: Timestamp,
) -> Result<Option<Sent>, JournalError> {
    let sent = Statement::new(
        "SELECT intent_id, intent, outcome, sent_at FROM intents \
         WHERE realm = $1 AND subject = $2 AND sent_at IS NOT NULL ORDER BY sent_at DESC, seq DESC",
    );
    let sent = sent.bind(realm.as_str()).bind(cluster.as_str());
    for row in change.transaction.rows(sent).await? {
        let Ok(at) = row.text("sent_at").and_then(time) else { continue };
        let Ok(action) = row.text("intent")?.parse::<Action>() else { continue };
        let outcome = row.text("outcome")?;
        let ends = action.ends_migration() && (begun..=gone).contains(&at);
        if ends && outcome != Outcome::NotRun.as_str() {
            let as_meant = outcome != Outcome::SomethingElse.as_str();
            let intent_id = row.text("intent_id")?.to_owned();
            return Ok(Some(Sent { intent_id, action, as_meant }));
        }
    }
    Ok(None)
}
