//! The front door of the API.

mod answer;
mod authenticate;
mod error_body;
mod named;
mod outlive;
mod received;
mod serve;
mod spoilt;
mod xml;

pub use serve::serve;
#[cfg(any(test, fuzzing))]
pub use serve::try_read;
