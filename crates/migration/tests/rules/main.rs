//! The rules: which connection strings may swap (vendor/rds-migration 5), which source is copied how, what is refused.

#![allow(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod check_pairs;
mod copy_method;
mod default_pairs;
mod refusal;
mod support;
