/// Calls as anybody could make them.
#[derive(Debug)]
pub struct CommandsWords {
    pub asked: &'static str,
    pub will_be_sent: &'static str,
    pub was_sent: &'static str,
    /// What a write by hand goes without.
    pub past_the_checks: &'static str,
    /// Whose key has to sign. `tools` is the profile that the vendor's tools are told.
    pub account: fn(name: &str, tools: Option<&str>) -> String,
    /// Where the keys come from.
    pub keys: &'static str,
    pub cli: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub request_id: &'static str,
}
