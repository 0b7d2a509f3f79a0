//! Evaluations of a source: begun, followed and read in the groups of the console (vendor/rds-migration 6.5).

use acs_client::{
    Client, Evaluation, EvaluationOrder, Read, ReportCheck, ReportFilters, UpgradeReport, Write,
};
use jiff::{SignedDuration, Timestamp};
use migration::{EvaluationFacts, EvaluationVerdict};

use crate::{Backend, ReadError, SourceRef};

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
    /// How long ago it ended, by the upstream's clock.
    pub age: Option<SignedDuration>,
    pub groups: Vec<CheckGroup>,
    /// `Details` as it came.
    pub raw: String,
}

impl EvaluationView {
    /// As the rules look at it.
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

impl Backend {
    /// Begins an evaluation of a source for a target version (`5.6`, `5.7`, `8.0`) and category (`Normal`, `SENormal`), and
    /// gives its task's id. It changes neither source nor clusters, so no intent is journalled; it is sent once.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn evaluate(
        &self,
        source: &SourceRef,
        version: &str,
        category: &str,
    ) -> Result<String, ReadError> {
        let client = self.client(&source.profile)?;
        Ok(evaluate_write(client, source, version, category).await?.value)
    }

    /// An evaluation of a source: the one of a task, else the latest one that still is there.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn evaluation(
        &self,
        source: &SourceRef,
        task: Option<&str>,
    ) -> Result<Option<EvaluationView>, ReadError> {
        let client = self.client(&source.profile)?;
        let answer = evaluation_read(client, source, task).await?;
        Ok(view(answer.value, answer.date))
    }
}

pub(crate) fn evaluate_write(
    client: &Client,
    source: &SourceRef,
    version: &str,
    category: &str,
) -> Write<String> {
    let order = EvaluationOrder {
        source: source.id.clone(),
        version: version.to_owned(),
        category: category.to_owned(),
    };
    client.generate_upgrade_report_for_sync_clone(&source.region, &order)
}

pub(crate) fn evaluation_read(
    client: &Client,
    source: &SourceRef,
    task: Option<&str>,
) -> Read<UpgradeReport> {
    let filters = ReportFilters {
        source: Some(source.id.clone()),
        task: task.map(str::to_owned),
        ..ReportFilters::default()
    };
    client.describe_upgrade_report(&source.region, &filters)
}

fn view(report: UpgradeReport, now: Option<Timestamp>) -> Option<EvaluationView> {
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

/// The known groups in the console's order, then any other as it came.
fn groups(checks: Vec<ReportCheck>) -> Vec<CheckGroup> {
    let mut groups: Vec<CheckGroup> = Vec::new();
    for check in checks {
        match groups.iter_mut().find(|group| group.name == check.group) {
            Some(group) => group.checks.push(check),
            None => groups.push(CheckGroup { name: check.group.clone(), checks: vec![check] }),
        }
    }
    let place = |group: &CheckGroup| GROUPS.iter().position(|name| *name == group.name);
    groups.sort_by_key(|group| place(group).unwrap_or(GROUPS.len()));
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
