//! The checks of a migration evaluation, derived from what is known about the source (domain.md 6.5).

use serde::{Deserialize, Serialize};

use super::Instance;

const BASIC: &str = "Basic Information Verification";
const DEPENDENCY: &str = "Migration Task Dependency Verification";
const KEY: &str = "Key Information Verification";
const OTHER: &str = "Other Verification";

/// Checks that a precheck's reason can belong to: a word of the reason, group and name of the check. The first that fits
/// counts.
const BY_REASON: [(&str, &str, &str); 7] = [
    ("trigger", DEPENDENCY, "Source Instance Trigger Verification"),
    ("primary key", DEPENDENCY, "Verification for Non-primary-key Tables in Source Instance"),
    ("storage engine", DEPENDENCY, "Source Instance Table Engine Verification"),
    ("no database", DEPENDENCY, "Whether Source Instance is Empty"),
    ("DTSDefaultRole", DEPENDENCY, "DTS Permissions"),
    ("event", OTHER, "Event Check"),
    ("root", KEY, "Source Instance Root Account Verification"),
];

/// One check and how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    pub group: String,
    pub name: String,
    pub result: Verdict,
    /// Why it did not pass; empty when it did.
    pub reason: String,
}

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    Passed,
    Failed,
    /// A warning: it is there, and the migration leaves it behind.
    Existing,
}

/// Every check of a source. A physical copy does not depend on what DTS needs.
pub fn checks(source: &Instance, logical: bool, has_role: bool) -> Vec<Check> {
    let running = source.status == "Running";
    let failing = source.precheck_failure.as_deref().filter(|_| logical);
    let status = if running { "" } else { "The source instance is not running." };
    let role = if has_role {
        ""
    } else {
        "The service-linked role AliyunServiceRoleForPolarDB does not exist."
    };
    let mut checks = vec![
        check(BASIC, "Source Instance Running Status", status),
        check(BASIC, "Source Instance Read/Write Status", status),
        check(BASIC, "Source Instance Account Mode", ""),
        check(BASIC, "Service-linked Role for PolarDB", role),
    ];
    let found = failing.map(|reason| (reason, by_reason(reason)));
    for (_, group, name) in BY_REASON.iter().filter(|(_, group, _)| logical || *group != DEPENDENCY)
    {
        let reason = match found {
            Some((reason, Some(belongs))) if belongs == (*group, *name) => reason,
            _ => "",
        };
        checks.push(check(group, name, reason));
    }
    if let Some((reason, None)) = found {
        checks.push(check(OTHER, "Precheck", reason));
    }
    checks
}

fn by_reason(reason: &str) -> Option<(&'static str, &'static str)> {
    let found = BY_REASON.iter().find(|(word, ..)| reason.contains(word));
    found.map(|(_, group, name)| (*group, *name))
}

fn check(group: &str, name: &str, reason: &str) -> Check {
    let result = match reason {
        "" => Verdict::Passed,
        _ if name == "Event Check" => Verdict::Existing,
        _ => Verdict::Failed,
    };
    Check { group: group.to_owned(), name: name.to_owned(), result, reason: reason.to_owned() }
}
