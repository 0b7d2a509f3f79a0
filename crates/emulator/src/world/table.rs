//! Resources in the order of their creation, found by id at once. A table knows which of its rows were touched, so that a
//! change of one row is saved as one row.

use std::collections::HashMap;
use std::fmt;

use serde::de::DeserializeOwned;
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// Holes that are not worth moving rows for.
const HOLES_KEPT: usize = 32;

/// Something with an id of its own.
pub trait Keyed {
    fn id(&self) -> &str;
}

/// A removed row leaves a hole, so that the others keep their positions; where there is little but holes, all move up.
///
/// Serialized as a plain list of its rows, or as an empty one while they are [hidden](Rows::hide).
pub struct Table<T> {
    /// Boxed: a table that grows moves pointers, not rows.
    slots: Vec<Slot<T>>,
    by_id: HashMap<Box<str>, usize>,
    /// Positions that differ from what is saved.
    touched: Vec<usize>,
    /// Whether nothing of this table is saved yet.
    fresh: bool,
    hidden: bool,
}

struct Slot<T> {
    row: Option<Box<T>>,
    touched: bool,
}

/// The rows of a table by position, as texts: what the state file keeps of it.
pub type SavedRows = Vec<Option<Box<RawValue>>>;

/// A table as the state file sees it.
pub trait Rows {
    /// What changed since the last time, or everything; `None` if there was no change.
    ///
    /// # Errors
    /// A row cannot be written.
    fn take_change(&mut self, whole: bool) -> serde_json::Result<Option<RowsChange>>;

    /// Puts saved rows in the place of its own.
    ///
    /// # Errors
    /// A row cannot be read.
    fn load(&mut self, rows: SavedRows) -> serde_json::Result<()>;

    /// Leaves the rows out of the table's serialized form, or takes them in again.
    fn hide(&mut self, hidden: bool);
}

/// What changed in a table.
#[derive(Serialize, Deserialize)]
pub struct RowsChange {
    /// Whether all earlier rows are gone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    replaces: bool,
    /// Positions and rows; `None` for a removed row.
    rows: Vec<(usize, Option<Box<RawValue>>)>,
}

impl RowsChange {
    /// Brings saved rows up to this change.
    pub fn apply(self, saved: &mut SavedRows) {
        if self.replaces {
            saved.clear();
        }
        for (at, row) in self.rows {
            // A position is at most one behind the last row.
            if at >= saved.len() {
                saved.resize_with(at + 1, || None);
            }
            saved[at] = row;
        }
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            by_id: HashMap::new(),
            touched: Vec::new(),
            fresh: true,
            hidden: false,
        }
    }
}

impl<T: Keyed> Table<T> {
    pub fn get(&self, id: &str) -> Option<&T> {
        self.slots[*self.by_id.get(id)?].row.as_deref()
    }

    /// The row counts as touched.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        let at = *self.by_id.get(id)?;
        self.touch(at);
        self.slots[at].row.as_deref_mut()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.slots.iter().filter_map(|slot| slot.row.as_deref())
    }

    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Adds a row; `false` when there is one with this id.
    pub fn add(&mut self, row: T) -> bool {
        if self.by_id.contains_key(row.id()) {
            return false;
        }
        let at = self.slots.len();
        self.by_id.insert(row.id().into(), at);
        self.slots.push(Slot { row: Some(Box::new(row)), touched: false });
        self.touch(at);
        true
    }

    /// Takes a row out. The others keep their order.
    pub fn remove(&mut self, id: &str) -> Option<T> {
        let at = self.by_id.remove(id)?;
        self.touch(at);
        let row = self.slots[at].row.take();
        if self.slots.len() > 2 * self.by_id.len() + HOLES_KEPT {
            let rows = std::mem::take(&mut self.slots).into_iter().filter_map(|slot| slot.row);
            *self = rows.map(|row| *row).collect();
        }
        row.map(|row| *row)
    }

    /// A fresh table is saved as a whole: nothing to remember, and without a state file it stays fresh.
    fn touch(&mut self, at: usize) {
        if !self.fresh && !std::mem::replace(&mut self.slots[at].touched, true) {
            self.touched.push(at);
        }
    }
}

impl<T: Keyed + Serialize + DeserializeOwned> Rows for Table<T> {
    fn take_change(&mut self, whole: bool) -> serde_json::Result<Option<RowsChange>> {
        let replaces = whole || self.fresh;
        let changed: Vec<usize> = std::mem::take(&mut self.touched);
        for &at in &changed {
            self.slots[at].touched = false;
        }
        self.fresh = false;
        if replaces {
            return self.write(0..self.slots.len(), true).map(Some);
        }
        if changed.is_empty() {
            return Ok(None);
        }
        self.write(changed, false).map(Some)
    }

    fn load(&mut self, rows: SavedRows) -> serde_json::Result<()> {
        *self = Self::default();
        for row in rows {
            let row: Option<T> = row.map(|text| serde_json::from_str(text.get())).transpose()?;
            let at = self.slots.len();
            if let Some(row) = &row {
                self.by_id.insert(row.id().into(), at);
            }
            self.slots.push(Slot { row: row.map(Box::new), touched: false });
        }
        self.fresh = false;
        Ok(())
    }

    fn hide(&mut self, hidden: bool) {
        self.hidden = hidden;
    }
}

impl<T: Serialize> Table<T> {
    fn write(
        &self,
        positions: impl IntoIterator<Item = usize>,
        replaces: bool,
    ) -> serde_json::Result<RowsChange> {
        let text = |at: usize| {
            let row = self.slots[at].row.as_deref();
            Ok((at, row.map(serde_json::value::to_raw_value).transpose()?))
        };
        let rows = positions.into_iter().map(text).collect::<serde_json::Result<_>>()?;
        Ok(RowsChange { replaces, rows })
    }
}

/// A copy has nothing in common with what is saved.
impl<T: Keyed + Clone> Clone for Table<T> {
    fn clone(&self) -> Self {
        self.iter().cloned().collect()
    }
}

impl<T: Keyed> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        let mut table = Self::default();
        for row in rows {
            table.add(row);
        }
        table
    }
}

impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = if self.hidden { &[] } else { self.slots.as_slice() };
        let mut list = serializer.serialize_seq(None)?;
        for row in shown.iter().filter_map(|slot| slot.row.as_deref()) {
            list.serialize_element(row)?;
        }
        list.end()
    }
}

impl<'de, T: Keyed + Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from_iter)
    }
}

impl<T: fmt::Debug> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.slots.iter().filter_map(|slot| slot.row.as_deref())).finish()
    }
}

#[cfg(test)]
mod tests;
