//! Words with the colour that goes with them.

use std::collections::BTreeSet;

use backend::{IntentRecord, Journalled, Outcome, Parameters, Proof};
use jiff::Timestamp;
use migration::{
    Action, Arrival, CheckId, Deadline, Delay, Direction, Migration, MigrationStatus as Status,
    ReadWriteMode, Urgency,
};

use super::{CheckWords, Words};
use crate::ui::{Tone, Toned, moment};

pub fn mode(words: &Words, mode: &ReadWriteMode) -> Toned {
    let (text, tone) = match mode {
        ReadWriteMode::ReadWrite => (words.terms.read_and_write, Tone::Good),
        ReadWriteMode::ReadOnly => (words.terms.read_only, Tone::Plain),
        ReadWriteMode::Absent => (words.terms.not_reported, Tone::Plain),
        ReadWriteMode::Unrecognised(word) => (word.as_str(), Tone::Warning),
    };
    Toned { text: text.to_owned(), tone }
}

pub fn delay(words: &Words, migration: &Migration) -> Toned {
    if migration.status == Status::NoMigration {
        return Toned { text: words.terms.nothing_replicated.to_owned(), tone: Tone::Plain };
    }
    match migration.delay {
        Delay::UNKNOWN => Toned { text: words.terms.unknown.to_owned(), tone: Tone::Warning },
        delay => Toned {
            text: (words.time.seconds)(delay.seconds().unwrap_or_default()),
            tone: if delay.allows_switch() { Tone::Good } else { Tone::Danger },
        },
    }
}

/// In the place of a deadline that a migration does not have, or that cannot be read.
pub fn without_deadline(words: &Words, migration: &Migration) -> Toned {
    match &migration.unreadable_deadline {
        Some(text) => Toned { text: (words.time.unreadable_deadline)(text), tone: Tone::Warning },
        None => Toned::plain(words.time.no_deadline),
    }
}

/// What is left until the deadline; `now` is the upstream's time.
pub fn time_left(words: &Words, deadline: Deadline, now: Option<Timestamp>) -> Toned {
    match now {
        Some(now) => Toned {
            text: (words.time.left)(deadline.time_left(now).as_secs()),
            tone: match deadline.urgency(now) {
                Urgency::Far => Tone::Plain,
                Urgency::Week => Tone::Warning,
                Urgency::Day | Urgency::Passed => Tone::Danger,
            },
        },
        None => Toned { text: words.time.left_unknown.to_owned(), tone: Tone::Warning },
    }
}

pub fn status_tone(status: &Status) -> Tone {
    match status {
        Status::NoMigration => Tone::Plain,
        Status::Cloning | Status::Switching | Status::RollingBack | Status::Closing => Tone::Busy,
        Status::SyncingToPolardb | Status::SyncingToRds => Tone::Good,
        Status::PrecheckFailed => Tone::Danger,
        Status::Unrecognised(_) => Tone::Warning,
    }
}

/// The meaning of the chosen parameters; `None` if there was no choice.
pub fn parameters(words: &Words, parameters: &Parameters) -> Option<String> {
    Some((words.outcome.parameters)(parameters)).filter(|text| !text.is_empty())
}

/// The names of the checks, each once.
pub fn names_of_each(
    ids: impl IntoIterator<Item = CheckId>,
    check: fn(CheckId) -> CheckWords,
) -> Vec<&'static str> {
    let ids: BTreeSet<_> = ids.into_iter().collect();
    ids.into_iter().map(|id| check(id).name).collect()
}

/// The outcome of an intent, in one sentence.
pub fn outcome(words: &Words, record: &IntentRecord) -> Toned {
    let label = (words.outcome.intent)(record.kind());
    let reason = record.reason.as_ref().map(words.outcome.reason).unwrap_or_default();
    let say = &words.outcome;
    let (text, tone) = match record.outcome {
        Outcome::Checking => ((say.checking)(label), Tone::Busy),
        Outcome::Sent => ((say.sent)(label), Tone::Busy),
        Outcome::Accepted => ((say.accepted)(label), Tone::Busy),
        Outcome::Unknown => ((say.unknown)(label, &reason), Tone::Warning),
        Outcome::Refused => ((say.refused)(&reason), Tone::Danger),
        Outcome::NotRun if reason.is_empty() => ((say.not_run)(label), Tone::Danger),
        Outcome::NotRun => ((say.not_run_because)(label, &reason), Tone::Danger),
        Outcome::Ran => return ran(words, record, label, &reason),
        Outcome::SomethingElse => (something_else(words, record), Tone::Danger),
        Outcome::RealmGone => ((say.realm_gone)(label), Tone::Plain),
    };
    Toned { text, tone }
}

/// The sentence of an intent that ran. What it began may not be over.
fn ran(words: &Words, record: &IntentRecord, label: &str, reason: &str) -> Toned {
    let say = &words.outcome;
    let proof = record.proof.unwrap_or(Proof::Answered);
    let Some(arrived) = record.arrived else {
        let tone = if proof == Proof::Answered { Tone::Good } else { Tone::Warning };
        return Toned { text: (say.ran)(label, proof, reason), tone };
    };
    let mut text = (say.began)(label, proof, &arrived);
    let swaps = matches!(record.action(), Some((_, Parameters::Move { pairs: Some(_) })));
    if swaps && proof == Proof::Seen {
        text += say.swap_not_known;
    }
    let tone = match arrived.arrival {
        Arrival::UnderWay => Tone::Busy,
        Arrival::Arrived if proof == Proof::Seen => Tone::Warning,
        Arrival::Arrived => Tone::Good,
        Arrival::FellBack => Tone::Danger,
        Arrival::Overtaken => Tone::Warning,
    };
    Toned { text, tone }
}

/// Why a cluster accepts nothing else while an intent about it is open.
pub fn in_progress_since(words: &Words, open: &Journalled) -> String {
    match open {
        Journalled::Intent(record) => {
            let label = (words.outcome.intent)(record.kind());
            (words.dialog.in_progress_since)(label, &moment(record.created_at))
        }
        Journalled::Raw(_) => words.outcome.unread_in_progress.to_owned(),
    }
}

/// The alarm: the intended action, and what the migration did instead.
fn something_else(words: &Words, record: &IntentRecord) -> String {
    let mut text = (words.outcome.something_else)((words.outcome.intent)(record.kind()));
    let (Some((action, _)), Some(now)) = (record.action(), record.migration_after()) else {
        return text;
    };
    let other_end = match action {
        Action::Cancel | Action::Abandon => {
            Some((Direction::PolardbToRds, words.outcome.became_complete))
        }
        Action::Complete => Some((Direction::RdsToPolardb, words.outcome.became_cancel)),
        Action::Switch | Action::RollBack | Action::Continue => None,
    };
    match other_end {
        Some((direction, sentence))
            if now.status == Status::Closing && now.direction == direction =>
        {
            text += sentence;
        }
        Some(_) | None => text += &(words.outcome.stands_at)(&now.status, &now.direction),
    }
    text
}
