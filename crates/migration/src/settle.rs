//! Settles by reading what became of a call without an answer, and compares an answered one with its intent.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::{Action, Direction, Migration, MigrationStatus as Status};

/// An intent stays unknown for at least the call's timeout plus this many seconds before a person may decide.
pub const SETTLE_GRACE_SECONDS: i64 = 120;

/// What reading tells about a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settlement {
    /// The migration went where the intent meant it to go.
    Ran,
    /// The migration went on by itself, past the place where the action would have shown.
    DidNotRun,
    /// The migration is where neither the intent nor its absence would have brought it.
    SomethingElse,
    /// Nothing can be told yet. Once [`Settlement::may_be_decided`] a person may decide.
    StillUnknown,
}

impl Settlement {
    /// Whether a person may decide about an intent sent `since` ago: never before the call's timeout plus the grace.
    pub fn may_be_decided(since: SignedDuration, call_timeout: SignedDuration) -> bool {
        since >= call_timeout.saturating_add(SignedDuration::from_secs(SETTLE_GRACE_SECONDS))
    }
}

/// What one reading of the status says, before time is looked at.
enum Trace {
    Ran,
    /// As before: proves nothing.
    Unchanged,
    /// The migration went on by itself as it does when the action did not run, or has not run yet.
    WentOn,
    SomethingElse,
    Unreadable,
}

/// The settling table: (intent, seen before, seen now, time since sending) to what became of it.
/// `since` and `call_timeout` are wall time.
pub fn settle(
    action: Action,
    before: &Migration,
    now: &Migration,
    since: SignedDuration,
    call_timeout: SignedDuration,
) -> Settlement {
    let trace = if source_changed(before, now) || ended_by_expiry(before, now) {
        Trace::SomethingElse
    } else {
        trace(action, before, now)
    };
    match trace {
        Trace::Ran => Settlement::Ran,
        Trace::SomethingElse => Settlement::SomethingElse,
        Trace::WentOn if Settlement::may_be_decided(since, call_timeout) => Settlement::DidNotRun,
        Trace::Unchanged | Trace::WentOn | Trace::Unreadable => Settlement::StillUnknown,
    }
}

fn source_changed(before: &Migration, now: &Migration) -> bool {
    now.status != Status::NoMigration && now.source != before.source
}

/// Expiry ends a migration exactly as Cancel and Complete do (domain.md 3.4), so it must not pass for them.
fn ended_by_expiry(before: &Migration, now: &Migration) -> bool {
    now.status == Status::NoMigration
        && matches!((before.deadline, now.read_at), (Some(end), Some(at)) if end.has_passed(at))
}

/// A name that changed sides shows that somebody switched or rolled back with endpoints in between, which no ending does.
fn names_changed_sides(before: &Migration, now: &Migration) -> bool {
    let (rds, polardb) = (now.rds_strings(), now.polardb_strings());
    before.rds_strings().iter().any(|name| polardb.contains(name))
        || before.polardb_strings().iter().any(|name| rds.contains(name))
}

fn trace(action: Action, before: &Migration, now: &Migration) -> Trace {
    if let Status::Unrecognised(_) = now.status {
        return Trace::Unreadable;
    }
    match action {
        Action::Switch => match now.status {
            Status::Switching | Status::SyncingToRds | Status::RollingBack => Trace::Ran,
            Status::SyncingToPolardb => Trace::Unchanged,
            _ => Trace::SomethingElse,
        },
        Action::RollBack => match now.status {
            Status::RollingBack | Status::SyncingToPolardb => Trace::Ran,
            Status::SyncingToRds => Trace::Unchanged,
            _ => Trace::SomethingElse,
        },
        Action::Complete => match now.status {
            Status::Closing if now.direction == Direction::RdsToPolardb => Trace::SomethingElse,
            Status::NoMigration if names_changed_sides(before, now) => Trace::SomethingElse,
            Status::Closing | Status::NoMigration => Trace::Ran,
            Status::SyncingToRds => Trace::Unchanged,
            _ => Trace::SomethingElse,
        },
        Action::Cancel | Action::Abandon => trace_of_ending(before, now),
        Action::Continue => trace_of_continue(before, now),
    }
}

/// Cancel and Abandon: legal from three statuses that follow each other by themselves.
fn trace_of_ending(before: &Migration, now: &Migration) -> Trace {
    match now.status {
        Status::Closing if now.direction == Direction::PolardbToRds => Trace::SomethingElse,
        Status::NoMigration if names_changed_sides(before, now) => Trace::SomethingElse,
        Status::Closing | Status::NoMigration => Trace::Ran,
        _ if now.status == before.status => Trace::Unchanged,
        Status::PrecheckFailed | Status::SyncingToPolardb if before.status == Status::Cloning => {
            Trace::WentOn
        }
        _ => Trace::SomethingElse,
    }
}

/// Continue: it ran when the step it was stuck at is left, or is stuck with another error.
fn trace_of_continue(before: &Migration, now: &Migration) -> Trace {
    let next = match before.status {
        Status::PrecheckFailed => [Status::Cloning, Status::SyncingToPolardb],
        Status::Switching => [Status::Switching, Status::SyncingToRds],
        _ => [Status::RollingBack, Status::SyncingToPolardb],
    };
    if now.status == before.status {
        if now.comment == before.comment { Trace::Unchanged } else { Trace::Ran }
    } else if next.contains(&now.status) {
        Trace::Ran
    } else {
        Trace::SomethingElse
    }
}
