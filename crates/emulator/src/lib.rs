#![doc = include_str!("../README.md")]

mod accounts;
mod api_error;
mod calls;
mod choices;
mod clock;
mod control;
mod core;
mod execution;
mod faults;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzz;
mod gateway;
mod guard;
mod nonces;
mod operations;
mod options;
#[cfg(test)]
mod properties;
mod request_ids;
mod scenario;
mod server;
mod state_file;
mod world;

pub use acs_signature::AccessKey;
pub use options::{Limits, Options, StartError};
pub use scenario::{Problem, Problems, Scenario, UnknownScenario};
pub use server::Server;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/emulator/README.md")]
struct PageForOtherPeoplesTests;
