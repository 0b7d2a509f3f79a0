//! The journal's database. No other folder holds SQL.

mod both_write;
mod chain;
mod columns;
mod database;
mod engine;
mod error;
mod event;
mod intent_columns;
mod intent_row;
mod intents;
mod lock;
mod migration_end;
mod postgres;
mod records;
mod row;
mod sample;
mod samples;
mod schema_0007;
mod sqlite;
mod statement;
#[cfg(test)]
mod tests;
mod thinning;

pub(crate) use both_write::BothWriteAlarms;
pub use both_write::{Acknowledged, BothWriteAlarm};
#[cfg(test)]
pub(crate) use chain::ChainBreak;
pub(crate) use database::Database;
pub use error::JournalError;
pub(crate) use event::Asked;
pub(crate) use intents::{Begin, Intents};
pub(crate) use records::Records;
pub use records::{JournalFault, Verified, verify_journal};
pub use sample::Sample;
pub(crate) use sample::{NewSample, ReadOn};
pub(crate) use samples::Samples;
