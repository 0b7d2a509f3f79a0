//! Settles a write by reading: what happened to a call without an answer, and whether an accepted one did what it meant.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::ListedNames;
use crate::vocabulary::{
    Action, Direction, Migration, MigrationStatus as Status, ReadWriteMode as Mode,
};

/// Seconds. An intent stays unknown for at least the call's timeout plus this time before a person may decide.
const SETTLE_GRACE_SECONDS: i64 = 120;

/// Hours. Only after this time a person may decide about an intent of which no reading can be had.
const UNSEEN_GRACE_HOURS: i64 = 24;

/// What reading proves about a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settlement {
    /// The migration went where the intent meant it to go.
    Ran,
    /// The migration has moved on by itself, past the point at which the action would have shown.
    DidNotRun,
    /// The migration is in a state to which neither the intent nor its absence leads.
    SomethingElse,
    /// Reading proves nothing yet. A person may decide once [`Settlement::may_be_decided`].
    StillUnknown,
}

impl Settlement {
    /// Whether a person may decide about an intent whose call ended `since` ago: never before the call's timeout plus the grace.
    pub fn may_be_decided(since: SignedDuration, call_timeout: SignedDuration) -> bool {
        since >= call_timeout.saturating_add(SignedDuration::from_secs(SETTLE_GRACE_SECONDS))
    }

    /// Whether a person may decide about an intent whose call ended `since` ago without a reading.
    pub fn may_be_decided_unseen(since: SignedDuration) -> bool {
        since >= SignedDuration::from_hours(UNSEEN_GRACE_HOURS)
    }
}

/// What is known of the call itself. Times are wall time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// How long ago it ended, with an answer or without one.
    pub since: SignedDuration,
    pub call_timeout: SignedDuration,
    /// The cloud accepted the call. Then no reading proves that it did not run.
    pub accepted: bool,
}

impl Sent {
    fn may_be_decided(&self) -> bool {
        Settlement::may_be_decided(self.since, self.call_timeout)
    }
}

/// What one reading shows, regardless of the time since the call.
enum Trace {
    Ran,
    /// The state is as before, which proves nothing.
    Unchanged,
    /// The migration moved on by itself, as it does when the action did not run or has not run yet.
    WentOn,
    SomethingElse,
    Unreadable,
}

/// The settling table: from the intent, the readings before and now, and the call, to what happened to the write. `names`
/// is how the cloud lists connection strings, as far as an earlier switch of the migration shows.
pub fn settle(
    action: Action,
    before: &Migration,
    now: &Migration,
    sent: &Sent,
    names: ListedNames,
) -> Settlement {
    let is_expiry = !sent.accepted && ended_by_expiry(before, now);
    let trace = if source_changed(before, now) || is_expiry {
        Trace::SomethingElse
    } else {
        trace(action, before, now, names)
    };
    match trace {
        // Once a migration is over, nothing but the call's answer tells ours from an expiry.
        Trace::Ran if !sent.accepted && may_have_expired(before, now) => Settlement::StillUnknown,
        Trace::Ran => Settlement::Ran,
        // It is stuck at the very same error again.
        Trace::Unchanged
            if action == Action::Continue && sent.accepted && sent.may_be_decided() =>
        {
            Settlement::Ran
        }
        Trace::SomethingElse => Settlement::SomethingElse,
        Trace::WentOn if sent.may_be_decided() && !sent.accepted => Settlement::DidNotRun,
        Trace::Unchanged | Trace::WentOn | Trace::Unreadable => Settlement::StillUnknown,
    }
}

/// An empty source is not said, and no other one: whether it is said during a transition is not documented.
fn source_changed(before: &Migration, now: &Migration) -> bool {
    let are_said = !before.source.is_empty() && !now.source.is_empty();
    now.status != Status::NoMigration && are_said && now.source != before.source
}

/// Expiry ends a migration exactly as Cancel and Complete do (vendor/rds-migration 3.4), so it must not pass for them. It may
/// close the migration first, as they do.
fn ended_by_expiry(before: &Migration, now: &Migration) -> bool {
    matches!(now.status, Status::NoMigration | Status::Closing)
        && before.status != Status::Closing
        && matches!((before.deadline, now.read_at), (Some(end), Some(at)) if end.has_passed(at))
}

