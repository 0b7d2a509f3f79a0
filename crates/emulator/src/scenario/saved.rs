//! Resources as they are, written as a scenario that brings them back with every detail.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::file::{Saved, SavedAccount};
use crate::accounts::{Account, Accounts, Key};
use crate::choices::Choices;
use crate::world::{Keyed, Progression, Table as Rows, World};

/// Free texts: a time in one of them is a text.
const TEXTS: [&str; 2] = ["description", "comment"];

#[derive(Serialize)]
struct SavedFile {
    #[serde(skip_serializing_if = "Choices::is_default")]
    choices: Choices,
    #[serde(skip_serializing_if = "Progression::is_default")]
    progression: Progression,
    account: Vec<AccountIds>,
    saved: Saved,
}

#[derive(Serialize)]
struct AccountIds {
    id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    key: Vec<Table>,
}

/// The text of a scenario with the resources and keys there are now. Key pairs given at start are not in it.
///
/// # Errors
/// Something cannot be written as TOML.
pub fn save(accounts: &Accounts, now: Timestamp) -> Result<String, toml::ser::Error> {
    let rows: Result<_, _> = accounts.iter().map(saved_account).collect();
    let ids = accounts.iter().map(ids).collect();
    let (choices, progression) = (accounts.choices(), accounts.progression());
    let saved = Saved { now, account: rows? };
    toml::to_string(&SavedFile { choices, progression, account: ids, saved })
}

fn ids(account: &Account) -> AccountIds {
    let keys = account.keys.iter().filter(|key| !key.is_configured());
    let words = |key: &Key| {
        let mut words = Table::new();
        words.insert("id".into(), key.id().into());
        words.insert("secret".into(), key.pair().expose_secret().into());
        if let Some(user) = &key.user {
            words.insert("user".into(), user.as_str().into());
        }
        words.insert("disabled".into(), (!key.active).into());
        words
    };
    AccountIds { id: account.id.clone(), key: keys.map(words).collect() }
}

fn saved_account(account: &Account) -> Result<SavedAccount, toml::ser::Error> {
    let world = &account.world;
    Ok(SavedAccount {
        id: account.id.clone(),
        instance: rows(&world.instances)?,
        cluster: rows(&world.clusters)?,
        dts_job: rows(&world.dts_jobs)?,
        report: rows(&world.reports)?,
        linked_role_missing: world.linked_role_missing,
        dts_role_missing: world.dts_role_missing,
    })
}

fn rows<T: Keyed + Serialize>(rows: &Rows<T>) -> Result<Vec<Table>, toml::ser::Error> {
    rows.iter().map(Table::try_from).collect()
}

/// Puts saved resources behind the others. Every time in them moves by as much as `now` has.
///
/// # Errors
/// A sentence that names the row that cannot be read.
pub fn load(accounts: &mut Accounts, saved: Saved, now: Timestamp) -> Result<(), String> {
    let by = now.duration_since(saved.now);
    for saved in saved.account {
        let SavedAccount { linked_role_missing, dts_role_missing, .. } = saved;
        let SavedAccount { id, instance, cluster, dts_job, report, .. } = saved;
        add(accounts, &id, instance, by, |world| &mut world.instances)?;
        add(accounts, &id, cluster, by, |world| &mut world.clusters)?;
        add(accounts, &id, dts_job, by, |world| &mut world.dts_jobs)?;
        add(accounts, &id, report, by, |world| &mut world.reports)?;
        if let Some(account) = accounts.get_mut(&id) {
            account.world.linked_role_missing = linked_role_missing;
            account.world.dts_role_missing = dts_role_missing;
        }
    }
    Ok(())
}

fn add<T: Keyed + DeserializeOwned>(
    accounts: &mut Accounts,
    account: &str,
    rows: Vec<Table>,
    by: SignedDuration,
    table: impl Fn(&mut World) -> &mut Rows<T>,
) -> Result<(), String> {
    for row in rows {
        let row: T = read(row, by)?;
        let id = row.id().to_owned();
        table(accounts.world_for(account, &id)?).add(row);
    }
    Ok(())
}

fn read<T: DeserializeOwned>(mut row: Table, by: SignedDuration) -> Result<T, String> {
    let id = row.get("id").and_then(Value::as_str).unwrap_or("a saved resource").to_owned();
    for (name, value) in &mut row {
        if !TEXTS.contains(&name.as_str()) {
            shift(value, by);
        }
    }
    row.try_into().map_err(|error: toml::de::Error| format!("{id}: {}", error.message()))
}

/// Moves every time within a value.
fn shift(value: &mut Value, by: SignedDuration) {
    match value {
        Value::String(text) => {
            if let Ok(time) = text.parse::<Timestamp>() {
                let moved = time.checked_add(by);
                *text = moved.unwrap_or(Timestamp::MAX).to_string();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| shift(value, by)),
        Value::Table(table) => {
            let times = table.iter_mut().filter(|(name, _)| !TEXTS.contains(&name.as_str()));
            times.for_each(|(_, value)| shift(value, by));
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}
