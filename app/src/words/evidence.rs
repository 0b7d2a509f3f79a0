//! What the checks of the preflight saw.

use migration::Check;

/// The findings of checks.
#[derive(Debug)]
pub struct EvidenceWords {
    /// What a check saw, as a sentence. If it saw an error, the page adds the cloud's error text.
    pub of_check: fn(&Check) -> String,
}
