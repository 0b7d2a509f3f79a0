//! A migration: what is recorded about it, its replication delay, and the DTS jobs of the business beside it.

mod delay;
mod dts_job;
mod task;

pub use delay::DelayModel;
pub use dts_job::DtsJob;
pub use task::{FallBack, Phase, Precheck, SourceKind, Task};
