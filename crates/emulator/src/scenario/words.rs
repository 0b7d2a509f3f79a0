//! Words that a scenario may use where the vendor has a fixed set.

use migration::MigrationStatus;

use crate::world::{Facts, REGIONS};

pub const VERSIONS: [&str; 3] = ["5.6", "5.7", "8.0"];
/// Editions of an RDS instance.
pub const EDITIONS: [&str; 3] = ["Basic", "HighAvailability", "cluster"];
/// Categories of a PolarDB cluster.
pub const CATEGORIES: [&str; 2] = ["Normal", "SENormal"];
pub fn regions() -> [&'static str; REGIONS.len()] {
    std::array::from_fn(|at| REGIONS[at].id)
}

/// Statuses of a migration, as the rules list them.
pub fn statuses() -> [&'static str; MigrationStatus::KNOWN.len()] {
    static KNOWN: [MigrationStatus; MigrationStatus::KNOWN.len()] = MigrationStatus::KNOWN;
    std::array::from_fn(|at| KNOWN[at].as_str())
}

/// # Errors
/// A sentence that names the known words.
pub fn check(what: &str, word: &str, known: &[&str]) -> Result<(), String> {
    if known.contains(&word) {
        return Ok(());
    }
    Err(format!("there is no {what} `{word}`, expected one of `{}`", known.join("`, `")))
}

/// The most processors of an instance.
const MOST_CPU: u32 = 1024;

/// # Errors
/// A sentence that names the range.
pub fn check_cpu(id: &str, cpu: u32) -> Result<(), String> {
    if (1..=MOST_CPU).contains(&cpu) {
        return Ok(());
    }
    Err(format!("{id}: cpu must be 1 to {MOST_CPU}"))
}

/// What is true of a source: its facts, or those behind the reason of a precheck.
///
/// # Errors
/// A sentence: both are given.
pub fn facts(id: &str, facts: Option<Facts>, reason: Option<String>) -> Result<Facts, String> {
    match (facts, reason) {
        (Some(_), Some(_)) => Err(format!("{id}: facts and precheck_failure exclude each other")),
        (facts, None) => Ok(facts.unwrap_or_default()),
        (None, Some(reason)) => Ok(Facts::behind(reason)),
    }
}
