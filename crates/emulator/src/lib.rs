#![doc = include_str!("../README.md")]

mod accounts;
mod actions;
mod api_error;
mod calls;
mod choices;
mod clock;
mod control;
mod core;
mod date;
mod execution;
mod faults;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzz;
mod gateway;
mod mix;
mod nonces;
mod operations;
mod options;
mod parameters;
#[cfg(test)]
mod properties;
mod request_ids;
mod scenario;
mod server;
mod snapshots;
mod state;
mod state_file;
mod wire;
mod world;
mod world_id;

pub use acs_signature::AccessKey;
pub use options::{Limits, Options, StartError};
pub use scenario::{Problem, Problems, Scenario, UnknownScenario};
pub use server::Server;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/emulator/README.md")]
mod guide_for_tests {}
