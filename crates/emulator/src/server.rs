//! The running emulator.

mod server;

pub use server::Server;
