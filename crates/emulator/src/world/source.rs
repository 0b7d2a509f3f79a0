//! The source of a migration: an RDS instance, what is true of it, and what a precheck and an evaluation find.

mod check_item;
mod checked_source;
mod evaluation;
mod facts;
mod instance;
mod report;

pub use check_item::{CheckItem, Failure};
pub use checked_source::CheckedSource;
pub use evaluation::{Check, checks};
pub use facts::Facts;
pub use instance::{INSTANCE_STATUSES, Instance, InstanceKind};
pub use report::Report;
