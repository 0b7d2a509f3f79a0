//! Making clusters: by migration from RDS, or without a migration.

mod by_migration;
mod plain;
mod wanted;

pub use wanted::{Location, Wanted};
