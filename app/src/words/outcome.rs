//! What became of an intent.

use backend::{IntentRecord, Outcome, Reason};
use migration::{Action, Direction, MigrationStatus as Status};

use super::{button, direction};
use crate::panel::moment;
use crate::view::{Tone, Toned};

/// What became of an intent, in one sentence.
pub fn outcome(record: &IntentRecord) -> Toned {
    let label = button(record.action);
    let reason = record.reason.as_ref().map(why).unwrap_or_default();
    let (text, tone) = match record.outcome {
        Outcome::Checking => {
            (format!("{label} is being checked; nothing is sent yet."), Tone::Busy)
        }
        Outcome::Sent => (format!("{label} was sent. The answer is not here yet."), Tone::Busy),
        Outcome::Accepted => (
            format!(
                "{label} was accepted. Its effect does not show yet; the migration is being read."
            ),
            Tone::Busy,
        ),
        Outcome::Unknown => (
            format!(
                "Whether {label} ran is not known: {reason}. It is not sent again; reading the migration will tell."
            ),
            Tone::Warning,
        ),
        Outcome::Refused => (format!("Nothing was sent: {reason}."), Tone::Danger),
        Outcome::NotRun if reason.is_empty() => (format!("{label} did not run."), Tone::Danger),
        Outcome::NotRun => (format!("{label} did not run: {reason}."), Tone::Danger),
        Outcome::Ran => (format!("{label} ran."), Tone::Good),
        Outcome::SomethingElse => (something_else(record), Tone::Danger),
    };
    Toned { text, tone }
}

/// The reason, with actions called as their buttons are.
fn why(reason: &Reason) -> String {
    match reason {
        Reason::InProgress { action, since } => format!(
            "{} has been in progress on this cluster since {}",
            button(*action),
            moment(*since)
        ),
        other => other.to_string(),
    }
}

/// The alarm: what was meant, and what the migration did instead.
fn something_else(record: &IntentRecord) -> String {
    let label = button(record.action);
    let Some(now) = &record.read_after else {
        return format!("{label} was meant, and something else happened.");
    };
    let closing = now.status == Status::Closing;
    let became = match (record.action, &now.direction) {
        (Action::Cancel | Action::Abandon, Direction::PolardbToRds) if closing => {
            "The cancel became a complete, because someone switched in between.".to_owned()
        }
        (Action::Complete, Direction::RdsToPolardb) if closing => {
            "The complete became a cancel, because someone rolled back in between.".to_owned()
        }
        _ => format!(
            "The migration status is {} and the direction is {}.",
            now.status,
            direction(&now.direction)
        ),
    };
    format!("{label} was meant, and something else happened. {became}")
}
