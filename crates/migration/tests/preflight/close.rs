//! Complete, Cancel, Abandon and Continue.

use migration::CheckId as Id;
use migration::*;

use crate::support::*;

#[test]
fn a_complete_names_what_cannot_be_undone() {
    let report = Scene::ready(Action::Complete).report(Action::Complete);
    assert_eq!(remarks(&report), [(Id::NoWayBack, AMBER), (Id::BothSidesWrite, AMBER)]);
    assert!(!report.accepts(&[Id::NoWayBack].into()));
    assert!(report.accepts(&[Id::NoWayBack, Id::BothSidesWrite].into()));
}

#[test]
fn names_that_were_not_swapped_are_left_on_a_source_that_writes_again() {
    for (way_back, left, verdict) in [
        (WayBack::Known(vec![pair("a", "x")]), vec!["b"], AMBER),
        (WayBack::NothingSwapped, vec!["a", "b"], AMBER),
        (WayBack::Unknown, vec!["a", "b"], UNSURE),
    ] {
        let expected = [(Id::NamesLeftOnSource, verdict)];
        let report = check(Action::Complete, |scene| scene.way_back = way_back, &expected);
        let left: Vec<String> = left.into_iter().map(Into::into).collect();
        let check = only(&report, Id::NamesLeftOnSource);
        assert_eq!(check.evidence, Evidence::Names(left.clone()));
        assert_eq!(check.fix, Some(Fix::ChangeConnections(left)));
    }
}

#[test]
fn a_cluster_without_binary_logging_restarts() {
    for action in [Action::Complete, Action::Cancel] {
        let amber = [(Id::BinlogRestart, AMBER)];
        let report = check(action, |scene| scene.keep_binlog = false, &amber);
        let check = only(&report, Id::BinlogRestart);
        assert_eq!(check.evidence, Evidence::Lasts(jiff::SignedDuration::from_secs(40)));
        assert_eq!(check.fix, Some(Fix::KeepBinlog));
    }
}

#[test]
fn the_direction_tells_a_cancel_from_a_complete() {
    for (action, other) in
        [(Action::Cancel, Direction::PolardbToRds), (Action::Complete, Direction::RdsToPolardb)]
    {
        let turned = |scene: &mut Scene| scene.migration.direction = other;
        check(action, turned, &[(Id::Direction, RED)]);
        let gone = |scene: &mut Scene| scene.migration.direction = Direction::Absent;
        check(action, gone, &[(Id::Direction, UNSURE)]);
    }
}

#[test]
fn before_the_synchronization_a_missing_direction_is_no_wonder() {
    for status in [MigrationStatus::Cloning, MigrationStatus::PrecheckFailed] {
        let early = |scene: &mut Scene| {
            scene.migration.status = status;
            scene.migration.direction = Direction::Absent;
        };
        check(Action::Cancel, early, &[(Id::Direction, UNTOLD)]);
    }
}

#[test]
fn a_cancel_leaves_two_writers_and_a_cluster_that_costs() {
    let report = Scene::ready(Action::Cancel).report(Action::Cancel);
    let expected =
        [(Id::NoWayBack, NOTE), (Id::BothSidesWrite, AMBER), (Id::ClusterKeepsCosting, NOTE)];
    assert_eq!(remarks(&report), expected);
}

#[test]
fn an_abandoned_cluster_is_released_by_hand() {
    let report = Scene::ready(Action::Abandon).report(Action::Abandon);
    let expected = [
        (Id::NoWayBack, NOTE),
        (Id::BothSidesWrite, AMBER),
        (Id::ClusterKeepsCosting, NOTE),
        (Id::ReleaseByHand, NOTE),
    ];
    assert_eq!(remarks(&report), expected);
    assert_eq!(only(&report, Id::ReleaseByHand).fix, Some(Fix::ReleaseCluster));
}

#[test]
fn a_continue_goes_on_from_an_error_that_is_reported() {
    let report = Scene::ready(Action::Continue).report(Action::Continue);
    assert_eq!(remarks(&report), []);
    assert_eq!(only(&report, Id::ErrorReported).fix, Some(Fix::MendSource));
    let silent = |scene: &mut Scene| scene.migration.comment = " \n".into();
    check(Action::Continue, silent, &[(Id::ErrorReported, UNSURE)]);
}

#[test]
fn skipping_an_error_has_to_be_acknowledged() {
    let amber = [(Id::ErrorSkipped, AMBER)];
    let report = check(Action::Continue, |scene| scene.force = true, &amber);
    let error = Evidence::Error("The RDS instance has a trigger.".into());
    assert_eq!(only(&report, Id::ErrorSkipped).evidence, error);
}
