//! A row that was read from either engine.

use std::sync::Arc;

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Column, Row as _, TypeInfo, ValueRef};

use super::JournalError;
use super::statement::Value;

/// The names of a result's columns, which its rows share.
type Names = Arc<[String]>;

/// One row, with its values.
#[derive(Debug, Clone)]
pub struct Row {
    names: Names,
    values: Vec<Value>,
}

impl Row {
    /// # Errors
    /// There is no such column, or it holds no text.
    pub fn text(&self, column: &str) -> Result<&str, JournalError> {
        self.optional_text(column)?.ok_or_else(|| missing(column))
    }

    pub fn optional_text(&self, column: &str) -> Result<Option<&str>, JournalError> {
        match self.value(column)? {
            Value::Text(text) => Ok(text.as_deref()),
            Value::Integer(None) => Ok(None),
            Value::Integer(Some(_)) => Err(JournalError::Row(format!("{column} is no text"))),
            Value::Unreadable(error) => Err(JournalError::Row(format!("{column}: {error}"))),
        }
    }

    pub fn integer(&self, column: &str) -> Result<i64, JournalError> {
        self.optional_integer(column)?.ok_or_else(|| missing(column))
    }

    pub fn optional_integer(&self, column: &str) -> Result<Option<i64>, JournalError> {
        match self.value(column)? {
            Value::Integer(number) => Ok(*number),
            Value::Text(None) => Ok(None),
            Value::Text(Some(_)) => Err(JournalError::Row(format!("{column} is no number"))),
            Value::Unreadable(error) => Err(JournalError::Row(format!("{column}: {error}"))),
        }
    }

    /// Every column with its value.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.names.iter().map(String::as_str).zip(&self.values)
    }

    fn value(&self, column: &str) -> Result<&Value, JournalError> {
        let found = self.names.iter().position(|name| name == column);
        found.and_then(|nth| self.values.get(nth)).ok_or_else(|| missing(column))
    }

    pub fn all_of_sqlite(rows: &[SqliteRow]) -> Result<Vec<Self>, JournalError> {
        let Some(first) = rows.first() else { return Ok(Vec::new()) };
        let names: Names = first.columns().iter().map(|it| it.name().to_owned()).collect();
        let read = |row: &SqliteRow, nth: usize| -> Result<Value, sqlx::Error> {
            Ok(match row.try_get_raw(nth)?.type_info().name() {
                "INTEGER" => Value::Integer(row.try_get(nth)?),
                _ => Value::Text(row.try_get(nth)?),
            })
        };
        Ok(rows.iter().map(|row| Self::of(&names, |nth| read(row, nth))).collect())
    }

    pub fn all_of_postgres(rows: &[PgRow]) -> Result<Vec<Self>, JournalError> {
        let Some(first) = rows.first() else { return Ok(Vec::new()) };
        let names: Names = first.columns().iter().map(|it| it.name().to_owned()).collect();
        let read = |row: &PgRow, nth: usize| -> Result<Value, sqlx::Error> {
            Ok(match row.column(nth).type_info().name() {
                "INT8" => Value::Integer(row.try_get(nth)?),
                _ => Value::Text(row.try_get(nth)?),
            })
        };
        Ok(rows.iter().map(|row| Self::of(&names, |nth| read(row, nth))).collect())
    }

    /// A value that cannot be read makes its column unreadable, and neither the row nor the others of the query.
    fn of(names: &Names, read: impl Fn(usize) -> Result<Value, sqlx::Error>) -> Self {
        let value = |nth| read(nth).unwrap_or_else(|error| Value::Unreadable(error.to_string()));
        Self { names: names.clone(), values: (0..names.len()).map(value).collect() }
    }
}

fn missing(column: &str) -> JournalError {
    JournalError::Row(format!("{column} is missing"))
}
