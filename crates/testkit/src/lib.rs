//! What the integration tests of several crates share: an emulator for each test, the ids of its demo, waiting for a
//! condition, and a proxy that changes answers or cuts the connection. Only tests depend on it.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod cloud;
pub mod demo;
mod eventually;
mod proxy;

pub use cloud::{Cloud, options};
pub use eventually::eventually;
pub use proxy::Proxy;
