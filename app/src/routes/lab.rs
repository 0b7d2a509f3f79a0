//! Paths of the lab.

use backend::LabForm;

use super::encode;

/// The emulator's lab.
pub const LAB: &str = "/lab";
/// What there is in the emulator, as the file of a scenario.
pub const LAB_SCENARIO: &str = "/lab/scenario.toml";

/// What became of a form of the lab, at the section it is in.
pub fn lab_outcome(id: &str, form: LabForm) -> String {
    format!("{LAB}?outcome={id}#{}", lab_section(form))
}

/// The section of the lab that has a form.
pub fn lab_section(form: LabForm) -> &'static str {
    match form {
        LabForm::Clock => "clock",
        LabForm::Migration => "migrations",
        LabForm::Fault | LabForm::RemoveFault | LabForm::ClearFaults => "faults",
        LabForm::Load | LabForm::Paste | LabForm::Snapshot | LabForm::Restore => "scenarios",
        LabForm::Reset => "reset",
        LabForm::Tour => "tour",
    }
}

/// The lab with a part of the log of calls.
pub fn lab_calls(action: &str, cluster: &str, before: Option<u64>) -> String {
    let before = before.map(|before| before.to_string()).unwrap_or_default();
    let pairs = [("action", action), ("cluster", cluster), ("before", &before)];
    let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
    let query: Vec<_> = pairs.map(|(name, value)| format!("{name}={}", encode(value))).collect();
    format!("{LAB}?{}#calls", query.join("&"))
}
