//! The checks of a migration evaluation: what a precheck would find (vendor/rds-migration 6.5).

use serde::{Deserialize, Serialize};

use super::{Checked, PrecheckItem};

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
pub fn checks(source: Checked<'_>, logical: bool) -> Vec<Check> {
    // A cause that has no item of its own is no check that could pass.
    let listed = |(item, wrong): &(PrecheckItem, Option<&str>)| {
        *item != PrecheckItem::Other || wrong.is_some()
    };
    source.items(logical).filter(listed).map(|(item, wrong)| check(item, wrong)).collect()
}

fn check(item: PrecheckItem, wrong: Option<&str>) -> Check {
    let (group, name) = item.name();
    let result = match wrong {
        None => Verdict::Passed,
        Some(_) if item.is_warning() => Verdict::Existing,
        Some(_) => Verdict::Failed,
    };
    Check {
        group: group.to_owned(),
        name: name.to_owned(),
        result,
        reason: wrong.unwrap_or_default().to_owned(),
    }
}
