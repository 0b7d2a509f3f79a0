//! The verdict of an evaluation, and its warnings.

use jiff::SignedDuration;
use migration::{
    CheckResult, EvaluationFacts, EvaluationNotice as Notice, EvaluationVerdict as Verdict,
    REPORT_VALID, evaluation_notices,
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
