//! The checks of a migration evaluation: what a precheck would find (vendor/rds-migration 6.5).

use serde::{Deserialize, Serialize};

use super::check_item::CheckItem;
use super::checked_source::CheckedSource;

/// One check with its verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    pub group: String,
    pub name: String,
    pub result: Verdict,
    /// Why it did not pass; empty if it did.
    pub reason: String,
}

/// The verdict of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    Passed,
    Failed,
    /// A warning: something exists that is not migrated.
    Existing,
}

/// Every check of a source. A physical copy does not depend on what DTS needs.
pub fn checks(source: CheckedSource<'_>, logical: bool) -> Vec<Check> {
    // A cause without an item is listed only if it applies: there is nothing that could pass.
    let listed =
        |(item, wrong): &(CheckItem, Option<&str>)| *item != CheckItem::Other || wrong.is_some();
    source.items(logical).filter(listed).map(|(item, wrong)| check(item, wrong)).collect()
}

fn check(item: CheckItem, wrong: Option<&str>) -> Check {
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
