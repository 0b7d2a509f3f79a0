//! Keeps where a transition comes out that an intent began, when a sample shows it.

use jiff::Timestamp;
use migration::{Arrival, ClusterRef, ReadingsBefore, Realm, Transition, TransitionReading};

use super::alarms::{self, AlarmKind, Raised};
use super::chain::Change;
use super::columns::{json, milliseconds, nanoseconds, time};
use super::event::{Event, What, Written};
use super::intent_alarms::ToldOfIntent;
use super::statement::Statement;
use super::{JournalError, NewSample, Sample, intent_row};
use crate::caller::Caller;
use crate::intent::{Arrived, IntentRecord};

/// Samples that a transition may have missed between its reading and its row. There is one every second at most.
const MISSED: i64 = 100;

/// Writes where the transitions of a cluster came out, in the transaction that writes the sample. True if it shows where
/// one did.
pub async fn keep(change: &mut Change, new: &NewSample) -> Result<bool, JournalError> {
    let mut shows = false;
    for mut record in under_way(change, &new.realm, &new.cluster).await? {
        let before = samples_before(change, &new.realm, &new.cluster).await?;
        let shown = (&new.sample, new.noted, new.comment.as_str());
        shows |= arrive(change, &mut record, &before, shown).await?;
    }
    Ok(shows)
}

/// Writes where the transition of an intent came out that was settled just now, if samples that were written meanwhile show
/// it.
pub async fn catch_up(change: &mut Change, record: &mut IntentRecord) -> Result<(), JournalError> {
    let (Some(cluster), Some(sent)) = (record.cluster().cloned(), record.sent_at) else {
        return Ok(());
    };
    let missed = Statement::new(
        "SELECT * FROM samples WHERE realm = $1 AND cluster = $2 AND noted_at > $3 \
         ORDER BY seq LIMIT $4",
    );
    let missed = missed
        .bind(record.realm.as_str())
        .bind(cluster.id.as_str())
        .bind(nanoseconds(sent))
        .bind(MISSED);
    let mut before = Vec::new();
    for row in change.transaction.rows(missed).await? {
        let (Ok(sample), Ok(noted)) = (Sample::read(&row), row.text("noted_at").and_then(time))
        else {
            continue;
        };
        if arrive(change, record, &before, (&sample, noted, "")).await? {
            break;
        }
        before.insert(0, sample);
    }
    Ok(())
}

/// The intents of a cluster whose transition is under way. Skips those that cannot be read.
async fn under_way(
    change: &mut Change,
    realm: &Realm,
    cluster: &ClusterRef,
) -> Result<Vec<IntentRecord>, JournalError> {
    let found = Statement::new(
        "SELECT * FROM intents WHERE realm = $1 AND subject = $2 AND arrived = 'under-way' \
         ORDER BY seq",
    );
    let found = found.bind(realm.as_str()).bind(cluster.id.as_str());
    let rows = change.transaction.rows(found).await?;
    Ok(rows.iter().filter_map(|row| intent_row::read(row).ok()).collect())
}

/// The two samples before the newest one of a cluster, newest first. Skips those that cannot be read.
async fn samples_before(
    change: &mut Change,
    realm: &Realm,
    cluster: &ClusterRef,
) -> Result<Vec<Sample>, JournalError> {
    let before = Statement::new(
        "SELECT * FROM samples WHERE realm = $1 AND cluster = $2 ORDER BY seq DESC LIMIT 2 OFFSET 1",
    );
    let before = before.bind(realm.as_str()).bind(cluster.id.as_str());
    let rows = change.transaction.rows(before).await?;
    Ok(rows.iter().filter_map(|row| Sample::read(row).ok()).collect())
}

/// Writes where the transition came out, with the alarm if it fell back. False if it is still under way. `before` holds the
/// samples before, newest first; a sample comes with the time at which it was read, by this server's clock.
async fn arrive(
    change: &mut Change,
    record: &mut IntentRecord,
    before: &[Sample],
    (sample, noted, comment): (&Sample, Timestamp, &str),
) -> Result<bool, JournalError> {
    let (Some((action, _)), Some(was)) = (record.action(), record.migration_before()) else {
        return Ok(false);
    };
    let Some(transition) = Transition::of(action, &was.status) else { return Ok(false) };
    let one = |nth: usize| before.get(nth).map(|sample| (&sample.status, sample.at));
    let readings = ReadingsBefore { last: one(0), last_but_one: one(1) };
    let now = TransitionReading {
        status: &sample.status,
        direction: &sample.direction,
        source: &sample.source,
        at: sample.at,
    };
    let arrival = transition.arrival(&was.source, &readings, now);
    // Only after the call the migration can be where it was to go. Anything else a sample from before may show, too.
    let after = if arrival == Arrival::Arrived { record.sent_at } else { record.settled_at };
    if arrival == Arrival::UnderWay || after.is_none_or(|after| noted <= after) {
        return Ok(false);
    }
    write(change, record, Arrived { arrival, at: Some(sample.at) }).await?;
    if let (Arrival::FellBack, Some(cluster)) = (arrival, record.cluster()) {
        let raised = Raised {
            realm: &record.realm,
            cluster,
            kind: AlarmKind::FellBack,
            at: sample.at,
            intent_id: Some(record.intent_id.to_string()),
            what: json(&ToldOfIntent { comment: comment.to_owned() })?,
        };
        alarms::raise(change, raised).await?;
    }
    Ok(true)
}

async fn write(
    change: &mut Change,
    record: &mut IntentRecord,
    arrived: Arrived,
) -> Result<(), JournalError> {
    let version = record.version + 1;
    let (word, at) = (arrived.arrival.as_str(), arrived.at.map(milliseconds));
    let update = Statement::new(
        "UPDATE intents SET version = $1, arrived = $2, arrived_at = $3 WHERE intent_id = $4",
    );
    let update = update.bind(version).bind(word).bind(at.clone()).bind(record.intent_id.as_str());
    change.transaction.execute(update).await?;
    let row = Written::from([
        ("version".to_owned(), version.into()),
        ("arrived".to_owned(), word.into()),
        ("arrived_at".to_owned(), at.into()),
    ]);
    let what = What::IntentChanged(record.intent_id.clone(), row);
    change.append(&Event::now(&Caller::console(), what)).await?;
    record.version = version;
    record.arrived = Some(arrived);
    Ok(())
}
