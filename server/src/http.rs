//! The console over HTTP.

mod calendar;
mod caller;
mod client_limits;
mod health;
mod lab;
mod live;
mod pages;
pub(crate) mod reload;
mod router;
mod static_files;

pub(crate) use client_limits::ClientLimits;
pub use live::Streams;
pub use router::{Console, router};
