//! Scenarios: readable files that say what there is at the start.
//!
//! Times are relative to the emulated now, so a scenario is never out of date. Transitions are held until released.

mod build;
mod file;

use jiff::Timestamp;

use crate::options::Scenario;
use crate::world::World;

const DEMO: &str = include_str!("scenario/demo.toml");
const EMPTY: &str = "";

/// Fills an empty world.
///
/// # Errors
/// A sentence that names the resource and what is wrong with it.
pub fn fill(world: World, scenario: Scenario, now: Timestamp) -> Result<World, String> {
    let text = match scenario {
        Scenario::Demo => DEMO,
        Scenario::Empty => EMPTY,
    };
    build::build(world, file::parse(text)?, now)
}
