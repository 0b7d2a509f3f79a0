//! How the data of a source is copied, and whether a source can be migrated at all (vendor/rds-migration 3.5 and 7). The
//! vendor decides by these rules, and they cannot be overridden.

use serde::{Deserialize, Serialize};

use super::storage_kind::StorageKind;
use super::target_version;

/// How a migration copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CopyMethod {
    /// Files and physical replication: everything comes along, the version stays.
    Physical,
    /// A DTS task: no triggers and no events, and it is billed.
    Logical,
}

/// The properties of a source that decide, in the words of DescribeDBInstanceAttribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceFacts<'a> {
    /// `Engine`
    pub engine: &'a str,
    /// `EngineVersion`
    pub version: &'a str,
    /// `Category`: the edition.
    pub category: &'a str,
    /// `DBInstanceStorageType`
    pub storage: &'a str,
    /// `CurrentKernelVersion`, which ends with the release date of the minor version.
    pub kernel: &'a str,
}

/// Why a source cannot be migrated to a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Ineligible {
    #[error("the engine is {0}; only MySQL can be migrated")]
    Engine(String),
    #[error("MySQL {0} cannot be migrated; 5.6, 5.7 and 8.0 can")]
    Version(String),
    #[error("there is no target version {0}; choose 5.6, 5.7 or 8.0")]
    Target(String),
    #[error("the target version {to} is below the source's {from}")]
    Downgrade { from: String, to: String },
    #[error("MySQL {version} on {category} with {storage} cannot be migrated")]
    Edition { version: String, category: String, storage: String },
}

/// Versions of MySQL, oldest first.
const VERSIONS: [&str; 3] = ["5.6", "5.7", "8.0"];

/// The method of a migration to `target` (`5.6`, `5.7`, `8.0`, `8.0.1` or `8.0.2`).
///
/// # Errors
/// The first rule that forbids it.
pub fn copy_method(source: &SourceFacts<'_>, target: &str) -> Result<CopyMethod, Ineligible> {
    if !source.engine.eq_ignore_ascii_case("MySQL") {
        return Err(Ineligible::Engine(source.engine.into()));
    }
    let from_age = age(source.version).ok_or_else(|| Ineligible::Version(source.version.into()))?;
    let to_age = age(target_version(target)).ok_or_else(|| Ineligible::Target(target.into()))?;
    if to_age < from_age {
        return Err(Ineligible::Downgrade { from: source.version.into(), to: target.into() });
    }
    if !is_supported(source) {
        return Err(Ineligible::Edition {
            version: source.version.into(),
            category: source.category.into(),
            storage: source.storage.into(),
        });
    }
    let is_physical = from_age == to_age && keeps_files(source) && is_recent(source);
    Ok(if is_physical { CopyMethod::Physical } else { CopyMethod::Logical })
}

/// The release date that the source's minor version would need for a physical copy to its own version. `None` if the
/// minor version is new enough, or if something else rules out a physical copy.
pub(crate) fn missing_release(source: &SourceFacts<'_>) -> Option<u32> {
    let needed = needed_release(source.version)?;
    (keeps_files(source) && !is_recent(source)).then_some(needed)
}

fn keeps_files(source: &SourceFacts<'_>) -> bool {
    is(source.category, "HighAvailability")
        && StorageKind::of(source.storage) == StorageKind::LocalSsd
}

fn age(version: &str) -> Option<usize> {
    VERSIONS.iter().position(|known| *known == version)
}

fn is(word: &str, known: &str) -> bool {
    word.eq_ignore_ascii_case(known)
}

fn is_supported(source: &SourceFacts<'_>) -> bool {
    let storage = StorageKind::of(source.storage);
    if source.version == "5.6" {
        return is(source.category, "HighAvailability") && storage == StorageKind::LocalSsd;
    }
    match storage {
        StorageKind::LocalSsd => is(source.category, "HighAvailability"),
        StorageKind::CloudDisk => ["Basic", "HighAvailability", "cluster"]
            .into_iter()
            .any(|edition| is(source.category, edition)),
        StorageKind::Unknown => false,
    }
}

/// Whether the minor version is new enough for a physical copy. One that cannot be read is not.
fn is_recent(source: &SourceFacts<'_>) -> bool {
    needed_release(source.version)
        .zip(release_date(source.kernel))
        .is_some_and(|(needed, date)| date >= needed)
}

fn needed_release(version: &str) -> Option<u32> {
    match version {
        "5.6" => Some(20_190_815),
        "5.7" => Some(20_200_331),
        _ => None,
    }
}

/// The release date at the end of `CurrentKernelVersion`, as a number such as 20200331.
fn release_date(kernel: &str) -> Option<u32> {
    let digits = kernel.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    if digits.len() == 8 { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_date_is_the_end_of_the_kernel_version() {
        assert_eq!(release_date("rds_20181010"), Some(20_181_010));
        assert_eq!(release_date("20200331"), Some(20_200_331));
        for text in ["", "rds", "rds_2020", "rds_20200331x", "rds_202003310"] {
            assert_eq!(release_date(text), None, "{text}");
        }
    }
}
