//! Business DTS Task Database Endpoint Switchover (vendor/rds-migration 2.7, 6.3).

mod form;
mod jobs;
mod load;
mod page;

pub use load::refusal;
pub use page::DtsPage;
