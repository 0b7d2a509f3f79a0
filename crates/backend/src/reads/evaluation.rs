//! Evaluations of a source: begun, followed and read in the groups of the console (vendor/rds-migration 6.5).

use acs_client::{Evaluation, ReportCheck, UpgradeReport};
use jiff::{SignedDuration, Timestamp};
use migration::{EvaluationFacts, EvaluationVerdict};

use super::Reads;
use crate::error::ReadError;
use crate::intent::SourceRef;
use crate::operations::{evaluate_write, evaluation_read};

/// Groups of the console's result page, in its order.
const GROUPS: [&str; 4] = [
    "Basic Information Verification",
    "Migration Task Dependency Verification",
    "Key Information Verification",
    "Other Verification",
];

/// The latest evaluation of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvaluationView {
    pub evaluation: Evaluation,
    pub verdict: EvaluationVerdict,
    /// How long ago it ended, by the upstream's clock. `None` if it has not ended, or the upstream did not say its time.
    pub age: Option<SignedDuration>,
    pub groups: Vec<CheckGroup>,
    /// `Details` as it was answered.
    pub raw: String,
}

impl EvaluationView {
    /// As the rules need it.
    pub fn facts(&self) -> EvaluationFacts<'_> {
        let version = &self.evaluation.version;
        EvaluationFacts { version, verdict: self.verdict, age: self.age }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckGroup {
    /// The vendor's name.
    pub name: String,
    pub checks: Vec<ReportCheck>,
}

impl Reads {
    /// Begins an evaluation, and gives the ID of its task. It changes neither source nor clusters, so no intent is
    /// journalled; it is sent once.
    pub async fn evaluate(
        &self,
        source: &SourceRef,
        version: &str,
        category: &str,
    ) -> Result<String, ReadError> {
        let client = self.client(&source.profile)?;
        Ok(evaluate_write(client, source, version, category).await?.value)
    }

    /// An evaluation of a source: the one of a task, else the latest one that is still there.
    pub async fn evaluation(
        &self,
        source: &SourceRef,
        task: Option<&str>,
    ) -> Result<Option<EvaluationView>, ReadError> {
        let client = self.client(&source.profile)?;
        let answer = evaluation_read(client, source, task).await?;
        Ok(view_of(answer.value, answer.date))
    }
}

fn view_of(report: UpgradeReport, now: Option<Timestamp>) -> Option<EvaluationView> {
    let evaluation = report.evaluations.into_iter().next()?;
    let age = evaluation.ended.zip(now).map(|(ended, now)| now.duration_since(ended));
    let checks = report.details.checks;
    let results = checks.as_ref().map(|checks| checks.iter().map(|check| &check.result));
    Some(EvaluationView {
        verdict: EvaluationVerdict::of(&evaluation.result, results),
        age,
        groups: groups(checks.unwrap_or_default()),
        raw: report.details.raw,
        evaluation,
    })
}

/// The known groups in the console's order, then any others in the order of the report.
fn groups(checks: Vec<ReportCheck>) -> Vec<CheckGroup> {
    let mut groups: Vec<CheckGroup> = Vec::new();
    for check in checks {
        match groups.iter_mut().find(|group| group.name == check.group) {
            Some(group) => group.checks.push(check),
            None => groups.push(CheckGroup { name: check.group.clone(), checks: vec![check] }),
        }
    }
    let rank = |group: &CheckGroup| GROUPS.iter().position(|name| *name == group.name);
    groups.sort_by_key(|group| rank(group).unwrap_or(GROUPS.len()));
    groups
}

#[cfg(test)]
mod tests {
    use migration::CheckResult;

    use super::*;

    fn check(group: &str, result: CheckResult) -> ReportCheck {
        ReportCheck { group: group.into(), name: "c".into(), result, reason: String::new() }
    }

    #[test]
    fn groups_stand_in_the_order_of_the_console() {
        let checks = ["Mystery", GROUPS[3], GROUPS[0], GROUPS[3]];
        let found = groups(checks.map(|group| check(group, CheckResult::Passed)).into());
        let names: Vec<_> = found.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(names, [GROUPS[0], GROUPS[3], "Mystery"]);
        assert_eq!(found[1].checks.len(), 2);
    }
}
