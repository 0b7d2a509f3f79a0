//! The differences between what the operator saw and what is now.

use serde::{Deserialize, Serialize};

use super::Seen;
use crate::vocabulary::{Action, Direction, Migration, MigrationStatus, ReadWriteMode};

/// One value that is no longer what the operator saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Difference {
    #[error("the migration status was {was} when you opened this page; it is {now} now")]
    Status { was: MigrationStatus, now: MigrationStatus },
    #[error("the direction was {} when you opened this page; it is {} now", arrow(was), arrow(now))]
    Direction { was: Direction, now: Direction },
    #[error(
        "the source RDS read/write status was {} when you opened this page; it is {} now",
        mode(was),
        mode(now)
    )]
    RdsMode { was: ReadWriteMode, now: ReadWriteMode },
    #[error(
        "the PolarDB read/write status was {} when you opened this page; it is {} now",
        mode(was),
        mode(now)
    )]
    ClusterMode { was: ReadWriteMode, now: ReadWriteMode },
    #[error(
        "the source RDS instance was {} when you opened this page; it is {} now",
        or_none(was),
        or_none(now)
    )]
    Source { was: String, now: String },
    #[error(
        "the RDS side answered to {} when you opened this page; it answers to {} now",
        list(was),
        list(now)
    )]
    RdsStrings { was: Vec<String>, now: Vec<String> },
    #[error(
        "the PolarDB side answered to {} when you opened this page; it answers to {} now",
        list(was),
        list(now)
    )]
    PolardbStrings { was: Vec<String>, now: Vec<String> },
    #[error("the error was {} when you opened this page; it is {} now", quoted(was), quoted(now))]
    Comment { was: String, now: String },
}

/// Every value that matters to `action` and has changed since the form was rendered. The order of connection strings does
/// not matter, and the error matters to Continue only, which is about this one error.
pub fn differences(action: Action, seen: &Seen, now: &Migration) -> Vec<Difference> {
    let now = Seen::of(now);
    let mut differences = Vec::new();
    macro_rules! compare {
        ($field:ident, $variant:ident) => {
            if seen.$field != now.$field {
                differences.push(Difference::$variant {
                    was: seen.$field.clone(),
                    now: now.$field.clone(),
                });
            }
        };
    }
    compare!(status, Status);
    compare!(direction, Direction);
    compare!(rds_mode, RdsMode);
    compare!(cluster_mode, ClusterMode);
    compare!(source, Source);
    if sorted(&seen.rds_strings) != sorted(&now.rds_strings) {
        differences.push(Difference::RdsStrings {
            was: seen.rds_strings.clone(),
            now: now.rds_strings.clone(),
        });
    }
    if sorted(&seen.polardb_strings) != sorted(&now.polardb_strings) {
        differences.push(Difference::PolardbStrings {
            was: seen.polardb_strings.clone(),
            now: now.polardb_strings.clone(),
        });
    }
    if action == Action::Continue && words(&seen.comment) != words(&now.comment) {
        differences.push(Difference::Comment { was: seen.comment.clone(), now: now.comment });
    }
    differences
}

/// The words of a text. A form changes line breaks, so only the words are compared.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn sorted(strings: &[String]) -> Vec<&String> {
    let mut strings: Vec<_> = strings.iter().collect();
    strings.sort();
    strings
}

fn arrow(direction: &Direction) -> &str {
    match direction {
        Direction::RdsToPolardb => "RDS to PolarDB",
        Direction::PolardbToRds => "PolarDB to RDS",
        Direction::Absent => "absent",
        Direction::Unrecognised(word) => word,
    }
}

fn mode(mode: &ReadWriteMode) -> &str {
    match mode {
        ReadWriteMode::ReadWrite => "Read and Write",
        ReadWriteMode::ReadOnly => "Read-only",
        ReadWriteMode::Absent => "absent",
        ReadWriteMode::Unrecognised(word) => word,
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}

fn quoted(text: &str) -> String {
    match words(text).join(" ") {
        empty if empty.is_empty() => "none".to_owned(),
        text => format!("\"{text}\""),
    }
}

fn list(strings: &[String]) -> String {
    if strings.is_empty() { "no connection string".to_owned() } else { strings.join(", ") }
}
