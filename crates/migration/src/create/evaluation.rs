//! The evaluation of a source, and the warnings it gives before a cluster is created (vendor/rds-migration 6.5).

use jiff::SignedDuration;

use crate::rules::target_version;

/// The time for which a report is valid. The cloud deletes it afterwards.
pub const REPORT_VALID: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The result of one check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckResult {
    Passed,
    Failed,
    /// Something exists that will not be migrated, such as events. A notice.
    Existing,
    /// A word that these rules do not know. It must never be displayed as passed.
    Unrecognised(String),
}

/// The result of a whole evaluation. It is `Passed` only if every part of it was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EvaluationVerdict {
    Running,
    Passed,
    Failed,
    /// The answer is not understood and is displayed as received.
    NotUnderstood,
}

impl EvaluationVerdict {
    /// `result` is the vendor's word for the whole. `checks` is `None` if their list could not be read.
    pub fn of<'a>(result: &str, checks: Option<impl IntoIterator<Item = &'a CheckResult>>) -> Self {
        if result.eq_ignore_ascii_case("running") {
            return Self::Running;
        }
        let finished = result.eq_ignore_ascii_case("finished");
        let Some(checks) = checks.filter(|_| finished) else { return Self::NotUnderstood };
        let one = |check: &CheckResult| match check {
            CheckResult::Passed | CheckResult::Existing => Self::Passed,
            CheckResult::Failed => Self::Failed,
            CheckResult::Unrecognised(_) => Self::NotUnderstood,
        };
        let worst = |so_far: Self, next: Self| match (so_far, next) {
            (Self::Failed, _) | (_, Self::Failed) => Self::Failed,
            (Self::Passed, next) => next,
            (so_far, _) => so_far,
        };
        // A report without a check proves nothing.
        checks.into_iter().map(one).reduce(worst).unwrap_or(Self::NotUnderstood)
    }
}

/// The latest evaluation of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvaluationFacts<'a> {
    /// The target version (`5.6`, `5.7` or `8.0`) that it was made for.
    pub version: &'a str,
    pub verdict: EvaluationVerdict,
    /// The time since its end. `None` if it is not known.
    pub age: Option<SignedDuration>,
}

impl EvaluationFacts<'_> {
    pub fn is_expired(&self) -> bool {
        self.age.is_some_and(|age| age >= REPORT_VALID)
    }
}

/// A warning about the evaluation of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EvaluationNotice {
    /// There is none, or none for this target.
    NotEvaluated,
    Running,
    Failed,
    /// It is not understood, so it does not count as passed.
    Unclear,
    /// It is too old to rely on.
    Expired,
    /// It does not say when it ended, so it may be too old.
    AgeUnknown,
}

/// The reasons not to rely on the evaluation for a cluster of this target; empty if it passed and is still valid.
pub fn evaluation_notices(
    latest: Option<&EvaluationFacts<'_>>,
    target: &str,
) -> Vec<EvaluationNotice> {
    let Some(found) = latest.filter(|found| found.version == target_version(target)) else {
        return vec![EvaluationNotice::NotEvaluated];
    };
    let verdict = match found.verdict {
        EvaluationVerdict::Running => return vec![EvaluationNotice::Running],
        EvaluationVerdict::Passed => None,
        EvaluationVerdict::Failed => Some(EvaluationNotice::Failed),
        EvaluationVerdict::NotUnderstood => Some(EvaluationNotice::Unclear),
    };
    let age = match found.age {
        Some(_) if found.is_expired() => Some(EvaluationNotice::Expired),
        // An age matters only to what it could make worse.
        None if verdict.is_none() => Some(EvaluationNotice::AgeUnknown),
        _ => None,
    };
    verdict.into_iter().chain(age).collect()
}