/// Whether the migration is over, or is being closed, and its deadline is not known or cannot be compared: by the text of
/// `ExpiredTime`, or because the upstream did not say its time.
fn may_have_expired(before: &Migration, now: &Migration) -> bool {
    let is_unknown =
        before.unreadable_deadline.is_some() || before.deadline.is_some() && now.read_at.is_none();
    is_unknown
        && matches!(now.status, Status::NoMigration | Status::Closing)
        && before.status != Status::Closing
}

/// Whether a name changed sides. It shows a switch or roll back with endpoints in between, because closing moves no name.
fn names_changed_sides(before: &Migration, now: &Migration, names: ListedNames) -> bool {
    if !are_comparable(before, now, names) {
        return false;
    }
    let (rds, polardb) = (now.rds_strings(), now.polardb_strings());
    before.rds_strings().iter().any(|name| polardb.contains(name))
        || before.polardb_strings().iter().any(|name| rds.contains(name))
}

/// Whether both lists say where the names lead. Once a migration is over they do. While it is switched they may still be
/// those from before the switch; before a switch these are the same.
fn are_comparable(before: &Migration, now: &Migration, names: ListedNames) -> bool {
    now.status != Status::NoMigration
        || match names {
            ListedNames::Current => true,
            ListedNames::Original => false,
            ListedNames::Unknown => before.direction == Direction::RdsToPolardb,
        }
}

fn trace(action: Action, before: &Migration, now: &Migration, names: ListedNames) -> Trace {
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
            Status::Closing | Status::NoMigration => {
                trace_of_closed(CloseMeaning::Complete, before, now, names)
            }
            Status::SyncingToRds => Trace::Unchanged,
            _ => Trace::SomethingElse,
        },
        Action::Cancel | Action::Abandon => trace_of_cancel(before, now, names),
        Action::Continue => trace_of_continue(before, now),
    }
}

/// The two meanings of `CloseDBClusterMigration`.
#[derive(PartialEq, Eq)]
enum CloseMeaning {
    Cancel,
    Complete,
}

/// A migration that is being closed or is gone. Once it is gone, both sides accept writes and only the names show what
/// happened.
fn trace_of_closed(
    meant: CloseMeaning,
    before: &Migration,
    now: &Migration,
    names: ListedNames,
) -> Trace {
    if names_changed_sides(before, now, names) {
        return Trace::SomethingElse;
    }
    if now.status == Status::NoMigration {
        return Trace::Ran;
    }
    match close_meaning(now) {
        Some(meaning) if meaning == meant => Trace::Ran,
        Some(_) => Trace::SomethingElse,
        None => Trace::Unreadable,
    }
}

/// The meaning that a migration shows while it is being closed. The direction may be missing then: the vendor does not
/// document that it is reported (vendor/rds-migration 3.1). The side that accepts writes shows the meaning as well.
fn close_meaning(now: &Migration) -> Option<CloseMeaning> {
    match (&now.direction, &now.rds_mode, &now.cluster_mode) {
        (Direction::RdsToPolardb, ..) => Some(CloseMeaning::Cancel),
        (Direction::PolardbToRds, ..) => Some(CloseMeaning::Complete),
        (_, Mode::ReadWrite, Mode::ReadOnly) => Some(CloseMeaning::Cancel),
        (_, Mode::ReadOnly, Mode::ReadWrite) => Some(CloseMeaning::Complete),
        _ => None,
    }
}

/// Cancel and Abandon. They are legal in three statuses that follow each other by themselves.
fn trace_of_cancel(before: &Migration, now: &Migration, names: ListedNames) -> Trace {
    match now.status {
        Status::Closing | Status::NoMigration => {
            trace_of_closed(CloseMeaning::Cancel, before, now, names)
        }
        _ if now.status == before.status => Trace::Unchanged,
        Status::PrecheckFailed | Status::SyncingToPolardb if before.status == Status::Cloning => {
            Trace::WentOn
        }
        _ => Trace::SomethingElse,
    }
}

/// Continue. It ran if the stuck step is over, or is stuck with another error.
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
