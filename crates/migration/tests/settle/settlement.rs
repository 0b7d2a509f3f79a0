//! Every cell of the settling table.

use jiff::{SignedDuration, Timestamp};
use migration::*;

pub fn at(status: &str) -> Migration {
    let status = MigrationStatus::from(status);
    let direction = match status {
        MigrationStatus::SyncingToRds | MigrationStatus::RollingBack => Direction::PolardbToRds,
        MigrationStatus::NoMigration => Direction::Absent,
        _ => Direction::RdsToPolardb,
    };
    Migration {
        cluster: "pc-1".into(),
        source: if status == MigrationStatus::NoMigration { "".into() } else { "rm-1".into() },
        source_kind: SourceKind::Rds,
        direction,
        rds_mode: ReadWriteMode::ReadWrite,
        cluster_mode: ReadWriteMode::ReadOnly,
        delay: Delay::from_wire(Some(0)),
        deadline: Deadline::from_wire("2026-12-20T00:00:00Z"),
        unreadable_deadline: None,
        comment: String::new(),
        dts_instance: String::new(),
        rds_endpoints: vec![],
        polardb_endpoints: vec![],
        read_at: Some("2026-11-20T00:00:00Z".parse::<Timestamp>().unwrap()),
        status,
    }
}

const CALL_TIMEOUT: SignedDuration = SignedDuration::from_secs(10);
pub const EARLY: Sent = unanswered(129);
pub const LATE: Sent = unanswered(130);

const fn unanswered(seconds: i64) -> Sent {
    Sent { since: SignedDuration::from_secs(seconds), call_timeout: CALL_TIMEOUT, accepted: false }
}

/// The statuses of the columns below.
const NOW: [&str; 9] = [
    "NO_MIGRATION",
    "RDS2POLARDB_CLONING",
    "PRE_CHECK_FAIL",
    "RDS2POLARDB_SYNCING",
    "SWITCHING",
    "POLARDB2RDS_SYNCING",
    "ROLLBACK",
    "CLOSING_MIGRATION",
    "SOMETHING_NEW",
];

/// R ran, D did not run, e something else, ? still unknown. First early, then late.
/// Closing has the direction the intent expects here; the other direction has a test of its own.
const TABLE: [(Action, &str, &str, &str); 12] = [
    (Action::Switch, "RDS2POLARDB_SYNCING", "eee?RRRe?", "eee?RRRe?"),
    (Action::RollBack, "POLARDB2RDS_SYNCING", "eeeRe?Re?", "eeeRe?Re?"),
    (Action::Complete, "POLARDB2RDS_SYNCING", "Reeee?eR?", "Reeee?eR?"),
    (Action::Cancel, "RDS2POLARDB_CLONING", "R???eeeR?", "R?DDeeeR?"),
    (Action::Cancel, "PRE_CHECK_FAIL", "Re?eeeeR?", "Re?eeeeR?"),
    (Action::Cancel, "RDS2POLARDB_SYNCING", "Ree?eeeR?", "Ree?eeeR?"),
    (Action::Abandon, "RDS2POLARDB_CLONING", "R???eeeR?", "R?DDeeeR?"),
    (Action::Abandon, "PRE_CHECK_FAIL", "Re?eeeeR?", "Re?eeeeR?"),
    (Action::Abandon, "RDS2POLARDB_SYNCING", "Ree?eeeR?", "Ree?eeeR?"),
    (Action::Continue, "PRE_CHECK_FAIL", "eR?Reeee?", "eR?Reeee?"),
    (Action::Continue, "SWITCHING", "eeee?Ree?", "eeee?Ree?"),
    (Action::Continue, "ROLLBACK", "eeeRee?e?", "eeeRee?e?"),
];

/// As the rule settles it if nothing is known of the cloud's lists.
pub fn settle(action: Action, before: &Migration, now: &Migration, sent: &Sent) -> Settlement {
    migration::settle(action, before, now, sent, ListedNames::Unknown)
}

fn letter(settlement: Settlement) -> char {
    match settlement {
        Settlement::Ran => 'R',
        Settlement::DidNotRun => 'D',
        Settlement::SomethingElse => 'e',
        Settlement::StillUnknown => '?',
    }
}

