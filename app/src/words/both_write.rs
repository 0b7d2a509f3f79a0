//! Both sides that accept writes after a migration ended.

use backend::{BothWriteAlarm, IntentRecord};

/// The alarm that both sides accept writes.
#[derive(Debug)]
pub struct BothWriteWords {
    pub title: &'static str,
    /// What ended the migration, as far as is known. The intent is the one that was sent from here, if any.
    pub how: fn(&BothWriteAlarm, Option<&IntentRecord>) -> String,
    /// The evidence that both sides accept writes.
    pub evidence: fn(&BothWriteAlarm) -> String,
    pub to_do: &'static str,
    pub checklist: fn(&BothWriteAlarm) -> Vec<String>,
    pub acknowledge: &'static str,
    pub acknowledged: fn(caller: &str, at: &str) -> String,
}
