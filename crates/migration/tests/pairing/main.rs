//! Which connection strings may swap with which (vendor/rds-migration 5).

mod check;
mod offered;
mod support;
