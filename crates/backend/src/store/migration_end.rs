//! Keeps the end of a migration when a sample shows it.

use jiff::Timestamp;
use migration::{Action, ClusterId, LastReading, MigrationStatus, Realm, both_write};

use super::both_write::{BOTH_WRITE, Told, word_of, word_of_side};
use super::chain::Change;
use super::columns::{json, milliseconds, time, value};
use super::event::{Event, What, Written};
use super::statement::Statement;
use super::{JournalError, NewSample, Sample};
use crate::caller::Caller;
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
    let seen = LastReading {
        at: past.last.at,
        status: past.last.status,
        direction: past.last.direction,
        deadline: past.last.deadline,
    };
    let ending = seen.ending(past.gone, sent.as_ref().is_some_and(|sent| sent.as_meant));
    let told = Told {
        source: past.last.source,
        ending: ending.as_str().to_owned(),
        otherwise: Some(seen.ending(past.gone, false).as_str().to_owned()),
        both_write: word_of(both).to_owned(),
        both_write_at: Some(sample.at),
        in_use: seen.in_use(past.gone).map(|side| word_of_side(side).to_owned()),
        last_seen: seen.at,
        deadline: seen.deadline.map(|deadline| deadline.0),
    };
    let row = Written::from([
        ("seq".to_owned(), change.next_seq().into()),
        ("realm".to_owned(), realm.as_str().into()),
        ("profile".to_owned(), cluster.profile.as_str().into()),
        ("region".to_owned(), cluster.region.as_str().into()),
        ("cluster".to_owned(), cluster.id.as_str().into()),
        ("kind".to_owned(), BOTH_WRITE.into()),
        ("at".to_owned(), milliseconds(past.gone).into()),
        ("intent_id".to_owned(), sent.map(|sent| sent.intent_id).into()),
        ("what".to_owned(), json(&told)?.into()),
    ]);
    change.transaction.execute(raise(&row)).await?;
    change.append(&Event::now(&Caller::console(), What::AlarmRaised(row))).await
}

/// Inserts an alarm. It replaces an earlier one with the same time: the upstream's time went back since then.
pub fn raise(row: &Written) -> Statement {
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

/// The migration that is gone, from its samples.
struct Past {
    /// When its first sample was read, by this server's clock.
    begun: Timestamp,
    last: Sample,
    /// Upstream's time of the first sample without it.
    gone: Timestamp,
}

async fn past(
    change: &mut Change,
    NewSample { realm, cluster, sample, .. }: &NewSample,
) -> Result<Option<Past>, JournalError> {
    let closed = MigrationStatus::NoMigration;
    let last = Statement::new(
        "SELECT * FROM samples WHERE realm = $1 AND cluster = $2 AND status != $3 \
         ORDER BY seq DESC LIMIT $4",
    );
    let last =
        last.bind(realm.as_str()).bind(cluster.id.as_str()).bind(closed.as_str()).bind(TRIED);
    // One that cannot be read must not keep the end of a migration from being told.
    let rows = change.transaction.rows(last).await?;
    let read =
        rows.iter().find_map(|row| Some((row.integer("seq").ok()?, Sample::read(row).ok()?)));
    let Some((seq, last)) = read else { return Ok(None) };
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
    Ok(Some(Past { gone, begun, last }))
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
    let known = known.bind(realm.as_str()).bind(cluster.as_str()).bind(BOTH_WRITE);
    let known = change.transaction.rows(known).await?;
    Ok(known.iter().any(|row| {
        let told = row.text("what").and_then(value::<Told>);
        told.is_ok_and(|told| milliseconds(told.last_seen) == milliseconds(last_seen))
    }))
}

/// An intent that was sent from here to end the migration.
struct Sent {
    intent_id: String,
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
        let ends = row.text("intent")?.parse().is_ok_and(Action::ends_migration);
        let outcome = row.text("outcome")?;
        if ends && (begun..=gone).contains(&at) && outcome != Outcome::NotRun.as_str() {
            let as_meant = outcome != Outcome::SomethingElse.as_str();
            return Ok(Some(Sent { intent_id: row.text("intent_id")?.to_owned(), as_meant }));
        }
    }
    Ok(None)
}
