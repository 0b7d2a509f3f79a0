//! Keeps the end of a migration when a sample shows it.

use jiff::Timestamp;
use migration::{Action, ClusterId, LastReading, MigrationStatus, both_write};
use sqlx::{Row, Sqlite, Transaction};

use super::both_write::{word_of, word_of_side};
use super::columns::{bad, milliseconds};
use super::{JournalError, NewSample, Sample};
use crate::intent::Outcome;

/// Writes the alarm that a sample raises, in the transaction that writes the sample.
pub async fn keep(
    transaction: &mut Transaction<'_, Sqlite>,
    NewSample { cluster, sample, noted }: &NewSample,
) -> Result<(), JournalError> {
    if sample.status != MigrationStatus::NoMigration {
        return Ok(());
    }
    let Some(both) = both_write(&sample.rds_mode, &sample.cluster_mode) else { return Ok(()) };
    let Some(past) = past(transaction, &cluster.id).await? else { return Ok(()) };
    if is_kept(transaction, &cluster.id, past.last.at).await? {
        return Ok(());
    }
    let sent = sent_between(transaction, &cluster.id, past.begun, *noted).await?;
    let seen = LastReading {
        at: past.last.at,
        status: past.last.status,
        direction: past.last.direction,
        deadline: past.last.deadline,
    };
    let ending = seen.ending(past.gone, sent.as_ref().is_some_and(|sent| sent.as_meant));
    let otherwise = seen.ending(past.gone, false);
    // Replaces an earlier row with the same time: the upstream's time went back since then.
    sqlx::query(
        "INSERT OR REPLACE INTO endings (profile, region, cluster, gone, source, ending, \
         otherwise, both_write, both_write_at, in_use, last_seen, deadline, sent) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(cluster.profile.as_str())
    .bind(cluster.region.as_str())
    .bind(cluster.id.as_str())
    .bind(milliseconds(past.gone))
    .bind(&past.last.source)
    .bind(ending.as_str())
    .bind(otherwise.as_str())
    .bind(word_of(both))
    .bind(milliseconds(sample.at))
    .bind(seen.in_use(past.gone).map(word_of_side))
    .bind(milliseconds(seen.at))
    .bind(seen.deadline.map(|deadline| milliseconds(deadline.0)))
    .bind(sent.map(|sent| sent.intent_id))
    .execute(&mut **transaction)
    .await?;
    Ok(())
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
    transaction: &mut Transaction<'_, Sqlite>,
    cluster: &ClusterId,
) -> Result<Option<Past>, JournalError> {
    let closed = MigrationStatus::NoMigration;
    let last = sqlx::query(
        "SELECT rowid AS nth, * FROM samples WHERE cluster = ? AND status != ? \
         ORDER BY rowid DESC LIMIT 1",
    )
    .bind(cluster.as_str())
    .bind(closed.as_str())
    .fetch_optional(&mut **transaction)
    .await?;
    let Some(last) = last else { return Ok(None) };
    let nth: i64 = last.get("nth");
    let bounds = sqlx::query(
        "SELECT (SELECT at FROM samples WHERE cluster = ?1 AND rowid > ?2 ORDER BY rowid LIMIT 1), \
         (SELECT noted_at FROM samples WHERE cluster = ?1 AND rowid > coalesce((SELECT rowid \
         FROM samples WHERE cluster = ?1 AND rowid < ?2 AND status = ?3 ORDER BY rowid DESC \
         LIMIT 1), 0) ORDER BY rowid LIMIT 1)",
    )
    .bind(cluster.as_str())
    .bind(nth)
    .bind(closed.as_str())
    .fetch_one(&mut **transaction)
    .await?;
    let time = |column| bounds.try_get::<&str, usize>(column)?.parse::<Timestamp>().map_err(bad);
    Ok(Some(Past { gone: time(0)?, begun: time(1)?, last: Sample::read(&last)? }))
}

/// Whether the end of the migration that was last seen at this time is in the table.
async fn is_kept(
    transaction: &mut Transaction<'_, Sqlite>,
    cluster: &ClusterId,
    last_seen: Timestamp,
) -> Result<bool, JournalError> {
    let row = sqlx::query("SELECT 1 FROM endings WHERE cluster = ? AND last_seen = ?")
        .bind(cluster.as_str())
        .bind(milliseconds(last_seen))
        .fetch_optional(&mut **transaction)
        .await?;
    Ok(row.is_some())
}

/// An intent that was sent from here to end the migration.
struct Sent {
    intent_id: String,
    /// Whether it may have done what it was meant to do. If it did something else, it says nothing about the end.
    as_meant: bool,
}

/// The latest intent that was sent between two times of this server's clock, ends a migration, and may have run.
async fn sent_between(
    transaction: &mut Transaction<'_, Sqlite>,
    cluster: &ClusterId,
    begun: Timestamp,
    gone: Timestamp,
) -> Result<Option<Sent>, JournalError> {
    let rows = sqlx::query(
        "SELECT intent_id, intent, outcome, sent_at FROM intents \
         WHERE subject = ? AND sent_at IS NOT NULL ORDER BY sent_at DESC, rowid DESC",
    )
    .bind(cluster.as_str())
    .fetch_all(&mut **transaction)
    .await?;
    for row in rows {
        let at: Timestamp = row.get::<&str, _>("sent_at").parse().map_err(bad)?;
        let ends = row.get::<&str, _>("intent").parse().is_ok_and(Action::ends_migration);
        let outcome: &str = row.get("outcome");
        if ends && (begun..=gone).contains(&at) && outcome != Outcome::NotRun.as_str() {
            let as_meant = outcome != Outcome::SomethingElse.as_str();
            return Ok(Some(Sent { intent_id: row.get("intent_id"), as_meant }));
        }
    }
    Ok(None)
}
