//! Scenarios: readable files that say what there is at the start.
//!
//! Times are relative to the emulated now, so a scenario is never out of date. Transitions are held until they are released.

mod build;
mod file;
mod fleet;
mod problem;
mod read;
mod saved;
mod scenario;
#[cfg(test)]
mod schema;
mod status;
mod words;

pub use build::fill;
pub use problem::{Problem, Problems};
pub use saved::save;
pub use scenario::{Scenario, UnknownScenario};
