//! The migration evaluation.

use migration::{CheckResult, EvaluationNotice, PrecheckItem};

/// The migration evaluation.
#[derive(Debug)]
pub struct EvaluationWords {
    pub title: &'static str,
    pub none_yet: &'static str,
    pub begin: &'static str,
    pub again: &'static str,
    pub running: &'static str,
    pub passed: &'static str,
    pub failed: fn(checks: usize) -> String,
    pub not_understood: &'static str,
    pub raw: &'static str,
    /// The time since its end.
    pub age: fn(seconds: i64) -> String,
    pub valid_until: &'static str,
    pub expired: &'static str,
    pub for_target: fn(version: &str) -> String,
    pub for_other_target: fn(version: &str, chosen: &str) -> String,
    pub not_read: fn(why: &str) -> String,
    pub check: &'static str,
    pub result_head: &'static str,
    pub remedy_head: &'static str,
    /// The vendor's name of a group; an unknown one stays as it is.
    pub group: fn(&str) -> String,
    /// The vendor's name of a check that is known.
    pub item: fn(PrecheckItem) -> &'static str,
    pub result: fn(&CheckResult) -> String,
    pub remedy: fn(PrecheckItem) -> &'static str,
    pub no_remedy: &'static str,
    pub role_missing: &'static str,
    pub create_role: &'static str,
    /// Warns before a cluster is created.
    pub notice: fn(EvaluationNotice) -> &'static str,
}
