//! Rows that earlier versions wrote are read for ever.

use migration::Realm;

use super::databases::{OnEngine, on_both_databases, realm};
use crate::intent::{Journalled, Reason};
use crate::store::{Database, JournalError};

/// A whole journal of schema 0007.
const SCHEMA_0007: &str = include_str!("../../../tests/golden/schema_0007.sql");
/// Rows of schema 1, for either engine.
const SCHEMA_1: &str = include_str!("../../../tests/golden/schema_1.sql");

on_both_databases!(every_row_of_schema_1_is_read);

/// Every row of the table, none of which may be raw.
async fn read_all(database: &Database, subjects: &[&str]) -> usize {
    let mut count = 0;
    for subject in subjects {
        for row in database.intents().latest_about(&realm(), subject, 1_000).await.unwrap() {
            match row {
                Journalled::Intent(_) => count += 1,
                Journalled::Raw(raw) => panic!("{raw:?}"),
            }
        }
    }
    count
}

/// Who decided what became of an intent, as the field was called `actor`.
async fn decided_by(database: &Database) -> Vec<String> {
    let mut found = Vec::new();
    for subject in subjects(SCHEMA_0007, 4) {
        for row in database.intents().latest_about(&realm(), subject, 1_000).await.unwrap() {
            if let Journalled::Intent(record) = row
                && let Some(Reason::Decided { caller, .. }) = record.reason
            {
                found.push(caller);
            }
        }
    }
    found
}

/// The values of a column in a file of golden rows.
fn subjects(golden: &str, nth: usize) -> Vec<&str> {
    let rows = golden.lines().filter(|line| line.starts_with("INSERT INTO intents"));
    let mut found: Vec<_> = rows
        .filter_map(|row| row.split_once(") VALUES (")?.1.split(", ").nth(nth))
        .map(|value| value.trim_matches('\''))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn count(golden: &str, table: &str) -> usize {
    golden.lines().filter(|line| line.starts_with(&format!("INSERT INTO {table} "))).count()
}

#[tokio::test]
async fn a_journal_of_schema_0007_is_taken_over_with_every_row_and_a_copy_is_kept() {
    let place = OnEngine::sqlite();
    place.execute(SCHEMA_0007).await;
    let database = place.open().await;
    let rows = count(SCHEMA_0007, "intents");
    assert_eq!(read_all(&database, &subjects(SCHEMA_0007, 4)).await, rows);
    let verified = database.records().verify().await.unwrap();
    assert_eq!(verified.intents, rows);
    let decided = decided_by(&database).await;
    assert!(
        !decided.is_empty() && decided.iter().all(|caller| caller == "operator"),
        "{decided:?}"
    );
    let alarms = count(SCHEMA_0007, "endings");
    assert_eq!(verified.events, i64::try_from(rows + alarms).unwrap());
    let to_acknowledge = database.standing_alarms(&realm()).await.unwrap();
    assert!(!to_acknowledge.is_empty());
    for cluster in to_acknowledge.keys() {
        let alarm = database.both_write_alarms().latest(&realm(), cluster).await.unwrap().unwrap();
        assert!(alarm.acknowledged.is_none(), "{alarm:?}");
    }
    let left = database.samples().read_on(&realm()).await.unwrap();
    assert!(!left.is_empty());
    for it in left {
        assert!(!database.samples().all(&realm(), &it.cluster.id).await.unwrap().is_empty());
    }
    assert!(place.file().with_extension("db.schema-0007").exists());
    // The next start has nothing left to take over.
    database.close().await;
    let again = place.open().await.records().verify().await.unwrap();
    assert_eq!((again.events, again.head), (verified.events, verified.head));
}

#[tokio::test]
async fn a_takeover_that_was_broken_off_is_finished_by_the_next_start() {
    let place = OnEngine::sqlite();
    place.execute(SCHEMA_0007).await;
    // The process ends before the rows of the last table are read.
    place.execute("ALTER TABLE samples RENAME COLUMN noted_at TO elsewhere").await;
    let broken = place.try_open().await.unwrap_err();
    assert!(matches!(broken, JournalError::Broken(_)), "{broken}");
    place.execute("ALTER TABLE samples_0007 RENAME COLUMN elsewhere TO noted_at").await;
    let database = place.open().await;
    let rows = count(SCHEMA_0007, "intents");
    assert_eq!(database.records().verify().await.unwrap().intents, rows);
}

#[tokio::test]
async fn rows_of_schema_0007_get_the_realm_of_their_profile() {
    let place = OnEngine::sqlite();
    place.execute(SCHEMA_0007).await;
    place.execute("UPDATE intents SET profile = 'staging' WHERE intent = 'complete'").await;
    let world = Realm::embedded().in_world("a");
    let realm_of = |profile: &str| match profile {
        "staging" => Realm::unknown(),
        _ => world.clone(),
    };
    let database = Database::open_file(&place.file(), &realm_of).await.unwrap();
    let open = database.intents().open_intents().await.unwrap();
    let realms = open.iter().filter_map(Journalled::record).map(|record| &record.realm);
    assert!(realms.clone().count() > 0 && realms.clone().all(|it| *it == world));
}

#[tokio::test]
async fn a_journal_from_before_schema_0007_is_refused() {
    let place = OnEngine::sqlite();
    place.execute(SCHEMA_0007).await;
    place.execute("DELETE FROM _sqlx_migrations WHERE version = 7").await;
    let refused = place.try_open().await.unwrap_err();
    assert!(matches!(refused, JournalError::TooOld), "{refused}");
}

async fn every_row_of_schema_1_is_read(place: OnEngine) {
    place.open().await.close().await;
    place.execute(SCHEMA_1).await;
    let database = place.open().await;
    let rows = count(SCHEMA_1, "intents");
    assert_eq!(read_all(&database, &subjects(SCHEMA_1, 9)).await, rows);
    let verified = database.records().verify().await.unwrap();
    assert_eq!(verified.intents, rows);
    assert_eq!(verified.events, i64::try_from(count(SCHEMA_1, "events")).unwrap());
    assert!(!database.standing_alarms(&realm()).await.unwrap().is_empty());
    assert!(!database.samples().read_on(&realm()).await.unwrap().is_empty());
}
