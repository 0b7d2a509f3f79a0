//! What several operations share.

mod allowed;
mod answer;
pub mod cluster_filter;
pub mod create_settings;
pub mod endpoint_config;
pub mod endpoint_writes;
pub mod idempotence;
pub mod instance_filter;
mod job;
pub mod regions;
pub mod shapes;

pub use answer::{Payload, empty, time, to_text, to_value};
pub use job::{Changed, Inquiry, Job};
