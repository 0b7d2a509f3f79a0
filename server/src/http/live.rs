//! Server-sent events: the panel of a cluster, pushed to everyone who follows it.

mod open_streams;
mod routes;
mod streams;
mod views;

pub use routes::routes;
pub use streams::Streams;
