use backend::{IntentKind, Parameters, Reason};
use migration::{Direction, MigrationStatus};

/// What became of an intent. A label is the button's.
#[derive(Debug)]
pub struct OutcomeWords {
    pub checking: fn(label: &str) -> String,
    pub sent: fn(label: &str) -> String,
    pub accepted: fn(label: &str) -> String,
    pub unknown: fn(label: &str, reason: &str) -> String,
    pub refused: fn(reason: &str) -> String,
    pub not_run: fn(label: &str) -> String,
    pub not_run_because: fn(label: &str, reason: &str) -> String,
    pub ran: fn(label: &str) -> String,
    pub something_else: fn(label: &str) -> String,
    pub became_complete: &'static str,
    pub became_cancel: &'static str,
    pub stands_at: fn(&MigrationStatus, &Direction) -> String,
    pub reason: fn(&Reason) -> String,
    /// The label of an intent: of a migration action, its button's.
    pub intent: fn(IntentKind) -> &'static str,
    /// What the chosen parameters mean; empty where there is nothing to say.
    pub parameters: fn(&Parameters) -> String,
}
