//! Settles by reading what became of a call without an answer, and compares an answered one with its intent.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::{Action, Direction, Migration, MigrationStatus as Status, ReadWriteMode as Mode};

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

/// What is known of the call itself. Times are wall time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// How long ago it was sent.
    pub since: SignedDuration,
    pub call_timeout: SignedDuration,
    /// The cloud answered yes: then nothing shows that it did not run.
    pub accepted: bool,
}

impl Sent {
    fn may_be_decided(&self) -> bool {
        Settlement::may_be_decided(self.since, self.call_timeout)
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

/// The settling table: (intent, seen before, seen now, the call) to what became of it.
pub fn settle(action: Action, before: &Migration, now: &Migration, sent: &Sent) -> Settlement {
    let trace = if source_changed(before, now) || ended_by_expiry(before, now) {
        Trace::SomethingElse
    } else {
        trace(action, before, now)
    };
    match trace {
        Trace::Ran => Settlement::Ran,
        Trace::SomethingElse => Settlement::SomethingElse,
        Trace::WentOn if sent.may_be_decided() && !sent.accepted => Settlement::DidNotRun,
        Trace::Unchanged | Trace::WentOn | Trace::Unreadable => Settlement::StillUnknown,
    }
}

fn source_changed(before: &Migration, now: &Migration) -> bool {
    now.status != Status::NoMigration && now.source != before.source
}

/// Expiry ends a migration exactly as Cancel and Complete do (vendor/rds-migration 3.4), so it must not pass for them.
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
            Status::Closing | Status::NoMigration => trace_of_ended(Ending::Complete, before, now),
            Status::SyncingToRds => Trace::Unchanged,
            _ => Trace::SomethingElse,
        },
        Action::Cancel | Action::Abandon => trace_of_ending(before, now),
        Action::Continue => trace_of_continue(before, now),
    }
}

/// The two meanings of an ending.
#[derive(PartialEq, Eq)]
enum Ending {
    Cancel,
    Complete,
}

/// A migration that is being closed or is gone. Once it is gone, both sides write and only the names can tell.
fn trace_of_ended(meant: Ending, before: &Migration, now: &Migration) -> Trace {
    if names_changed_sides(before, now) {
        return Trace::SomethingElse;
    }
    if now.status == Status::NoMigration {
        return Trace::Ran;
    }
    match ending_shown(now) {
        Some(ending) if ending == meant => Trace::Ran,
        Some(_) => Trace::SomethingElse,
        None => Trace::Unreadable,
    }
}

/// Which ending a migration that is being closed shows. No document says that the direction is given meanwhile
/// (vendor/rds-migration 3.1); without it, who writes tells as much.
fn ending_shown(now: &Migration) -> Option<Ending> {
    match (&now.direction, &now.rds_mode, &now.cluster_mode) {
        (Direction::RdsToPolardb, ..) => Some(Ending::Cancel),
        (Direction::PolardbToRds, ..) => Some(Ending::Complete),
        (_, Mode::ReadWrite, Mode::ReadOnly) => Some(Ending::Cancel),
        (_, Mode::ReadOnly, Mode::ReadWrite) => Some(Ending::Complete),
        _ => None,
    }
}

/// Cancel and Abandon: legal from three statuses that follow each other by themselves.
fn trace_of_ending(before: &Migration, now: &Migration) -> Trace {
    match now.status {
        Status::Closing | Status::NoMigration => trace_of_ended(Ending::Cancel, before, now),
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
