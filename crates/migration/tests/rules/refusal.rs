//! Every refusal with its sentence, and no refusal of what is allowed.

use migration::*;

fn at(status: &str) -> Migration {
    Migration {
        cluster: "pc-1".into(),
        source: "rm-1".into(),
        source_kind: SourceKind::Rds,
        status: status.into(),
        direction: Direction::RdsToPolardb,
        rds_mode: ReadWriteMode::ReadWrite,
        cluster_mode: ReadWriteMode::ReadOnly,
        delay: Delay::from_wire(Some(0)),
        deadline: None,
        unreadable_deadline: None,
        comment: String::new(),
        dts_instance: String::new(),
        rds_endpoints: vec![],
        polardb_endpoints: vec![],
        read_at: None,
    }
}

#[track_caller]
fn refused(action: Action, now: &Migration, expected: Refusal, sentence: &str) {
    assert_eq!(judge(action, now), Err(expected.clone()), "{action}");
    assert_eq!(expected.to_string(), sentence);
}

#[test]
fn without_a_migration_everything_is_refused() {
    for action in Action::ALL {
        let now = at("NO_MIGRATION");
        refused(action, &now, Refusal::NoMigration, "the cluster has no migration");
    }
}

#[test]
fn a_migration_from_elsewhere_is_refused_in_every_status_it_can_have() {
    for status in MigrationStatus::KNOWN {
        let now = Migration { source_kind: "PolarDBMySQL".into(), ..at(status.as_str()) };
        for action in Action::ALL {
            if status == MigrationStatus::NoMigration {
                assert_eq!(judge(action, &now), Err(Refusal::NoMigration));
                continue;
            }
            refused(
                action,
                &now,
                Refusal::NotFromRds("PolarDBMySQL".into()),
                "this migration comes from PolarDBMySQL, not from RDS, and is not handled here",
            );
        }
    }
}

#[test]
fn a_source_that_is_not_named_is_taken_for_rds() {
    let now = Migration { source_kind: "".into(), ..at("RDS2POLARDB_SYNCING") };
    assert_eq!(judge(Action::Switch, &now), Ok(()));
}

#[test]
fn a_status_nobody_knows_refuses_everything() {
    for action in Action::ALL {
        refused(
            action,
            &at("DANCING"),
            Refusal::UnrecognisedStatus("DANCING".into()),
            "the migration status \"DANCING\" is not known here, so nothing can be changed",
        );
        assert_eq!(judge(action, &at("")), Err(Refusal::UnrecognisedStatus(String::new())));
    }
}

#[test]
fn the_table_decides_about_every_action_in_every_status() {
    for status in MigrationStatus::KNOWN {
        for action in Action::ALL {
            let (healthy, mut stuck) = (at(status.as_str()), at(status.as_str()));
            stuck.comment = "A table has no primary key.".into();
            let legal = legality(action, &status);
            assert_eq!(judge(action, &healthy).is_ok(), legal == Legality::Legal, "{action}");
            assert_eq!(judge(action, &stuck).is_ok(), legal != Legality::Illegal, "{action}");
            if legal == Legality::Illegal && status != MigrationStatus::NoMigration {
                let sentence = format!("not possible while the migration status is {status}");
                refused(action, &healthy, Refusal::Status(status.clone()), &sentence);
            }
        }
    }
}

#[test]
fn a_continue_needs_an_error_to_continue_from() {
    for status in ["SWITCHING", "ROLLBACK"] {
        refused(
            Action::Continue,
            &at(status),
            Refusal::NotStuck(status.into()),
            &format!("possible only when a step is stuck, and no error is reported while {status}"),
        );
    }
    assert_eq!(judge(Action::Continue, &at("PRE_CHECK_FAIL")), Ok(()));
}

fn delayed(seconds: Option<i64>) -> Migration {
    Migration { delay: Delay::from_wire(seconds), ..at("RDS2POLARDB_SYNCING") }
}

#[test]
fn a_switch_needs_a_delay_that_is_known_and_below_a_minute() {
    for seconds in [None, Some(-1)] {
        refused(
            Action::Switch,
            &delayed(seconds),
            Refusal::DelayUnknown,
            "the replication delay is unknown; it must be known and below 60 s",
        );
    }
    refused(
        Action::Switch,
        &delayed(Some(60)),
        Refusal::DelayTooHigh(60),
        "the replication delay is 60 s; it must be below 60 s",
    );
    assert_eq!(judge(Action::Switch, &delayed(Some(59))), Ok(()));
}

#[test]
fn no_other_action_asks_for_the_delay() {
    for seconds in [None, Some(90_000)] {
        assert_eq!(judge(Action::Cancel, &delayed(seconds)), Ok(()));
        assert_eq!(judge(Action::Abandon, &delayed(seconds)), Ok(()));
        let switched = Migration { status: "POLARDB2RDS_SYNCING".into(), ..delayed(seconds) };
        assert_eq!(judge(Action::RollBack, &switched), Ok(()));
        assert_eq!(judge(Action::Complete, &switched), Ok(()));
    }
}

#[test]
fn the_status_is_named_before_the_delay() {
    let now = Migration { delay: Delay::UNKNOWN, ..at("SWITCHING") };
    assert_eq!(judge(Action::Switch, &now), Err(Refusal::Status("SWITCHING".into())));
}
