use backend::{BothWriteAlarm, IntentRecord};

/// Both sides accept writes after a migration ended.
#[derive(Debug)]
pub struct EndingWords {
    pub title: &'static str,
    /// In a list, where there is room for little.
    pub mark: &'static str,
    /// What ended the migration, as far as is known; with the intent that was sent from here, if one was.
    pub how: fn(&BothWriteAlarm, Option<&IntentRecord>) -> String,
    /// Why both sides are taken to accept writes.
    pub evidence: fn(&BothWriteAlarm) -> String,
    pub to_do: &'static str,
    pub checklist: fn(&BothWriteAlarm) -> Vec<String>,
    pub acknowledge: &'static str,
    pub acknowledged: fn(actor: &str, at: &str) -> String,
}
