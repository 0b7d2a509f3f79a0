//! How values are written into columns, and read from them.

use jiff::Timestamp;
use jiff::fmt::temporal::DateTimePrinter;
use migration::{ClusterId, ClusterRef, ProfileName, RegionId};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::JournalError;
use super::row::Row;

/// The condition that picks open intents; the unique index has the same one. A macro, so that statements stay literals.
macro_rules! is_open {
    () => {
        "outcome IN ('checking', 'sent', 'accepted', 'unknown')"
    };
}
pub(super) use is_open;

/// Times of one column have one width, so that the order of the texts is the order of the times.
const NANOSECONDS: DateTimePrinter = DateTimePrinter::new().precision(Some(9));
const MILLISECONDS: DateTimePrinter = DateTimePrinter::new().precision(Some(3));

/// The version of the values in JSON columns. A value whose form changes gets the next one, and `value` learns to read the
/// one before, for ever.
const JSON_VERSION: u32 = 1;

/// A value in a JSON column.
#[derive(Serialize, Deserialize)]
struct Versioned<T> {
    v: u32,
    value: T,
}

/// A time of this server's clock: in the tables of intents and events, and of samples.
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

pub fn optional_time(row: &Row, column: &str) -> Result<Option<Timestamp>, JournalError> {
    row.optional_text(column)?.map(time).transpose()
}

pub fn json(value: &impl Serialize) -> Result<String, JournalError> {
    serde_json::to_string(&Versioned { v: JSON_VERSION, value }).map_err(bad)
}

pub fn value<T: DeserializeOwned>(text: &str) -> Result<T, JournalError> {
    let Versioned { v, value } = serde_json::from_str(text).map_err(bad)?;
    if v > JSON_VERSION {
        return Err(bad(format_args!("a newer version wrote it ({v})")));
    }
    Ok(value)
}

pub fn optional_value<T: DeserializeOwned>(
    row: &Row,
    column: &str,
) -> Result<Option<T>, JournalError> {
    row.optional_text(column)?.map(value).transpose()
}

/// The cluster that the columns `profile`, `region` and `cluster` name.
pub fn cluster(row: &Row) -> Result<ClusterRef, JournalError> {
    Ok(ClusterRef {
        profile: ProfileName::parse(row.text("profile")?).map_err(bad)?,
        region: RegionId::parse(row.text("region")?).map_err(bad)?,
        id: ClusterId::parse(row.text("cluster")?).map_err(bad)?,
    })
}

/// A column holds what this version cannot read.
pub fn bad(error: impl std::fmt::Display) -> JournalError {
    JournalError::Row(error.to_string())
}
