//! The operations, one file each. An operation takes parameters and the world, and gives an object or an error.
//!
//! Shapes and words are those of vendor/rds-migration 2 and 4, written a second time on purpose: structs shared with a
//! client would hide a misspelt field from every test.

mod catalogue;
#[cfg(test)]
mod docs;
mod operation;
mod polardb;
mod product;
mod rds;
mod shared;
mod sts;

pub use catalogue::find;
pub use operation::Operation;
pub use product::Product;
pub use shared::{Changed, Inquiry, Job, Payload};
