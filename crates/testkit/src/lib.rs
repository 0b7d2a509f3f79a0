//! What the integration tests of several crates share: an emulator for each test, the ids of its demo, waiting for a
//! condition, combinations in which every two values meet, a proxy that changes answers or cuts the connection, and work that breaks off on purpose. Only tests depend
//! on it.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod breaking;
mod cloud;
pub mod demo;
mod eventually;
mod pairwise;
mod proxy;

pub use breaking::Breaking;
pub use cloud::{Cloud, options};
pub use eventually::eventually;
pub use pairwise::pairwise;
pub use proxy::Proxy;
