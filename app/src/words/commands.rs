//! The calls of a page, as commands to copy.

/// The calls of a page, as commands to copy.
#[derive(Debug)]
pub struct CommandsWords {
    pub asked: &'static str,
    pub will_be_sent: &'static str,
    pub was_sent: &'static str,
    /// Warns that a call made by hand is neither checked nor recorded.
    pub past_the_checks: &'static str,
    /// The account whose key has to sign. `tools` is the profile of the vendor's tools.
    pub account: fn(name: &str, tools: Option<&str>) -> String,
    /// The place that the keys come from.
    pub keys: &'static str,
    pub cli: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub request_id: &'static str,
}
