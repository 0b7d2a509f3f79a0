//! Every difference between what the operator saw and what is, with its sentence.

use migration::*;

fn endpoint(kind: EndpointKind, names: &[&str]) -> Endpoint {
    let address = |name: &&str| Address {
        connection_string: (*name).to_owned(),
        ip: "10.0.0.1".to_owned(),
        net_type: NetType::Private,
        port: "3306".to_owned(),
        ssl: None,
        vpc: String::new(),
        vswitch: String::new(),
    };
    Endpoint { id: String::new(), kind, addresses: names.iter().map(address).collect() }
}

fn now() -> Migration {
    Migration {
        cluster: "pc-1".into(),
        source: "rm-1".into(),
        source_kind: SourceKind::Rds,
        status: MigrationStatus::SyncingToPolardb,
        direction: Direction::RdsToPolardb,
        rds_mode: ReadWriteMode::ReadWrite,
        cluster_mode: ReadWriteMode::ReadOnly,
        delay: Delay::from_wire(Some(3)),
        deadline: Deadline::from_wire("2026-12-20T00:00:00Z"),
        unreadable_deadline: None,
        comment: String::new(),
        dts_instance: "dts1".into(),
        rds_endpoints: vec![
            endpoint(EndpointKind::RdsPrimary, &["rm-1.private", "rm-1.public"]),
            endpoint(EndpointKind::RdsProxy, &["rm-1.proxy"]),
        ],
        polardb_endpoints: vec![endpoint(EndpointKind::PolardbPrimary, &["pc-1.private"])],
        read_at: None,
    }
}

/// Alters what the operator saw, and expects one difference.
#[track_caller]
fn check(change: impl FnOnce(&mut Seen), expected: Difference, sentence: &str) {
    let mut seen = Seen::of(&now());
    change(&mut seen);
    assert_eq!(differences(Action::Switch, &seen, &now()), std::slice::from_ref(&expected));
    assert_eq!(expected.to_string(), sentence);
}

#[test]
fn what_is_seen_now_differs_in_nothing() {
    let seen = Seen::of(&now());
    assert_eq!(seen.rds_strings, ["rm-1.private", "rm-1.public", "rm-1.proxy"]);
    assert_eq!(seen.polardb_strings, ["pc-1.private"]);
    assert_eq!(differences(Action::Switch, &seen, &now()), []);
}

#[test]
fn the_status_is_compared() {
    check(
        |seen| seen.status = MigrationStatus::Switching,
        Difference::Status {
            was: MigrationStatus::Switching,
            now: MigrationStatus::SyncingToPolardb,
        },
        "the migration status was SWITCHING when you opened this page; \
         it is RDS2POLARDB_SYNCING now",
    );
}

#[test]
fn the_direction_is_compared() {
    for (was, word) in [
        (Direction::PolardbToRds, "PolarDB to RDS"),
        (Direction::Absent, "absent"),
        (Direction::Unrecognised("RING".into()), "RING"),
    ] {
        check(
            |seen| seen.direction = was.clone(),
            Difference::Direction { was: was.clone(), now: Direction::RdsToPolardb },
            &format!(
                "the direction was {word} when you opened this page; it is RDS to PolarDB now"
            ),
        );
    }
}

#[test]
fn both_read_write_statuses_are_compared() {
    for (was, word) in [
        (ReadWriteMode::ReadOnly, "Read-only"),
        (ReadWriteMode::Absent, "absent"),
        (ReadWriteMode::Unrecognised("frozen".into()), "frozen"),
    ] {
        check(
            |seen| seen.rds_mode = was.clone(),
            Difference::RdsMode { was: was.clone(), now: ReadWriteMode::ReadWrite },
            &format!(
                "the source RDS read/write status was {word} when you opened this page; \
                 it is Read and Write now"
            ),
        );
    }
    check(
        |seen| seen.cluster_mode = ReadWriteMode::ReadWrite,
        Difference::ClusterMode { was: ReadWriteMode::ReadWrite, now: ReadWriteMode::ReadOnly },
        "the PolarDB read/write status was Read and Write when you opened this page; \
         it is Read-only now",
    );
}

#[test]
fn the_source_is_compared() {
    for (was, word) in [("rm-2", "rm-2"), ("", "none")] {
        check(
            |seen| seen.source = was.into(),
            Difference::Source { was: was.into(), now: "rm-1".into() },
            &format!(
                "the source RDS instance was {word} when you opened this page; it is rm-1 now"
            ),
        );
    }
}

