//! The `polarshift` binary's parts: configuration, wiring, HTTP, static files.

mod allocator;
pub mod commands;
pub mod config;
pub mod http;
mod logging;
mod middleware;
mod refusal;
pub mod site;
pub mod upstream;
