//! The parts of the RDS Migration section that move, and the calendar file, in English.

use migration::{Flow, MigrationStatus as Status, Stage, WriteGap};

use crate::words::{CurveFigures, ProgressWords, number};

pub const WORDS: ProgressWords = ProgressWords {
    curve_title: "Replication delay since Polarshift first saw this migration",
    curve,
    gate: |seconds| format!("{seconds} s: a switch has to be below"),
    now: "now",
    flow: |flow| match flow {
        Flow::NotKnown => "",
        Flow::KeepingUp => "steady",
        Flow::CatchingUp => "falling",
        Flow::FallingBehind => "rising",
        Flow::IdleSource => {
            "rising with the clock, as often before: the source is idle until its next write"
        }
        Flow::Stalled => "rising with the clock: nothing arrives, the link may have stalled",
    },
    to_switchable: |minutes| format!("about {minutes} min to switchable"),
    title: |status| match status {
        Status::Cloning => "Full copy under way",
        Status::Switching => "Switchover under way",
        Status::RollingBack => "Rollback under way",
        Status::Closing => "End of the migration under way",
        Status::NoMigration => "No migration",
        Status::PrecheckFailed => "Precheck failed",
        Status::SyncingToPolardb => "Synchronization to PolarDB under way",
        Status::SyncingToRds => "Synchronization to RDS under way",
        Status::Unrecognised(_) => "A step that is not known here",
    },
    stage,
    done: "Done",
    under_way: "Under way",
    ahead: "To come",
    elapsed: "{} elapsed",
    since_sent: |moment| format!("Since the call was sent from here, at {moment}."),
    since_seen: |first, before| match before {
        Some(before) => {
            format!("First read at {first}; it began after the reading before, at {before}.")
        }
        None => format!("First read at {first}; it may have begun earlier."),
    },
    since_unknown: "Nobody can say since when: the upstream does not tell its time.",
    usual: |status, minutes| match status {
        Status::RollingBack => format!("The vendor says: within {minutes} minutes."),
        Status::NoMigration
        | Status::Cloning
        | Status::PrecheckFailed
        | Status::SyncingToPolardb
        | Status::Switching
        | Status::SyncingToRds
        | Status::Closing
        | Status::Unrecognised(_) => {
            format!("The vendor says: usually {minutes} minutes.")
        }
    },
    longer_than_usual: |status, minutes| match status {
        Status::RollingBack => format!("Longer than the vendor's {minutes} minutes."),
        Status::NoMigration
        | Status::Cloning
        | Status::PrecheckFailed
        | Status::SyncingToPolardb
        | Status::Switching
        | Status::SyncingToRds
        | Status::Closing
        | Status::Unrecognised(_) => {
            format!("Longer than the vendor's usual {minutes} minutes.")
        }
    },
    copy_depends: "How long a copy takes depends on the amount of data.",
    gap: |gap, moment| match gap {
        WriteGap::Measured(gap) => format!(
            "Neither side was reported Read and Write for {} s, ± {} s, until {moment}.",
            number(gap.seconds as usize),
            number(gap.plus_minus as usize)
        ),
        WriteGap::Unseen { at_most } => format!(
            "No reading fell into the time without a writer: it was shorter than {} s, the time between the two readings before and after, and over at {moment}.",
            number(*at_most as usize)
        ),
    },
    unreadable: |why| {
        format!(
            "The migration cannot be read at the moment. What is shown may be old; asking again. {why}"
        )
    },
    broken_off: "Polarshift failed while it prepared this view. What is shown may be old; trying again.",
    left: "{} left",
    add_to_calendar: "Add to a calendar",
    event: |source, cluster| format!("The migration of {source} to {cluster} expires"),
    event_text: "Replication ends by itself at this time, and both sides accept writes. Complete or cancel the migration before.",
    emulated_time: "The cluster is in an emulator, whose clock may run faster than yours.",
};

fn stage(status: &Status, stage: Stage) -> &'static str {
    let back = *status == Status::RollingBack;
    match stage {
        Stage::Begun => match status {
            Status::Cloning => "The cluster is created",
            Status::Switching => "The switchover has begun",
            Status::RollingBack => "The rollback has begun",
            Status::Closing => "The call to end the migration was accepted",
            Status::NoMigration
            | Status::PrecheckFailed
            | Status::SyncingToPolardb
            | Status::SyncingToRds
            | Status::Unrecognised(_) => "The step has begun",
        },
        Stage::Copied => "All data is copied",
        Stage::Synchronizing => "Changes since the copy are synchronized",
        Stage::OldWriterStopped if back => "The cluster accepts no more writes",
        Stage::OldWriterStopped => "The source RDS instance accepts no more writes",
        Stage::NewWriterWrites if back => "The source RDS instance accepts writes",
        Stage::NewWriterWrites => "The cluster accepts writes",
        Stage::LinkTurned if back => "Data flows from RDS to PolarDB",
        Stage::LinkTurned => "Data flows from PolarDB to RDS",
        Stage::LinkRemoved => "Replication is removed and both sides accept writes",
    }
}

fn curve(figures: &CurveFigures) -> String {
    let now = match figures.now {
        Some(seconds) => format!("{} s now", number(seconds as usize)),
        None => "Not known now".to_owned(),
    };
    format!(
        "{now}, lowest {} s, highest {} s since {}.",
        number(figures.lowest as usize),
        number(figures.highest as usize),
        figures.since
    )
}
