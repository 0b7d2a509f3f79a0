//! The running emulator and its connections.

mod connections;
mod server;

pub use server::Server;
