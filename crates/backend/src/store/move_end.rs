//! Keeps where a transition comes out that an intent began, when a sample shows it.

use jiff::Timestamp;
use migration::{Arrival, ClusterRef, Realm, Transition, TransitionReading};

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
        // A sample that was read before the intent was settled may be older than the call.
        if record.settled_at.is_some_and(|settled| new.noted > settled) {
            let last = sample_before(change, &new.realm, &new.cluster).await?;
            let shown = (&new.sample, new.comment.as_str());
            shows |= arrive(change, &mut record, last, shown).await?;
        }
    }
    Ok(shows)
}

/// Writes where the transition of an intent came out that was settled just now, if samples that were written meanwhile show
/// it.
pub async fn catch_up(change: &mut Change, record: &mut IntentRecord) -> Result<(), JournalError> {
    let (Some(cluster), Some(settled)) = (record.cluster().cloned(), record.settled_at) else {
        return Ok(());
    };
    let missed = Statement::new(
        "SELECT * FROM samples WHERE realm = $1 AND cluster = $2 AND noted_at > $3 \
         ORDER BY seq LIMIT $4",
    );
    let missed = missed
        .bind(record.realm.as_str())
        .bind(cluster.id.as_str())
        .bind(nanoseconds(settled))
        .bind(MISSED);
    let mut last = record.migration_after().and_then(|after| after.read_at);
    for row in change.transaction.rows(missed).await? {
        let Ok(sample) = Sample::read(&row) else { continue };
        if arrive(change, record, last, (&sample, "")).await? {
            break;
        }
        last = Some(sample.at);
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

/// Upstream's time of the sample before the newest one of a cluster.
async fn sample_before(
    change: &mut Change,
    realm: &Realm,
    cluster: &ClusterRef,
) -> Result<Option<Timestamp>, JournalError> {
    let before = Statement::new(
        "SELECT at FROM samples WHERE realm = $1 AND cluster = $2 ORDER BY seq DESC LIMIT 1 OFFSET 1",
    );
    let before = before.bind(realm.as_str()).bind(cluster.id.as_str());
    Ok(change.transaction.row(before).await?.and_then(|row| time(row.text("at").ok()?).ok()))
}

/// Writes where the transition came out, with the alarm if it fell back. False if it is still under way.
async fn arrive(
    change: &mut Change,
    record: &mut IntentRecord,
    last: Option<Timestamp>,
    (sample, comment): (&Sample, &str),
) -> Result<bool, JournalError> {
    let (Some((action, _)), Some(before)) = (record.action(), record.migration_before()) else {
        return Ok(false);
    };
    let Some(transition) = Transition::of(action, &before.status) else { return Ok(false) };
    let shown = TransitionReading {
        status: &sample.status,
        direction: &sample.direction,
        source: &sample.source,
        at: sample.at,
    };
    let arrival = transition.arrival(&before.source, last, shown);
    if arrival == Arrival::UnderWay {
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
