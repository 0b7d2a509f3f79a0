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

#[test]
fn a_transition_arrives_falls_back_or_is_overtaken() {
    for (action, before, expected) in [
        (Action::Switch, "RDS2POLARDB_SYNCING", "ooof.AAoA."),
        (Action::RollBack, "POLARDB2RDS_SYNCING", "oooAAf.Ao."),
        (Action::Complete, "POLARDB2RDS_SYNCING", "Aoooofo..."),
        (Action::Cancel, "RDS2POLARDB_SYNCING", "Aoofooo..."),
        (Action::Cancel, "RDS2POLARDB_CLONING", "Afooooo..."),
        (Action::Abandon, "PRE_CHECK_FAIL", "Aofoooo..."),
        (Action::Continue, "SWITCHING", "ooof.AAoA."),
        (Action::Continue, "ROLLBACK", "oooAAf.Ao."),
    ] {
        let transition = Transition::of(action, &before.into()).unwrap();
        let letters: String = NOW
            .iter()
            .map(|(status, direction)| {
                let (status, direction) = ((*status).into(), (*direction).into());
                let shown = TransitionReading {
                    status: &status,
                    direction: &direction,
                    source: "rm-1",
                    at: at(5),
                };
                letter(transition.arrival("rm-1", Some(at(0)), shown))
            })
            .collect();
        assert_eq!(letters, expected, "{action} from {before}");
    }
}

#[test]
fn a_continue_that_checks_again_begins_no_transition() {
    assert_eq!(Transition::of(Action::Continue, &MigrationStatus::PrecheckFailed), None);
}

#[test]
fn readings_with_room_for_a_move_and_its_way_back_show_no_falling_back() {
    let transition = Transition::of(Action::Switch, &MigrationStatus::SyncingToPolardb).unwrap();
    let shown = TransitionReading {
        status: &MigrationStatus::SyncingToPolardb,
        direction: &Direction::RdsToPolardb,
        source: "",
        at: at(121),
    };
    for (last, expected) in
        [(Some(at(1)), 'f'), (Some(at(241)), 'f'), (Some(at(0)), 'o'), (None, 'o')]
    {
        assert_eq!(letter(transition.arrival("rm-1", last, shown)), expected);
    }
}

#[test]
fn a_migration_from_another_source_has_overtaken_the_transition() {
    let transition = Transition::of(Action::Switch, &MigrationStatus::SyncingToPolardb).unwrap();
    let shown = TransitionReading {
        status: &MigrationStatus::SyncingToRds,
        direction: &Direction::PolardbToRds,
        source: "rm-2",
        at: at(5),
    };
    assert_eq!(transition.arrival("rm-1", Some(at(0)), shown), Arrival::Overtaken);
}