#[test]
fn the_names_of_both_sides_are_compared() {
    let seen = Seen::of(&now());
    check(
        |seen| seen.rds_strings = vec!["pc-1.private".into()],
        Difference::RdsStrings { was: vec!["pc-1.private".into()], now: seen.rds_strings },
        "the RDS side answered to pc-1.private when you opened this page; \
         it answers to rm-1.private, rm-1.public, rm-1.proxy now",
    );
    check(
        |seen| seen.polardb_strings.clear(),
        Difference::PolardbStrings { was: vec![], now: seen.polardb_strings },
        "the PolarDB side answered to no connection string when you opened this page; \
         it answers to pc-1.private now",
    );
}

#[test]
fn a_name_more_or_twice_is_a_difference() {
    for change in [
        |seen: &mut Seen| seen.rds_strings.push("rm-1.new".into()),
        |seen: &mut Seen| seen.rds_strings.push("rm-1.proxy".into()),
        |seen: &mut Seen| drop(seen.rds_strings.pop()),
    ] {
        let mut seen = Seen::of(&now());
        change(&mut seen);
        let found = differences(Action::Switch, &seen, &now());
        assert!(matches!(found[..], [Difference::RdsStrings { .. }]), "{found:?}");
    }
}

#[test]
fn the_order_of_names_does_not_matter() {
    let mut turned = now();
    turned.rds_endpoints.reverse();
    turned.rds_endpoints[1].addresses.reverse();
    let seen = Seen::of(&turned);
    assert_ne!(seen.rds_strings, now().rds_strings());
    assert_eq!(differences(Action::Switch, &seen, &now()), []);
}

/// These move by themselves, and a page is not stale because of them.
#[test]
fn delay_deadline_and_time_are_not_compared() {
    let seen = Seen::of(&now());
    let later = Migration {
        delay: Delay::UNKNOWN,
        deadline: None,
        unreadable_deadline: None,
        comment: "A table has no primary key.".into(),
        dts_instance: String::new(),
        read_at: Some("2026-11-20T00:00:00Z".parse().unwrap()),
        ..now()
    };
    assert_eq!(differences(Action::Switch, &seen, &later), []);
}

#[test]
fn the_error_is_compared_for_continue_only() {
    let stuck = |comment: &str| Migration { comment: comment.into(), ..now() };
    for (was, is, sentence) in [
        (
            "A trigger.",
            "No primary key.",
            "the error was \"A trigger.\" when you opened this page; it is \"No primary key.\" now",
        ),
        (
            "A trigger.\r\nTwo.",
            "",
            "the error was \"A trigger. Two.\" when you opened this page; it is none now",
        ),
        (
            "",
            "A trigger.",
            "the error was none when you opened this page; it is \"A trigger.\" now",
        ),
    ] {
        let seen = Seen::of(&stuck(was));
        for action in Action::ALL {
            let found = differences(action, &seen, &stuck(is));
            let sentences: Vec<_> = found.iter().map(ToString::to_string).collect();
            let expected: &[&str] = if action == Action::Continue { &[sentence] } else { &[] };
            assert_eq!(sentences, expected, "{action}");
        }
    }
}

/// Browsers send other line breaks than they were given.
#[test]
fn an_error_with_other_line_breaks_is_the_same_error() {
    let stuck = Migration { comment: "A trigger:\n  t1\n".into(), ..now() };
    let seen = Seen { comment: "A trigger:\r\n  t1\r\n".into(), ..Seen::of(&stuck) };
    assert_eq!(differences(Action::Continue, &seen, &stuck), []);
}

#[test]
fn an_address_without_a_connection_string_is_no_name() {
    let mut nameless = now();
    nameless.rds_endpoints.push(endpoint(EndpointKind::RdsReadOnly, &[""]));
    nameless.polardb_endpoints.push(endpoint(EndpointKind::PolardbCluster, &[""]));
    assert_eq!(Seen::of(&nameless), Seen::of(&now()));
}

#[test]
fn a_page_from_before_a_switch_with_endpoints_differs_in_six_things() {
    let seen = Seen::of(&now());
    let switched = Migration {
        status: MigrationStatus::SyncingToRds,
        direction: Direction::PolardbToRds,
        rds_mode: ReadWriteMode::ReadOnly,
        cluster_mode: ReadWriteMode::ReadWrite,
        rds_endpoints: vec![endpoint(EndpointKind::RdsPrimary, &["pc-1.private"])],
        polardb_endpoints: vec![endpoint(EndpointKind::PolardbPrimary, &["rm-1.private"])],
        ..now()
    };
    let found = differences(Action::Switch, &seen, &switched);
    assert_eq!(found.len(), 6);
    let json = |text: &str| text.contains("RDS2POLARDB") && text.contains("POLARDB2RDS");
    assert!(json(&found[0].to_string()), "{}", found[0]);
}
