//! Snapshots that are kept under a name. They are kept in memory only, with a state file too.

use std::collections::BTreeMap;

use serde_json::Value;

/// The most snapshots that are kept.
const MOST: usize = 100;

/// The snapshots by name, as JSON.
#[derive(Debug, Default)]
pub struct Snapshots(BTreeMap<String, Value>);

impl Snapshots {
    /// Keeps a snapshot, in the place of an earlier one of the same name.
    ///
    /// # Errors
    /// A sentence: there are too many.
    pub fn keep(&mut self, name: String, snapshot: Value) -> Result<(), String> {
        if self.0.len() >= MOST && !self.0.contains_key(&name) {
            return Err(format!("there are {MOST} snapshots already; delete one first"));
        }
        self.0.insert(name, snapshot);
        Ok(())
    }

    /// # Errors
    /// A sentence that names those there are.
    pub fn get(&self, name: &str) -> Result<Value, String> {
        self.0.get(name).cloned().ok_or_else(|| self.unknown(name))
    }

    /// # Errors
    /// A sentence that names those there are.
    pub fn remove(&mut self, name: &str) -> Result<(), String> {
        self.0.remove(name).map(drop).ok_or_else(|| self.unknown(name))
    }

    pub fn names(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }

    fn unknown(&self, name: &str) -> String {
        let known = if self.0.is_empty() { "none".into() } else { self.names().join(", ") };
        format!("there is no snapshot {name}; there are: {known}")
    }
}
