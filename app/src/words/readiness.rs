/// Whether the business could go back to its source now, after a switch.
#[derive(Debug)]
pub struct ReadinessWords {
    pub title: &'static str,
    pub possible: &'static str,
    pub to_acknowledge: fn(checks: usize) -> String,
    /// Why not; the reason is a sentence of its own.
    pub not_possible: fn(reason: &str) -> String,
    pub reverse_delay: &'static str,
    pub time_left: &'static str,
    pub names: &'static str,
    pub names_known: fn(pairs: usize) -> String,
    pub names_stayed: &'static str,
    pub names_unknown: &'static str,
    pub lost: &'static str,
    /// By the reverse delay in seconds, where it is known.
    pub at_risk: fn(Option<u64>) -> String,
}
