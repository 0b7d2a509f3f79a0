//! `polarshift check`.

mod remedy;
mod report;

pub use remedy::Finding;
pub use report::{Report, report, run};
