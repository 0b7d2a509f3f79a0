//! What an evaluation says, and what a creation is warned of.

use jiff::SignedDuration;
use migration::{
    CheckResult, EvaluationFacts, EvaluationNotice as Notice, EvaluationVerdict as Verdict,
    REPORT_VALID, TARGETS, evaluation_notices, target_like, target_minor_version, target_version,
};

fn verdict(result: &str, checks: &[&CheckResult]) -> Verdict {
    Verdict::of(result, Some(checks.iter().copied()))
}

#[test]
fn only_a_finished_report_of_understood_results_has_passed() {
    let (passed, failed) = (CheckResult::Passed, CheckResult::Failed);
    let (existing, odd) = (CheckResult::Existing, CheckResult::Unrecognised("ok".into()));
    assert_eq!(verdict("finished", &[&passed, &existing]), Verdict::Passed);
    assert_eq!(verdict("finished", &[&passed, &failed, &odd]), Verdict::Failed);
    assert_eq!(verdict("finished", &[&odd, &failed, &passed]), Verdict::Failed);
    assert_eq!(verdict("finished", &[&passed, &odd, &passed]), Verdict::NotUnderstood);
    assert_eq!(verdict("finished", &[]), Verdict::NotUnderstood);
    assert_eq!(verdict("aborted", &[&passed]), Verdict::NotUnderstood);
    assert_eq!(verdict("Running", &[]), Verdict::Running);
    let unread: Option<[&CheckResult; 0]> = None;
    assert_eq!(Verdict::of("finished", unread), Verdict::NotUnderstood);
}

fn notices(version: &str, verdict: Verdict, age: Option<SignedDuration>) -> Vec<Notice> {
    evaluation_notices(Some(&EvaluationFacts { version, verdict, age }), "8.0.2")
}

#[test]
fn a_creation_relies_on_a_passed_report_for_seven_days() {
    let second = SignedDuration::from_secs(1);
    assert_eq!(REPORT_VALID.as_secs(), 7 * 86_400);
    assert_eq!(notices("8.0", Verdict::Passed, Some(REPORT_VALID - second)), []);
    assert_eq!(notices("8.0", Verdict::Passed, Some(REPORT_VALID)), [Notice::Expired]);
    assert_eq!(notices("8.0", Verdict::Passed, None), [Notice::AgeUnknown]);
}

#[test]
fn what_an_old_report_found_is_said_beside_its_age() {
    let old = Some(REPORT_VALID * 2);
    assert_eq!(notices("8.0", Verdict::Failed, old), [Notice::Failed, Notice::Expired]);
    assert_eq!(notices("8.0", Verdict::NotUnderstood, old), [Notice::Unclear, Notice::Expired]);
    assert_eq!(notices("8.0", Verdict::Failed, None), [Notice::Failed]);
    assert_eq!(notices("8.0", Verdict::Running, None), [Notice::Running]);
}

#[test]
fn a_report_for_another_target_is_none() {
    let new = Some(SignedDuration::ZERO);
    assert_eq!(notices("5.7", Verdict::Passed, new), [Notice::NotEvaluated]);
    assert_eq!(evaluation_notices(None, "5.7"), [Notice::NotEvaluated]);
}

#[test]
fn a_target_is_a_version_and_of_8_0_a_minor_version() {
    let split = TARGETS.map(|target| (target_version(target), target_minor_version(target)));
    let eight = |minor| ("8.0", Some(minor));
    assert_eq!(split, [("5.6", None), ("5.7", None), eight("8.0.1"), eight("8.0.2")]);
    for version in ["5.6", "5.7", "8.0"] {
        let like = target_like(version);
        assert!(TARGETS.contains(&like) && target_version(like) == version, "{version}");
    }
}
