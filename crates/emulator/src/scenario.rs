//! Scenarios: readable files that say what there is at the start.
//!
//! Times are relative to the emulated now, so a scenario is never out of date. Transitions are held until released.

mod build;
mod file;

use jiff::Timestamp;

use crate::accounts::Accounts;
use crate::options::Scenario;

const DEMO: &str = include_str!("scenario/demo.toml");
const EMPTY: &str = "";

/// The scenario's accounts with everything in them. Ids go on where those of `before` are.
///
/// # Errors
/// A sentence that names the resource and what is wrong with it.
pub fn fill(before: &Accounts, scenario: Scenario, now: Timestamp) -> Result<Accounts, String> {
    let text = match scenario {
        Scenario::Demo => DEMO,
        Scenario::Empty => EMPTY,
    };
    build::build(before, file::parse(text)?, now)
}
