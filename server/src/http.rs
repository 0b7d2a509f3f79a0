//! The console over HTTP.

mod calendar;
mod caller;
mod health;
mod lab;
mod listener;
mod live;
mod pages;
pub(crate) mod reload;
mod router;
mod static_files;

pub use listener::bind;
pub use live::Streams;
pub use router::{Console, router};
