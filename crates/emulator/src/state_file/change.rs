//! What a change consists of, and the state that changes add up to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use crate::accounts::Accounts;
use crate::clock::SavedClock;
use crate::scenario::Scenario;
use crate::state::State;
use crate::world::{RowsChange, SavedRows};
use crate::world_id::WorldId;

/// What a state file holds.
#[derive(Deserialize)]
pub struct Snapshot {
    pub scenario: Scenario,
    /// A file from before worlds had IDs gets a new one when it is read.
    #[serde(default = "WorldId::fresh")]
    pub world: WorldId,
    pub clock: SavedClock,
    pub accounts: Accounts,
}

#[derive(Serialize)]
struct Rest<'a> {
    scenario: &'a Scenario,
    world: &'a WorldId,
    clock: SavedClock,
    accounts: &'a Accounts,
}

/// By the id of the account and the name of the table.
type ByTable<T> = BTreeMap<String, BTreeMap<String, T>>;

/// One change: the rows that were touched, and everything that is in no table, which is little.
#[derive(Serialize, Deserialize)]
pub struct Change {
    rest: Box<RawValue>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    tables: ByTable<RowsChange>,
}

impl Change {
    /// Everything since the last time, or the whole state.
    ///
    /// # Errors
    /// It cannot be written as JSON.
    pub fn take(state: &mut State, whole: bool) -> serde_json::Result<Self> {
        let mut tables = ByTable::new();
        for account in state.accounts.iter_mut() {
            for (table, rows) in account.world.tables() {
                if let Some(change) = rows.take_change(whole)? {
                    tables.entry(account.id.clone()).or_default().insert(table.to_owned(), change);
                }
            }
        }
        hide_rows(&mut state.accounts, true);
        let rest = to_raw_value(&Rest {
            scenario: &state.scenario,
            world: &state.world,
            clock: state.clock.saved(),
            accounts: &state.accounts,
        });
        hide_rows(&mut state.accounts, false);
        Ok(Self { rest: rest?, tables })
    }
}

/// Changes added up.
#[derive(Default)]
pub struct Sum {
    rest: Option<Box<RawValue>>,
    tables: ByTable<SavedRows>,
}

impl Sum {
    pub fn add(&mut self, change: Change) {
        self.rest = Some(change.rest);
        for (account, tables) in change.tables {
            let saved = self.tables.entry(account).or_default();
            for (table, rows) in tables {
                rows.apply(saved.entry(table).or_default());
            }
        }
    }

    /// The state after the last change; `None` if there was no change.
    ///
    /// # Errors
    /// A part of it is not what it should be.
    pub fn finish(mut self) -> serde_json::Result<Option<Snapshot>> {
        let Some(rest) = self.rest else { return Ok(None) };
        let mut snapshot: Snapshot = serde_json::from_str(rest.get())?;
        for account in snapshot.accounts.iter_mut() {
            let mut saved = self.tables.remove(&account.id).unwrap_or_default();
            for (table, rows) in account.world.tables() {
                if let Some(saved) = saved.remove(table) {
                    rows.load(saved)?;
                }
            }
        }
        Ok(Some(snapshot))
    }
}

fn hide_rows(accounts: &mut Accounts, hidden: bool) {
    for world in accounts.worlds_mut() {
        world.tables().into_iter().for_each(|(_, rows)| rows.hide(hidden));
    }
}
