use jiff::SignedDuration;
use migration::CheckId as Id;
use migration::*;

use crate::support::*;

const SWITCH: Action = Action::Switch;

#[test]
fn a_switch_that_is_ready_asks_for_nothing() {
    let report = Scene::ready(SWITCH).report(SWITCH);
    assert_eq!(remarks(&report), [(Id::DnsCache, NOTE)]);
    assert!(report.accepts(&Default::default()));
}

#[test]
fn without_endpoints_the_connections_that_change_are_named() {
    let mut scene = Scene::ready(SWITCH);
    scene.pairs = None;
    let report = scene.report(SWITCH);
    assert_eq!(remarks(&report), [(Id::ConnectionsChange, NOTE)]);
    let check = only(&report, Id::ConnectionsChange);
    assert_eq!(check.fix, Some(Fix::ChangeConnections(vec!["a".into(), "b".into()])));
}

#[test]
fn a_status_that_forbids_it_is_all_that_is_said() {
    for status in MigrationStatus::KNOWN {
        let mut scene = Scene::ready(SWITCH);
        scene.migration.status = status.clone();
        scene.migration.delay = Delay::UNKNOWN;
        scene.look();
        let report = scene.report(SWITCH);
        let legal = legality(SWITCH, &status) == Legality::Legal;
        assert_eq!(only(&report, Id::Status).verdict.blocks(), !legal, "{status}");
        if !legal {
            assert_eq!(remarks(&report), [(Id::Status, RED)], "{status}");
            let fix = status.is_transient().then_some(Fix::Wait);
            assert_eq!(only(&report, Id::Status).fix, fix, "{status}");
        }
    }
}

#[test]
fn what_the_operator_did_not_see_blocks() {
    let mut scene = Scene::ready(SWITCH);
    scene.migration.rds_endpoints[1].addresses[0].connection_string = "c".into();
    scene.pairs = Some(vec![pair("a", "x"), pair("c", "y")]);
    let report = scene.report(SWITCH);
    assert_eq!(remarks(&report), [(Id::AsSeen, RED), (Id::DnsCache, NOTE)]);
    let check = only(&report, Id::AsSeen);
    assert_eq!(check.fix, Some(Fix::OpenAgain));
    assert!(
        matches!(&check.evidence, Evidence::Differences(all) if matches!(all[..], [Difference::RdsStrings { .. }]))
    );
}

#[test]
fn another_source_blocks_and_is_named() {
    let mut scene = Scene::ready(SWITCH);
    scene.migration.source = "rm-2".into();
    let report = scene.report(SWITCH);
    assert_eq!(remarks(&report), [(Id::Source, RED), (Id::DnsCache, NOTE)]);
    let evidence = Evidence::Source { now: "rm-2".into(), was: Some("rm-1".into()) };
    assert_eq!(only(&report, Id::Source).evidence, evidence);
    check(SWITCH, |scene| scene.migration.source.clear(), &[(Id::Source, RED)]);
}

#[test]
fn while_the_form_is_rendered_nothing_was_seen_yet() {
    let mut scene = Scene::ready(SWITCH);
    scene.seen = None;
    let report = scene.report(SWITCH);
    assert_eq!(report.of(Id::AsSeen).count(), 0);
    assert!(!report.blocks());
}

#[test]
fn the_gate_is_below_sixty_seconds_and_an_unknown_delay_is_not_below_it() {
    let delayed = |seconds| {
        move |scene: &mut Scene| {
            scene.migration.delay = Delay::from_wire(seconds);
            scene.delays = delays(&[seconds.unwrap_or(-1); 4]);
        }
    };
    check(SWITCH, delayed(Some(59)), &[]);
    let report = check(SWITCH, delayed(Some(60)), &[(Id::DelayBelowGate, RED)]);
    assert_eq!(only(&report, Id::DelayBelowGate).fix, Some(Fix::Wait));
    let unknown = [(Id::DelayKnown, RED), (Id::DelayBelowGate, BLIND), (Id::DelayTrend, UNTOLD)];
    check(SWITCH, delayed(None), &unknown);
    check(SWITCH, delayed(Some(-1)), &unknown);
}

#[test]
fn a_delay_on_its_way_to_the_gate_is_amber_and_one_that_goes_elsewhere_is_not() {
    let delayed = |earlier: &[i64], at: i64| {
        let earlier = delays(earlier);
        move |scene: &mut Scene| {
            scene.delays = earlier;
            scene.migration.delay = Delay::from_wire(Some(at));
        }
    };
    // 3 s in 15 s: 60 s more within the five minutes of a switch.
    let report = check(SWITCH, delayed(&[0, 3, 6, 9], 12), &[(Id::DelayTrend, AMBER)]);
    assert_eq!(only(&report, Id::DelayTrend).evidence, Evidence::Trend(Trend::Rising(720)));
    // 2 s in 15 s: from 8 s to 48 s.
    check(SWITCH, delayed(&[0, 2, 4, 6], 8), &[]);
    // From 19 s to 59 s, and from 20 s to the gate.
    check(SWITCH, delayed(&[11, 13, 15, 17], 19), &[]);
    check(SWITCH, delayed(&[12, 14, 16, 18], 20), &[(Id::DelayTrend, AMBER)]);
    check(SWITCH, delayed(&[58, 50, 40, 30], 20), &[]);
    check(SWITCH, delayed(&[58, 57, 58, 57], 58), &[]);
    check(SWITCH, delayed(&[], 5), &[(Id::DelayTrend, UNTOLD)]);
}

