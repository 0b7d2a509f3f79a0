//! The way back to the source after a switch.

/// The readiness for a roll back, after a switch.
#[derive(Debug)]
pub struct ReadinessWords {
    pub title: &'static str,
    pub possible: &'static str,
    pub to_acknowledge: fn(checks: usize) -> String,
    /// The refusal of a roll back; `reason` is a sentence.
    pub not_possible: fn(reason: &str) -> String,
    pub reverse_delay: &'static str,
    pub time_left: &'static str,
    pub names: &'static str,
    pub names_known: fn(pairs: usize) -> String,
    pub names_stayed: &'static str,
    pub names_unknown: &'static str,
    pub lost: &'static str,
    /// The writes that a roll back now could lose, by the reverse delay in seconds; `None` if it is unknown.
    pub at_risk: fn(Option<u64>) -> String,
}