#[test]
fn every_cell_of_the_settling_table_holds_early_and_late() {
    for (action, before, early, late) in TABLE {
        for (sent, expected) in [(EARLY, early), (LATE, late)] {
            let row: String = NOW
                .into_iter()
                .map(|status| {
                    let mut now = at(status);
                    if action == Action::Complete && status == "CLOSING_MIGRATION" {
                        now.direction = Direction::PolardbToRds;
                    }
                    letter(settle(action, &at(before), &now, &sent))
                })
                .collect();
            assert_eq!(row, expected, "{action} from {before} after {sent:?}");
        }
    }
}

#[test]
fn the_table_has_a_row_for_every_status_in_which_an_action_is_legal() {
    for action in Action::ALL {
        for status in MigrationStatus::KNOWN {
            let legal = legality(action, &status) != Legality::Illegal;
            let listed =
                TABLE.iter().any(|(a, before, ..)| *a == action && *before == status.as_str());
            assert_eq!(legal, listed, "{action} in {status}");
        }
    }
}

/// The cloud accepted the call, so even late it does not count as one that did not run. Only a Continue that leaves the
/// same error behind has run by then.
#[test]
fn no_accepted_call_is_settled_as_one_that_did_not_run() {
    let accepted = Sent { accepted: true, ..LATE };
    for (action, before, early, _) in TABLE {
        for (status, expected) in NOW.into_iter().zip(early.chars()) {
            let mut now = at(status);
            if action == Action::Complete && status == "CLOSING_MIGRATION" {
                now.direction = Direction::PolardbToRds;
            }
            let stuck_again = action == Action::Continue && status == before;
            let expected = if stuck_again { 'R' } else { expected };
            let settled = letter(settle(action, &at(before), &now, &accepted));
            assert_eq!(settled, expected, "{action} from {before} at {status}");
            let early =
                letter(settle(action, &at(before), &now, &Sent { accepted: true, ..EARLY }));
            assert_ne!(early, 'D', "{action} from {before} at {status}");
        }
    }
}

#[test]
fn without_a_direction_a_closing_is_told_by_who_writes() {
    use ReadWriteMode::{Absent, ReadOnly, ReadWrite};
    for (rds, cluster, cancel, complete) in [
        (ReadWrite, ReadOnly, 'R', 'e'),
        (ReadOnly, ReadWrite, 'e', 'R'),
        (ReadWrite, ReadWrite, '?', '?'),
        (ReadOnly, ReadOnly, '?', '?'),
        (Absent, ReadWrite, '?', '?'),
        (Absent, Absent, '?', '?'),
    ] {
        for direction in [Direction::Absent, Direction::Unrecognised("RING".into())] {
            let closing = Migration {
                rds_mode: rds.clone(),
                cluster_mode: cluster.clone(),
                direction,
                ..at("CLOSING_MIGRATION")
            };
            for (action, before, expected) in [
                (Action::Cancel, "RDS2POLARDB_SYNCING", cancel),
                (Action::Abandon, "PRE_CHECK_FAIL", cancel),
                (Action::Complete, "POLARDB2RDS_SYNCING", complete),
            ] {
                let settled = letter(settle(action, &at(before), &closing, &LATE));
                assert_eq!(settled, expected, "{action} at {closing:?}");
            }
        }
    }
}

#[test]
fn a_cancel_that_became_a_complete_is_something_else_and_the_reverse_too() {
    let mut closing = at("CLOSING_MIGRATION");
    closing.direction = Direction::PolardbToRds;
    let before = at("RDS2POLARDB_SYNCING");
    let settled = settle(Action::Cancel, &before, &closing, &EARLY);
    assert_eq!(settled, Settlement::SomethingElse);

    closing.direction = Direction::RdsToPolardb;
    let before = at("POLARDB2RDS_SYNCING");
    let settled = settle(Action::Complete, &before, &closing, &EARLY);
    assert_eq!(settled, Settlement::SomethingElse);
}

#[test]
fn another_source_instance_is_something_else() {
    let mut now = at("SWITCHING");
    now.source = "rm-2".into();
    let before = at("RDS2POLARDB_SYNCING");
    let settled = settle(Action::Switch, &before, &now, &EARLY);
    assert_eq!(settled, Settlement::SomethingElse);
}

#[test]
fn a_source_that_is_not_said_is_no_other_one() {
    for (action, before, status) in [
        (Action::Switch, "RDS2POLARDB_SYNCING", "SWITCHING"),
        (Action::RollBack, "POLARDB2RDS_SYNCING", "ROLLBACK"),
        (Action::Cancel, "RDS2POLARDB_SYNCING", "CLOSING_MIGRATION"),
    ] {
        let now = Migration { source: String::new(), ..at(status) };
        assert_eq!(settle(action, &at(before), &now, &EARLY), Settlement::Ran, "{action}");
    }
}

