//! How values are written into columns, and read from them.

use jiff::Timestamp;
use jiff::fmt::temporal::DateTimePrinter;
use migration::{ClusterId, ClusterRef, ProfileName, RegionId};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::JournalError;

/// The condition that picks open intents; the unique index has the same one. A macro, so that statements stay literals.
macro_rules! is_open {
    () => {
        "outcome IN ('checking', 'sent', 'accepted', 'unknown')"
    };
}
pub(super) use is_open;

/// Times of one table have one width, so that the order of the texts is the order of the times.
const NANOSECONDS: DateTimePrinter = DateTimePrinter::new().precision(Some(9));
const MILLISECONDS: DateTimePrinter = DateTimePrinter::new().precision(Some(3));

/// A time in the table of intents.
pub fn nanoseconds(time: Timestamp) -> String {
    NANOSECONDS.timestamp_to_string(&time)
}

/// A time in any other table.
pub fn milliseconds(time: Timestamp) -> String {
    MILLISECONDS.timestamp_to_string(&time)
}

pub fn time(text: &str) -> Result<Timestamp, JournalError> {
    text.parse().map_err(bad)
}

pub fn optional_time(row: &SqliteRow, column: &str) -> Result<Option<Timestamp>, JournalError> {
    row.try_get::<Option<&str>, _>(column)?.map(time).transpose()
}

pub fn json(value: &impl Serialize) -> Result<String, JournalError> {
    serde_json::to_string(value).map_err(bad)
}

pub fn value<T: DeserializeOwned>(text: String) -> Result<T, JournalError> {
    serde_json::from_str(&text).map_err(bad)
}

pub fn optional_value<T: DeserializeOwned>(
    row: &SqliteRow,
    column: &str,
) -> Result<Option<T>, JournalError> {
    row.try_get::<Option<String>, _>(column)?.map(value).transpose()
}

/// The cluster that the columns `profile`, `region` and `cluster` name.
pub fn cluster(row: &SqliteRow) -> Result<ClusterRef, JournalError> {
    Ok(ClusterRef {
        profile: ProfileName::parse(row.try_get::<&str, _>("profile")?).map_err(bad)?,
        region: RegionId::parse(row.try_get::<&str, _>("region")?).map_err(bad)?,
        id: ClusterId::parse(row.try_get::<&str, _>("cluster")?).map_err(bad)?,
    })
}

/// A column holds what this version cannot read.
pub fn bad(error: impl std::fmt::Display) -> JournalError {
    JournalError::Row(error.to_string())
}
