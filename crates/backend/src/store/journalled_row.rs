//! A row of intents as it is found, which this version may be unable to read.

use super::row::Row;
use super::statement::Value;
use super::{JournalError, intent_row};
use crate::intent::{IntentRecord, Journalled, RawIntent};

/// The intent, or its text if this version cannot read it.
pub fn journalled(row: &Row) -> Journalled {
    match intent_row::read(row) {
        Ok(record) => Journalled::Intent(Box::new(record)),
        Err(error) => Journalled::Raw(raw(row, &error)),
    }
}

pub fn readable(row: &Row) -> Option<IntentRecord> {
    match journalled(row) {
        Journalled::Intent(record) => Some(*record),
        Journalled::Raw(raw) => {
            tracing::warn!(intent.id = raw.intent_id, error = raw.error, "not readable");
            None
        }
    }
}

fn raw(row: &Row, error: &JournalError) -> RawIntent {
    let columns = row.columns().filter_map(|(column, value)| {
        let text = match value {
            Value::Text(text) => text.clone()?,
            Value::Integer(number) => (*number)?.to_string(),
            Value::Unreadable(error) => error.clone(),
        };
        Some((column.to_owned(), text))
    });
    let text = |column| row.optional_text(column).ok().flatten().unwrap_or_default().to_owned();
    RawIntent {
        intent_id: text("intent_id"),
        intent: text("intent"),
        outcome: text("outcome"),
        created_at: text("created_at"),
        error: error.to_string(),
        columns: columns.collect(),
    }
}