#[test]
fn a_step_stuck_with_another_error_shows_that_continue_ran() {
    let mut before = at("PRE_CHECK_FAIL");
    before.comment = "The RDS instance has a trigger.".into();
    let mut now = before.clone();
    now.comment = "A table has no primary key.".into();
    let settled = settle(Action::Continue, &before, &now, &EARLY);
    assert_eq!(settled, Settlement::Ran);
}

#[test]
fn a_person_may_decide_only_after_the_timeout_and_two_minutes() {
    assert!(!Settlement::may_be_decided(EARLY.since, CALL_TIMEOUT));
    assert!(Settlement::may_be_decided(LATE.since, CALL_TIMEOUT));
}

fn with_names(status: &str, rds: &str, polardb: &str) -> Migration {
    let side = |name: &str, kind| {
        vec![Endpoint {
            id: "e".into(),
            kind,
            addresses: vec![Address {
                connection_string: name.into(),
                ip: "192.168.0.1".into(),
                net_type: NetType::Private,
                port: "3306".into(),
                ssl: Some(false),
                vpc: "vpc-1".into(),
                vswitch: "vsw-1".into(),
            }],
        }]
    };
    Migration {
        rds_endpoints: side(rds, EndpointKind::RdsPrimary),
        polardb_endpoints: side(polardb, EndpointKind::PolardbPrimary),
        ..at(status)
    }
}

#[test]
fn an_ending_after_which_the_names_are_on_other_sides_is_something_else() {
    for (action, before) in [
        (Action::Cancel, "RDS2POLARDB_SYNCING"),
        (Action::Abandon, "RDS2POLARDB_SYNCING"),
        (Action::Complete, "POLARDB2RDS_SYNCING"),
    ] {
        let before = with_names(before, "rm-name", "pc-name");
        let closing = |rds, polardb| Migration {
            direction: before.direction.clone(),
            ..with_names("CLOSING_MIGRATION", rds, polardb)
        };
        for (now, expected) in [
            (closing("rm-name", "pc-name"), Settlement::Ran),
            (closing("pc-name", "rm-name"), Settlement::SomethingElse),
            (with_names("NO_MIGRATION", "rm-name", "pc-name"), Settlement::Ran),
            (with_names("NO_MIGRATION", "pc-name", "rm-name"), Settlement::SomethingElse),
        ] {
            let settled = migration::settle(action, &before, &now, &EARLY, ListedNames::Current);
            assert_eq!(settled, expected, "{action}");
        }
    }
}

#[test]
fn lists_from_before_a_switch_do_not_show_a_move_once_the_migration_is_over() {
    let ended = with_names("NO_MIGRATION", "pc-name", "rm-name");
    for names in [ListedNames::Original, ListedNames::Unknown] {
        let before = with_names("POLARDB2RDS_SYNCING", "rm-name", "pc-name");
        let settled = migration::settle(Action::Complete, &before, &ended, &EARLY, names);
        assert_eq!(settled, Settlement::Ran, "{names:?}");
    }
    let before = with_names("RDS2POLARDB_SYNCING", "rm-name", "pc-name");
    assert_eq!(settle(Action::Cancel, &before, &ended, &EARLY), Settlement::SomethingElse);
}

#[test]
fn a_known_switch_shows_which_names_the_cloud_lists() {
    let pairs = [Pair { rds: "rm-name".into(), polardb: "pc-name".into() }];
    let before = with_names("RDS2POLARDB_SYNCING", "rm-name", "pc-name");
    let unmoved = with_names("POLARDB2RDS_SYNCING", "rm-name", "pc-name");
    let moved = with_names("POLARDB2RDS_SYNCING", "pc-name", "rm-name");
    let renamed = with_names("POLARDB2RDS_SYNCING", "rm-new", "pc-name");
    for (now, pairs, expected) in [
        (&moved, &pairs[..], ListedNames::Current),
        (&unmoved, &pairs[..], ListedNames::Original),
        (&renamed, &pairs[..], ListedNames::Unknown),
        (&unmoved, &[], ListedNames::Unknown),
    ] {
        assert_eq!(ListedNames::compare(&before, pairs, now), expected);
    }
    assert_eq!(unmoved.with_swapped(&pairs).rds_strings(), moved.rds_strings(),);
}
