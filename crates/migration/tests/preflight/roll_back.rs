use jiff::SignedDuration;
use migration::CheckId as Id;
use migration::*;

use crate::support::*;

const ROLL_BACK: Action = Action::RollBack;

#[test]
fn a_roll_back_that_is_ready_asks_for_nothing() {
    let report = Scene::ready(ROLL_BACK).report(ROLL_BACK);
    assert_eq!(remarks(&report), [(Id::DnsCache, NOTE)]);
}

#[test]
fn the_way_it_was_switched_is_the_way_it_goes_back() {
    let swapped = vec![pair("a", "x"), pair("b", "y")];
    let cases = [
        (WayBack::Known(swapped.clone()), Some(swapped.clone()), Verdict::Pass),
        (WayBack::Known(swapped.clone()), Some(vec![pair("a", "x")]), AMBER),
        (WayBack::Known(vec![pair("a", "x")]), Some(swapped.clone()), AMBER),
        (WayBack::Known(swapped.clone()), None, AMBER),
        (WayBack::NothingSwapped, None, Verdict::Pass),
        (WayBack::NothingSwapped, Some(swapped.clone()), AMBER),
        (WayBack::Unknown, None, UNSURE),
        (WayBack::Unknown, Some(swapped), UNSURE),
    ];
    for (way_back, pairs, expected) in cases {
        let mut scene = Scene::ready(ROLL_BACK);
        (scene.way_back, scene.pairs) = (way_back, pairs);
        let check = only(&scene.report(ROLL_BACK), Id::SwapBack);
        assert_eq!(check.verdict, expected, "{scene:?}");
        assert_eq!(check.fix.is_some(), expected == AMBER, "{check:?}");
    }
}

#[test]
fn what_would_stay_swapped_is_named_with_the_pairs_that_undo_it() {
    let mut scene = Scene::ready(ROLL_BACK);
    scene.pairs = Some(vec![pair("a", "x")]);
    let check = only(&scene.report(ROLL_BACK), Id::SwapBack);
    let missing = vec![pair("b", "y")];
    assert_eq!(check.evidence, Evidence::SwapBack { missing, extra: vec![] });
    assert_eq!(check.fix, Some(Fix::ChoosePairs(vec![pair("a", "x"), pair("b", "y")])));

    scene.way_back = WayBack::NothingSwapped;
    let check = only(&scene.report(ROLL_BACK), Id::SwapBack);
    assert_eq!(check.fix, Some(Fix::WithoutEndpoints));
}

#[test]
fn the_pairs_that_go_back_are_checked_like_any_others() {
    let red = [(Id::PairSsl, RED)];
    check(ROLL_BACK, |scene| scene.migration.rds_endpoints[0].addresses[0].ssl = Some(true), &red);
}

#[test]
fn no_gate_is_known_for_a_roll_back_so_a_long_delay_is_amber() {
    let delay =
        |seconds| move |scene: &mut Scene| scene.migration.delay = Delay::from_wire(seconds);
    check(ROLL_BACK, delay(Some(60)), &[]);
    let report = check(ROLL_BACK, delay(Some(61)), &[(Id::ReverseDelay, AMBER)]);
    assert_eq!(only(&report, Id::ReverseDelay).fix, Some(Fix::Wait));
    check(ROLL_BACK, delay(None), &[(Id::ReverseDelay, UNSURE)]);
}

#[test]
fn the_deadline_never_blocks_a_roll_back() {
    for (seconds, expected) in [(24 * 3600 + 1, None), (24 * 3600, Some(AMBER)), (-1, Some(AMBER))]
    {
        let left = |scene: &mut Scene| {
            scene.migration.deadline = Some(Deadline(now() + SignedDuration::from_secs(seconds)));
        };
        let expected: Vec<_> =
            expected.map(|verdict| (Id::Deadline, verdict)).into_iter().collect();
        check(ROLL_BACK, left, &expected);
    }
    check(ROLL_BACK, |scene| scene.migration.deadline = None, &[(Id::Deadline, UNTOLD)]);
}

#[test]
fn unexpected_roles_are_amber_because_a_roll_back_is_the_rescue() {
    let rds = |mode| move |scene: &mut Scene| scene.migration.rds_mode = mode;
    let cluster = |mode| move |scene: &mut Scene| scene.migration.cluster_mode = mode;
    check(ROLL_BACK, rds(ReadWriteMode::ReadWrite), &[(Id::SourceMode, AMBER)]);
    check(ROLL_BACK, rds(ReadWriteMode::Absent), &[(Id::SourceMode, UNSURE)]);
    check(ROLL_BACK, cluster(ReadWriteMode::ReadOnly), &[(Id::ClusterMode, AMBER)]);
}

#[test]
fn a_roll_back_of_what_flows_to_polardb_is_blocked() {
    let direction = |direction| move |scene: &mut Scene| scene.migration.direction = direction;
    check(ROLL_BACK, direction(Direction::RdsToPolardb), &[(Id::Direction, RED)]);
    check(ROLL_BACK, direction(Direction::Absent), &[(Id::Direction, UNSURE)]);
}

#[test]
fn dts_jobs_and_connections_are_named() {
    check(
        ROLL_BACK,
        |scene| scene.dts_jobs = Some(vec!["di1".into()]),
        &[(Id::BusinessDtsJobs, AMBER)],
    );
    let mut scene = Scene::ready(ROLL_BACK);
    (scene.way_back, scene.pairs) = (WayBack::NothingSwapped, None);
    let report = scene.report(ROLL_BACK);
    assert_eq!(remarks(&report), [(Id::ConnectionsChange, NOTE)]);
    let names = Evidence::Names(vec!["x".into(), "y".into()]);
    assert_eq!(only(&report, Id::ConnectionsChange).evidence, names);
}
