//! The console over HTTP.

mod calendar;
mod health;
mod lab;
mod listener;
mod live;
mod pages;
mod router;
mod static_files;

pub use listener::bind;
pub use live::Followers;
pub use router::{Console, router};
