//! The client against the emulator, over a socket.

#![allow(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod control;
mod create;
mod endpoints;
mod evaluation;
mod instances;
mod migrations;
mod setup;
