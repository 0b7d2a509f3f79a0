//! The console over HTTP.

mod health;
mod listener;
mod pages;
mod router;
mod static_files;

pub use listener::bind;
pub use router::{Console, router};
