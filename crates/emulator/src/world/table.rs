//! Resources in the order they came to be, found by id at once.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// Something with an id of its own.
pub trait Keyed {
    fn id(&self) -> &str;
}

/// Saved as a plain list. Nothing is ever removed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(
    from = "Vec<T>",
    into = "Vec<T>",
    bound = "T: Keyed + Clone + Serialize + serde::de::DeserializeOwned"
)]
pub struct Table<T> {
    rows: Vec<T>,
    by_id: HashMap<String, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), by_id: HashMap::new() }
    }
}

impl<T: Keyed> Table<T> {
    pub fn get(&self, id: &str) -> Option<&T> {
        self.by_id.get(id).map(|&at| &self.rows[at])
    }

    pub fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.by_id.get(id).map(|&at| &mut self.rows[at])
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.rows.iter()
    }

    /// Adds a row; `false` when there is one with this id.
    pub fn add(&mut self, row: T) -> bool {
        if self.by_id.contains_key(row.id()) {
            return false;
        }
        self.by_id.insert(row.id().to_owned(), self.rows.len());
        self.rows.push(row);
        true
    }
}

impl<T: Keyed> From<Vec<T>> for Table<T> {
    fn from(rows: Vec<T>) -> Self {
        let mut table = Self::default();
        for row in rows {
            table.add(row);
        }
        table
    }
}

impl<T> From<Table<T>> for Vec<T> {
    fn from(table: Table<T>) -> Self {
        table.rows
    }
}
