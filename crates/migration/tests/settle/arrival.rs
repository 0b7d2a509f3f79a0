use jiff::Timestamp;
use migration::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

/// A for arrived, f for fell back, o for overtaken, . for under way.
fn letter(arrival: Arrival) -> char {
    match arrival {
        Arrival::UnderWay => '.',
        Arrival::Arrived => 'A',
        Arrival::FellBack => 'f',
        Arrival::Overtaken => 'o',
    }
}

/// The columns below, with their directions.
const NOW: [(&str, &str); 10] = [
    ("NO_MIGRATION", ""),
    ("RDS2POLARDB_CLONING", "RDS2POLARDB"),
    ("PRE_CHECK_FAIL", "RDS2POLARDB"),
    ("RDS2POLARDB_SYNCING", "RDS2POLARDB"),
    ("SWITCHING", "RDS2POLARDB"),
    ("POLARDB2RDS_SYNCING", "POLARDB2RDS"),
    ("ROLLBACK", "POLARDB2RDS"),
    ("CLOSING_MIGRATION", "RDS2POLARDB"),
    ("CLOSING_MIGRATION", "POLARDB2RDS"),
    ("SOMETHING_NEW", ""),
];

/// The two readings before one. The last one shows that the migration is back already, five seconds after the transition.
fn back_already<'a>(during: &'a MigrationStatus, home: &'a MigrationStatus) -> ReadingsBefore<'a> {
    ReadingsBefore { last: Some((home, at(5))), last_but_one: Some((during, at(0))) }
}

/// The transition of an action with the statuses during it and before it.
const TRANSITIONS: [(Action, &str, &str); 8] = [
    (Action::Switch, "SWITCHING", "RDS2POLARDB_SYNCING"),
    (Action::RollBack, "ROLLBACK", "POLARDB2RDS_SYNCING"),
    (Action::Complete, "CLOSING_MIGRATION", "POLARDB2RDS_SYNCING"),
    (Action::Cancel, "CLOSING_MIGRATION", "RDS2POLARDB_SYNCING"),
    (Action::Cancel, "CLOSING_MIGRATION", "RDS2POLARDB_CLONING"),
    (Action::Abandon, "CLOSING_MIGRATION", "PRE_CHECK_FAIL"),
    (Action::Continue, "SWITCHING", "SWITCHING"),
    (Action::Continue, "ROLLBACK", "ROLLBACK"),
];

#[test]
fn a_transition_arrives_falls_back_or_is_overtaken() {
    let expected = [
        "ooof.AAoA.",
        "oooAAf.Ao.",
        "Aoooofo...",
        "Aoofooo...",
        "Afooooo...",
        "Aofoooo...",
        "ooof.AAoA.",
        "oooAAf.Ao.",
    ];
    for ((action, during, before), expected) in TRANSITIONS.into_iter().zip(expected) {
        let transition = Transition::of(action, &before.into()).unwrap();
        let home = match (action, during) {
            (Action::Continue, "SWITCHING") => "RDS2POLARDB_SYNCING",
            (Action::Continue, _) => "POLARDB2RDS_SYNCING",
            _ => before,
        };
        let (during, home) = (during.into(), home.into());
        let letters: String = NOW
            .iter()
            .map(|(status, direction)| {
                let (status, direction) = ((*status).into(), (*direction).into());
                let now = TransitionReading {
                    status: &status,
                    direction: &direction,
                    source: "rm-1",
                    at: at(10),
                };
                letter(transition.arrival("rm-1", &back_already(&during, &home), now))
            })
            .collect();
        assert_eq!(letters, expected, "{action} from {before}");
    }
}

#[test]
fn one_reading_alone_shows_no_falling_back_and_one_that_came_late_shows_nothing() {
    use MigrationStatus::{Switching, SyncingToPolardb};
    let transition = Transition::of(Action::Switch, &SyncingToPolardb).unwrap();
    let home = |second| TransitionReading {
        status: &SyncingToPolardb,
        direction: &Direction::RdsToPolardb,
        source: "rm-1",
        at: at(second),
    };
    let once = ReadingsBefore { last: Some((&Switching, at(5))), last_but_one: None };
    assert_eq!(transition.arrival("rm-1", &once, home(6)), Arrival::UnderWay);
    assert_eq!(transition.arrival("rm-1", &ReadingsBefore::default(), home(6)), Arrival::UnderWay);
    let twice = back_already(&Switching, &SyncingToPolardb);
    assert_eq!(transition.arrival("rm-1", &twice, home(6)), Arrival::FellBack);
    assert_eq!(transition.arrival("rm-1", &twice, home(4)), Arrival::UnderWay);
}

#[test]
fn a_source_that_is_not_said_before_or_now_is_no_other_one() {
    let transition = Transition::of(Action::Switch, &MigrationStatus::SyncingToPolardb).unwrap();
    for (before, now) in [("", "rm-1"), ("rm-1", ""), ("", "")] {
        let now = TransitionReading {
            status: &MigrationStatus::SyncingToRds,
            direction: &Direction::PolardbToRds,
            source: now,
            at: at(5),
        };
        let arrival = transition.arrival(before, &ReadingsBefore::default(), now);
        assert_eq!(arrival, Arrival::Arrived);
    }
}

#[test]
fn a_continue_that_checks_again_begins_no_transition() {
    assert_eq!(Transition::of(Action::Continue, &MigrationStatus::PrecheckFailed), None);
}

#[test]
fn readings_with_room_for_a_move_and_its_way_back_show_no_falling_back() {
    let transition = Transition::of(Action::Switch, &MigrationStatus::SyncingToPolardb).unwrap();
    for (first, expected) in [(5, 'f'), (120, 'f'), (121, 'o')] {
        let before = ReadingsBefore {
            last: Some((&MigrationStatus::SyncingToPolardb, at(first))),
            last_but_one: Some((&MigrationStatus::Switching, at(0))),
        };
        let now = TransitionReading {
            status: &MigrationStatus::SyncingToPolardb,
            direction: &Direction::RdsToPolardb,
            source: "",
            at: at(first + 60),
        };
        assert_eq!(letter(transition.arrival("rm-1", &before, now)), expected, "{first}");
    }
}

#[test]
fn a_migration_from_another_source_has_overtaken_the_transition() {
    let transition = Transition::of(Action::Switch, &MigrationStatus::SyncingToPolardb).unwrap();
    let now = TransitionReading {
        status: &MigrationStatus::SyncingToRds,
        direction: &Direction::PolardbToRds,
        source: "rm-2",
        at: at(5),
    };
    let arrival = transition.arrival("rm-1", &ReadingsBefore::default(), now);
    assert_eq!(arrival, Arrival::Overtaken);
}
