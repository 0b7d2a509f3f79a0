//! Releases a cluster for good (vendor/rds-migration 4.8).

mod form;
mod load;
mod page;
mod released;

pub use load::refusal;
pub use page::ReleasePage;
pub use released::Released;
