//! `DescribeUpgradeReport` (vendor/rds-migration 2.8): the evaluations of a source. The vendor serves it over HTTPS only.

use jiff::Timestamp;
use migration::{CheckResult, InstanceId, RegionId};
use serde::Deserialize;
use serde_json::Value;

use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

/// Which reports are wanted. A filter that is not set matches all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportFilters {
    pub source: Option<InstanceId>,
    pub task: Option<String>,
    pub version: Option<String>,
    pub category: Option<String>,
}

/// Evaluations, in the order of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpgradeReport {
    pub evaluations: Vec<Evaluation>,
    /// The details of the first evaluation.
    pub details: Details,
}

/// One evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    pub task: String,
    pub version: String,
    /// `Result`, the vendor's word, such as `running`.
    pub result: String,
    pub ended: Option<Timestamp>,
    /// `EffectiveTime`: when the report is deleted.
    pub valid_until: Option<Timestamp>,
}

/// `Details` of an evaluation. The vendor documents no format, so the text is always kept, and a check counts as passed
/// only if its result is the known word for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The text as received.
    pub raw: String,
    /// The checks. `None` if any part of the text is not understood.
    pub checks: Option<Vec<ReportCheck>>,
}

/// One check of an evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportCheck {
    /// One of the groups of the console's result page (vendor/rds-migration 6.5).
    pub group: String,
    pub name: String,
    pub result: CheckResult,
    /// The reason if it did not pass.
    pub reason: String,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "Details", default)]
    details: Value,
    #[serde(rename = "UpgradeReportList", default, deserialize_with = "or_default")]
    reports: Vec<ReportWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct ReportWire {
    task_id: Text,
    dst_version: Text,
    result: Text,
    end_time: Text,
    effective_time: Text,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct CheckWire {
    group: Text,
    check: Text,
    result: Text,
    #[serde(default)]
    reason: Text,
}

impl Client {
    /// `DescribeUpgradeReport`: the newest evaluations.
    pub fn describe_upgrade_report(
        &self,
        region: &RegionId,
        filters: &ReportFilters,
    ) -> Read<UpgradeReport> {
        let call = Call::new(Product::Polardb, region, "DescribeUpgradeReport")
            .optional("SourceDBClusterId", filters.source.as_ref().map(InstanceId::as_str))
            .optional("TaskId", filters.task.as_deref())
            .optional("DBVersion", filters.version.as_deref())
            .optional("CreationCategory", filters.category.as_deref())
            .param("PageNumber", "1")
            .param("PageSize", "30");
        self.read(call, |wire: Wire, _| Ok(wire.into()))
    }
}

impl From<Wire> for UpgradeReport {
    fn from(wire: Wire) -> Self {
        Self {
            evaluations: wire.reports.into_iter().map(Evaluation::from).collect(),
            details: Details::read(wire.details),
        }
    }
}

impl From<ReportWire> for Evaluation {
    fn from(wire: ReportWire) -> Self {
        Self {
            ended: wire.end_time.timestamp(),
            valid_until: wire.effective_time.timestamp(),
            task: wire.task_id.0,
            version: wire.dst_version.0,
            result: wire.result.0,
        }
    }
}

impl Details {
    /// The vendor documents a text that contains JSON. JSON itself is read as well.
    fn read(value: Value) -> Self {
        let raw = match value {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let wires = serde_json::from_str::<Vec<CheckWire>>(&raw).ok();
        let checks = wires.map(|wires| wires.into_iter().map(ReportCheck::from).collect());
        Self { raw, checks }
    }
}

impl From<CheckWire> for ReportCheck {
    fn from(wire: CheckWire) -> Self {
        Self {
            group: wire.group.0,
            name: wire.check.0,
            result: match wire.result.0.as_str() {
                "Passed" => CheckResult::Passed,
                "Failed" => CheckResult::Failed,
                "Existing" => CheckResult::Existing,
                _ => CheckResult::Unrecognised(wire.result.0),
            },
            reason: wire.reason.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(text: &str) -> Details {
        Details::read(text.into())
    }

    #[test]
    fn checks_that_are_understood_are_read() {
        let text = r#"[{"Group":"Other Verification","Check":"Event Check","Result":"Existing",
            "Reason":"1 event"},{"Group":"g","Check":"c","Result":"Passed"}]"#;
        let details = read(text);
        let checks = details.checks.unwrap();
        assert_eq!(checks[0].result, CheckResult::Existing);
        assert_eq!(
            (checks[0].name.as_str(), checks[0].reason.as_str()),
            ("Event Check", "1 event")
        );
        assert_eq!(checks[1].result, CheckResult::Passed);
        assert_eq!(details.raw, text);
        assert_eq!(read("[]").checks, Some(Vec::new()));
    }

    #[test]
    fn a_result_that_is_not_known_is_not_passed() {
        for word in ["passed", "OK", "", "1"] {
            let text = json!([{ "Group": "g", "Check": "c", "Result": word }]).to_string();
            let checks = read(&text).checks.unwrap();
            assert_eq!(checks[0].result, CheckResult::Unrecognised(word.to_owned()));
        }
    }

    #[test]
    fn a_shape_that_is_not_known_is_kept_as_it_came() {
        for text in ["", "all is well", "{}", r#"[{"item":"trigger","pass":true}]"#, r#"["x"]"#] {
            assert_eq!(read(text), Details { raw: text.to_owned(), checks: None }, "{text}");
        }
        let nested = Details::read(json!({ "checks": [] }));
        assert_eq!((nested.raw.as_str(), nested.checks), (r#"{"checks":[]}"#, None));
    }
}
