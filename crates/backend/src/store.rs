//! The journal's database. No other folder holds SQL.

mod both_write;
mod columns;
mod database;
mod error;
mod intent_columns;
mod intent_row;
mod intents;
mod migration_end;
mod sample;
mod samples;

pub(crate) use both_write::BothWriteAlarms;
pub use both_write::{Acknowledged, BothWriteAlarm};
pub(crate) use database::Database;
pub use error::JournalError;
pub(crate) use intents::{Begin, Intents};
pub(crate) use sample::NewSample;
pub use sample::Sample;
pub(crate) use samples::Samples;