#[test]
fn a_stored_reading_that_is_the_one_at_hand_is_not_counted_twice() {
    let mut scene = Scene::ready(SWITCH);
    let earlier = now() - SignedDuration::from_secs(30);
    scene.delays = [earlier, now()].map(|at| (at, Delay::from_wire(Some(1)))).to_vec();
    assert_eq!(only(&scene.report(SWITCH), Id::DelayTrend).verdict, UNTOLD);
}

#[test]
fn the_direction_has_to_be_towards_polardb() {
    let direction = |direction| move |scene: &mut Scene| scene.migration.direction = direction;
    let red = [(Id::Direction, RED), (Id::WayBack, RED)];
    check(SWITCH, direction(Direction::PolardbToRds), &red);
    let unsure = [(Id::Direction, UNSURE), (Id::WayBack, UNSURE)];
    check(SWITCH, direction(Direction::Absent), &unsure);
    check(SWITCH, direction(Direction::Unrecognised("RING".into())), &unsure);
}

#[test]
fn the_source_has_to_write_and_the_cluster_must_not() {
    let rds = |mode| move |scene: &mut Scene| scene.migration.rds_mode = mode;
    let cluster = |mode| move |scene: &mut Scene| scene.migration.cluster_mode = mode;
    let amber = [(Id::SourceMode, AMBER), (Id::WayBack, AMBER)];
    let report = check(SWITCH, rds(ReadWriteMode::ReadOnly), &amber);
    assert_eq!(only(&report, Id::SourceMode).fix, Some(Fix::MendSource));
    let unsure = [(Id::SourceMode, UNSURE), (Id::WayBack, UNSURE)];
    check(SWITCH, rds(ReadWriteMode::Absent), &unsure);
    check(SWITCH, cluster(ReadWriteMode::ReadWrite), &[(Id::ClusterMode, RED)]);
    check(SWITCH, cluster(ReadWriteMode::Absent), &[(Id::ClusterMode, UNSURE)]);
}

#[test]
fn a_switch_and_a_roll_back_have_to_fit_before_the_deadline() {
    let left = |seconds| {
        move |scene: &mut Scene| {
            scene.migration.deadline = Some(Deadline(now() + SignedDuration::from_secs(seconds)));
        }
    };
    let day = 24 * 3600;
    check(SWITCH, left(day + 1), &[]);
    check(SWITCH, left(day), &[(Id::Deadline, AMBER)]);
    check(SWITCH, left(20 * 60), &[(Id::Deadline, AMBER)]);
    let red = [(Id::Deadline, RED), (Id::WayBack, RED)];
    let report = check(SWITCH, left(20 * 60 - 1), &red);
    let Evidence::Deadline { left: Some(time), needed, .. } = only(&report, Id::Deadline).evidence
    else {
        panic!("{report:?}")
    };
    assert_eq!((time.as_secs(), needed.as_mins()), (1199, 20));
    check(SWITCH, left(-5), &red);
    let unsure = [(Id::Deadline, UNSURE), (Id::WayBack, UNSURE)];
    check(SWITCH, |scene| scene.migration.deadline = None, &unsure);
}

#[test]
fn the_logical_method_leaves_triggers_and_events_to_the_operator() {
    let report = check(
        SWITCH,
        |scene| scene.migration.dts_instance = "dts1".into(),
        &[(Id::TriggersAndEvents, AMBER)],
    );
    let check = only(&report, Id::TriggersAndEvents);
    assert_eq!(check.evidence, Evidence::Method(Method::Logical("dts1".into())));
    assert_eq!(check.fix, Some(Fix::RecreateTriggersAndEvents));
}

#[test]
fn dts_jobs_of_the_business_are_amber_and_unknown_ones_a_reminder() {
    let amber = [(Id::BusinessDtsJobs, AMBER)];
    let report = check(SWITCH, |scene| scene.dts_jobs = Some(vec!["di1".into()]), &amber);
    let fix = Some(Fix::RepointDtsJobs(vec!["di1".into()]));
    assert_eq!(only(&report, Id::BusinessDtsJobs).fix, fix);
    check(SWITCH, |scene| scene.dts_jobs = None, &[(Id::BusinessDtsJobs, UNTOLD)]);
}
