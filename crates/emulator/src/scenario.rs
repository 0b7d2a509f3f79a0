//! Scenarios: readable files that say what there is at the start.
//!
//! Times are relative to the emulated now, so a scenario is never out of date. Transitions are held until released.

mod build;
mod file;
mod fleet;
mod name;
mod read;
mod saved;
#[cfg(test)]
mod schema;
mod status;
mod words;

use jiff::Timestamp;

use crate::accounts::Accounts;

pub use name::{Scenario, UnknownScenario};
pub use read::{Problem, Problems};
pub use saved::save;

/// The scenario's accounts with everything in them. Ids go on where those of `before` are.
///
/// # Errors
/// Everything that is wrong with the text, each with its line.
pub fn fill(before: &Accounts, text: &str, now: Timestamp) -> Result<Accounts, Problems> {
    build::build(before, read::parse(text)?, now)
}
