//! The stages of a status that ends by itself, as far as a reading shows them.

use serde::{Deserialize, Serialize};

use crate::vocabulary::{Direction, Migration, MigrationStatus as Status, ReadWriteMode as Mode};

/// A part of a status. What it means for the two sides follows from the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The cluster exists, or the transition has begun.
    Begun,
    /// The full copy of the data.
    Copied,
    /// Changes since the copy are applied.
    Synchronizing,
    /// The side that took the writes accepts no more.
    OldWriterStopped,
    /// The other side accepts writes.
    NewWriterWrites,
    /// Replication goes the other way.
    LinkTurned,
    /// The replication has ended.
    LinkRemoved,
}

/// How far a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageState {
    Done,
    /// The first one that is not done.
    UnderWay,
    Ahead,
}

/// The stages of the current status, in order; empty if it does not end by itself. A stage is done only if a reading
/// shows it and the stages before it are done: time alone proves none.
pub fn stages(now: &Migration) -> Vec<(Stage, StageState)> {
    let shown: Vec<(Stage, bool)> = match now.status {
        Status::Cloning => {
            vec![(Stage::Begun, true), (Stage::Copied, false), (Stage::Synchronizing, false)]
        }
        Status::Switching => moved(now, &now.rds_mode, &now.cluster_mode, Direction::PolardbToRds),
        Status::RollingBack => {
            moved(now, &now.cluster_mode, &now.rds_mode, Direction::RdsToPolardb)
        }
        Status::Closing => vec![(Stage::Begun, true), (Stage::LinkRemoved, false)],
        Status::NoMigration
        | Status::PrecheckFailed
        | Status::SyncingToPolardb
        | Status::SyncingToRds
        | Status::Unrecognised(_) => Vec::new(),
    };
    let mut so_far = StageState::Done;
    let state = |done: bool| {
        so_far = match (so_far, done) {
            (StageState::Done, true) => StageState::Done,
            (StageState::Done, false) => StageState::UnderWay,
            _ => StageState::Ahead,
        };
        so_far
    };
    let (stages, done): (Vec<_>, Vec<_>) = shown.into_iter().unzip();
    stages.into_iter().zip(done.into_iter().map(state)).collect()
}

/// The stages of a switch or a roll back that gives the writes of the `old` side to the `new` one.
fn moved(now: &Migration, old: &Mode, new: &Mode, reversed: Direction) -> Vec<(Stage, bool)> {
    let (stopped, writes) = (*old == Mode::ReadOnly, *new == Mode::ReadWrite);
    vec![
        (Stage::Begun, true),
        (Stage::OldWriterStopped, stopped),
        (Stage::NewWriterWrites, writes),
        (Stage::LinkTurned, now.direction == reversed),
    ]
}

#[cfg(test)]
mod tests {
    use super::StageState::{Ahead, Done, UnderWay};
    use super::*;
    use crate::vocabulary::{Delay, SourceKind};

    #[track_caller]
    fn check(status: Status, (rds, cluster): (&str, &str), way: &str, states: &[StageState]) {
        let now = Migration {
            cluster: "pc-1".into(),
            source: "rm-1".into(),
            source_kind: SourceKind::Rds,
            status,
            direction: way.into(),
            rds_mode: rds.into(),
            cluster_mode: cluster.into(),
            delay: Delay::UNKNOWN,
            deadline: None,
            unreadable_deadline: None,
            comment: String::new(),
            dts_instance: String::new(),
            rds_endpoints: Vec::new(),
            polardb_endpoints: Vec::new(),
            read_at: None,
        };
        let shown: Vec<_> = stages(&now).into_iter().map(|(_, state)| state).collect();
        assert_eq!(shown, states);
    }

    #[test]
    fn a_move_goes_on_as_the_two_sides_report_it() {
        let switching = Status::Switching;
        check(switching.clone(), ("rw", "ro"), "RDS2POLARDB", &[Done, UnderWay, Ahead, Ahead]);
        check(switching.clone(), ("ro", "ro"), "RDS2POLARDB", &[Done, Done, UnderWay, Ahead]);
        check(switching.clone(), ("ro", "rw"), "RDS2POLARDB", &[Done, Done, Done, UnderWay]);
        check(switching.clone(), ("ro", "rw"), "POLARDB2RDS", &[Done, Done, Done, Done]);
        check(switching, ("", ""), "POLARDB2RDS", &[Done, UnderWay, Ahead, Ahead]);
        check(Status::RollingBack, ("ro", "ro"), "POLARDB2RDS", &[Done, Done, UnderWay, Ahead]);
        check(Status::RollingBack, ("rw", "ro"), "POLARDB2RDS", &[Done, Done, Done, UnderWay]);
    }

    #[test]
    fn every_status_that_ends_by_itself_has_stages_and_no_other() {
        check(Status::Cloning, ("rw", "ro"), "RDS2POLARDB", &[Done, UnderWay, Ahead]);
        check(Status::Closing, ("rw", "ro"), "RDS2POLARDB", &[Done, UnderWay]);
        for status in Status::KNOWN.into_iter().filter(|status| !status.is_transient()) {
            check(status, ("rw", "ro"), "RDS2POLARDB", &[]);
        }
    }
}
