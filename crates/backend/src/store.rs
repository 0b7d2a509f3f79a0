//! The journal's database. No other folder holds SQL.

mod alarms;
mod both_write;
mod by_hand;
mod chain;
mod columns;
mod database;
mod engine;
mod error;
mod event;
mod intent_alarms;
mod intent_columns;
mod intent_row;
mod intents;
mod journalled_row;
mod lock;
mod migration_end;
mod move_end;
mod postgres;
mod private_file;
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

pub use alarms::{Acknowledged, AlarmKind};
pub use both_write::BothWriteAlarm;
pub(crate) use both_write::BothWriteAlarms;
#[cfg(test)]
pub(crate) use chain::ChainBreak;
pub(crate) use database::Database;
pub use error::JournalError;
pub(crate) use event::Asked;
pub use intent_alarms::IntentAlarm;
pub(crate) use intent_alarms::IntentAlarms;
pub(crate) use intents::{Begin, Intents};
pub use records::{JournalFault, Verified, verify_journal};
pub(crate) use records::{Records, has_journal};
pub use sample::Sample;
pub(crate) use sample::{NewSample, ReadOn};
pub(crate) use samples::Samples;
