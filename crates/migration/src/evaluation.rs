//! What an evaluation of a source says, and what it is worth for a creation (vendor/rds-migration 6.5).

use jiff::SignedDuration;

use crate::target_version;

/// How long a report is valid; the cloud deletes it then.
pub const REPORT_VALID: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What one check said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckResult {
    Passed,
    Failed,
    /// There is something that will not be migrated, such as events. A notice.
    Existing,
    /// A word that is not known here, never to be shown as passed.
    Unrecognised(String),
}

/// What an evaluation says. Passed is only what was understood whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EvaluationVerdict {
    Running,
    Passed,
    Failed,
    /// The answer is not understood: show it as it came.
    NotUnderstood,
}

impl EvaluationVerdict {
    /// `result` is the vendor's word for the whole; `checks` are nothing where their list could not be read.
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
        // A report without a check says nothing.
        checks.into_iter().map(one).reduce(worst).unwrap_or(Self::NotUnderstood)
    }
}

/// The latest evaluation of a source, as a creation looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvaluationFacts<'a> {
    /// The target version (`5.6`, `5.7` or `8.0`) that it was made for.
    pub version: &'a str,
    pub verdict: EvaluationVerdict,
    /// How long ago it ended, where that is known.
    pub age: Option<SignedDuration>,
}

impl EvaluationFacts<'_> {
    pub fn is_expired(&self) -> bool {
        self.age.is_some_and(|age| age >= REPORT_VALID)
    }
}

/// What a creation has to be warned of about the evaluation of its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EvaluationNotice {
    /// There is none, or none for this target.
    NotEvaluated,
    Running,
    Failed,
    /// It is not understood, so it does not count as passed.
    Unclear,
    /// What it says is too old to hold.
    Expired,
    /// It says nothing of when it ended, so nobody can tell whether it still holds.
    AgeUnknown,
}

/// What stands against relying on the evaluation for a creation with this target; empty when it passed and holds.
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
