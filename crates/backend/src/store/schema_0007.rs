//! Takes over a journal of schema 0007, the last before schema 1. Each step may be repeated, so a process that ends
//! halfway loses nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use migration::Realm;
use sqlx::Row as _;
use sqlx::sqlite::{SqlitePool, SqliteRow};

use super::alarms::{self, AlarmKind};
use super::both_write::Told;
use super::chain::Change;
use super::columns::{json, time};
use super::engine::Engine;
use super::event::{Event, What, Written};
use super::row::Row;
use super::statement::{Statement, Value};
use super::{JournalError, intent_row, private_file};
use crate::caller::Caller;

/// The realm of rows that a profile wrote.
pub type RealmOf<'a> = &'a (dyn Fn(&str) -> Realm + Send + Sync);

const SCHEMA: i64 = 7;
/// Added to the name of the file for the copy of before.
const COPY: &str = ".schema-0007";

/// Copies the file, and renames the tables of schema 0007 so that those of schema 1 can be made beside them.
pub async fn set_aside(write: &SqlitePool, path: &Path) -> Result<(), JournalError> {
    if !has_table(write, "endings").await? {
        return Ok(());
    }
    let version = sqlx::query("SELECT coalesce(max(version), 0) FROM _sqlx_migrations");
    let version: i64 = version.fetch_one(write).await?.try_get(0)?;
    if version != SCHEMA {
        return Err(JournalError::TooOld);
    }
    let copy = beside(path, COPY);
    tracing::info!(copy = %copy.display(), "the journal is brought to schema 1; its copy is kept");
    if !copy.exists() {
        keep_copy(write, &copy).await?;
    }
    let mut transaction = write.begin().await?;
    for statement in [
        "DROP INDEX one_open_intent_per_cluster",
        "DROP INDEX intents_of_cluster",
        "DROP INDEX intents_that_made",
        "DROP INDEX endings_to_acknowledge",
        "DROP INDEX samples_of_cluster",
        "DROP INDEX samples_by_age",
        "DROP TABLE _sqlx_migrations",
        "ALTER TABLE intents RENAME TO intents_0007",
        "ALTER TABLE samples RENAME TO samples_0007",
        "ALTER TABLE endings RENAME TO endings_0007",
    ] {
        sqlx::query(statement).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Writes the copy under another name first, so that one that was broken off is never taken for it.
async fn keep_copy(write: &SqlitePool, copy: &Path) -> Result<(), JournalError> {
    let failed = |source| JournalError::File { path: copy.to_owned(), source: Arc::new(source) };
    let unfinished = beside(copy, ".unfinished");
    if unfinished.exists() {
        std::fs::remove_file(&unfinished).map_err(failed)?;
    }
    private_file::open(&unfinished).map_err(failed)?;
    let name = unfinished.to_string_lossy().into_owned();
    sqlx::query("VACUUM INTO ?").bind(name).execute(write).await?;
    std::fs::rename(&unfinished, copy).map_err(failed)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Whether tables of schema 0007 are set aside and not copied yet.
pub async fn is_set_aside(read: &SqlitePool) -> Result<bool, JournalError> {
    has_table(read, "endings_0007").await
}

/// Copies the rows of the renamed tables, and drops the tables. Does nothing if they are not there.
pub async fn take_over(
    write: &SqlitePool,
    engine: &Engine,
    realm_of: RealmOf<'_>,
) -> Result<(), JournalError> {
    if !has_table(write, "endings_0007").await? {
        return Ok(());
    }
    let intents = all(write, "SELECT * FROM intents_0007 ORDER BY rowid").await?;
    let endings = all(write, "SELECT * FROM endings_0007 ORDER BY rowid").await?;
    let profiles = all(write, "SELECT DISTINCT profile FROM samples_0007").await?;
    let mut change = Change::begin(engine).await?;
    for old in &intents {
        let mut row = intent(old, realm_of)?;
        row.insert("seq".to_owned(), change.next_seq().into());
        change.transaction.execute(intent_row::insert(&row)).await?;
        change.append(&Event::now(&Caller::console(), What::IntentTakenOver(row))).await?;
    }
    for old in &endings {
        let mut row = alarm(old, realm_of)?;
        row.insert("seq".to_owned(), change.next_seq().into());
        change.transaction.execute(alarms::insert(&row)).await?;
        change.append(&Event::now(&Caller::console(), What::AlarmRaised(row))).await?;
    }
    for old in &profiles {
        let profile = old.text("profile")?;
        let realm = realm_of(profile);
        for copy in SAMPLES {
            let copy = Statement::new(copy).bind(realm.as_str()).bind(profile);
            change.transaction.execute(copy).await?;
        }
    }
    for statement in
        ["DROP TABLE intents_0007", "DROP TABLE endings_0007", "DROP TABLE samples_0007"]
    {
        change.transaction.execute(Statement::new(statement)).await?;
    }
    change.commit().await
}

/// Copies the samples of a profile, and finds the newest of each cluster. A migration whose end may not have been seen to
/// the last is read on; the next reading shows whether it has to be.
const SAMPLES: [&str; 2] = [
    "INSERT INTO samples (realm, profile, region, cluster, at, status, direction, rds_mode, \
     cluster_mode, delay, source, deadline, noted_at) \
     SELECT $1, profile, region, cluster, at, status, direction, rds_mode, polardb_mode, delay, \
     source, deadline, replace(noted_at, 'Z', '000000Z') FROM samples_0007 WHERE profile = $2 ORDER BY rowid",
    "INSERT INTO newest_samples (realm, profile, region, cluster, at, status, direction, rds_mode, \
     cluster_mode, delay, source, deadline, noted_at, gone, read_on) \
     SELECT realm, profile, region, cluster, at, status, direction, rds_mode, cluster_mode, delay, \
     source, deadline, noted_at, CASE status WHEN 'NO_MIGRATION' THEN at END, 1 FROM samples \
     WHERE realm = $1 AND profile = $2 AND seq IN \
     (SELECT max(seq) FROM samples GROUP BY realm, profile, region, cluster)",
];

/// A row of schema 1 from one of schema 0007. JSON columns have had no version so far.
fn intent(old: &Row, realm_of: RealmOf<'_>) -> Result<Written, JournalError> {
    const VERSIONED: [&str; 6] =
        ["parameters", "seen_before", "acknowledged", "read_before", "reason", "read_after"];
    let mut row = Written::new();
    for (column, value) in old.columns() {
        let value = match value {
            Value::Text(Some(text)) if VERSIONED.contains(&column) => {
                Value::Text(Some(format!(r#"{{"v":1,"value":{text}}}"#)))
            }
            value => value.clone(),
        };
        let column = if column == "actor" { "caller" } else { column };
        row.insert(column.to_owned(), value);
    }
    row.insert("version".to_owned(), 1.into());
    row.insert("realm".to_owned(), realm_of(old.text("profile")?).as_str().into());
    Ok(row)
}

/// An alarm from an ending.
fn alarm(old: &Row, realm_of: RealmOf<'_>) -> Result<Written, JournalError> {
    let text = |column| Ok::<_, JournalError>(old.optional_text(column)?.map(str::to_owned));
    let at = |column| old.optional_text(column)?.map(time).transpose();
    let told = Told {
        source: old.text("source")?.to_owned(),
        ending: old.text("ending")?.to_owned(),
        otherwise: text("otherwise")?,
        both_write: old.text("both_write")?.to_owned(),
        both_write_at: at("both_write_at")?,
        in_use: text("in_use")?,
        in_use_otherwise: None,
        last_seen: time(old.text("last_seen")?)?,
        deadline: at("deadline")?,
        by_own_clock: false,
    };
    let mut row = Written::from([
        ("realm".to_owned(), realm_of(old.text("profile")?).as_str().into()),
        ("kind".to_owned(), AlarmKind::BothWrite.as_str().into()),
        ("at".to_owned(), text("gone")?.into()),
        ("intent_id".to_owned(), text("sent")?.into()),
        ("what".to_owned(), json(&told)?.into()),
    ]);
    for column in ["profile", "region", "cluster", "acknowledged_by", "acknowledged_at"] {
        row.insert(column.to_owned(), text(column)?.into());
    }
    Ok(row)
}

async fn all(write: &SqlitePool, query: &'static str) -> Result<Vec<Row>, JournalError> {
    Row::all_of_sqlite(&sqlx::query(query).fetch_all(write).await?)
}

async fn has_table(write: &SqlitePool, name: &str) -> Result<bool, JournalError> {
    let query = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?";
    let found: Option<SqliteRow> = sqlx::query(query).bind(name).fetch_optional(write).await?;
    Ok(found.is_some())
}
