//! `Details` of an evaluation. The vendor documents no format, so the text is always kept, and a check counts as passed
//! only if its result is the known word for it.

use migration::CheckResult;
use serde::Deserialize;
use serde_json::Value;

use crate::wire::Text;

/// The result of an evaluation.
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
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct CheckWire {
    group: Text,
    check: Text,
    result: Text,
    #[serde(default)]
    reason: Text,
}

impl Details {
    /// The vendor documents a text that contains JSON. JSON itself is read as well.
    pub(super) fn read(value: Value) -> Self {
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
