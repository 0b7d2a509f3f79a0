//! A source RDS instance, and what the rules say about it.

use backend::Ineligibility;
use migration::{CopyMethod, CreateFault, CreateNotice, SourceDifference, SourceRefusal};

/// A source RDS instance, and the sentences of the rules about it.
#[derive(Debug)]
pub struct SourceWords {
    pub instance: &'static str,
    pub description: &'static str,
    pub status: &'static str,
    pub version: &'static str,
    pub minor_version: &'static str,
    pub edition: &'static str,
    pub class: &'static str,
    pub cpu_and_memory: fn(cpu: u32, memory_mb: u64) -> String,
    pub storage: &'static str,
    pub disk_used: &'static str,
    /// The used space in bytes, of a total in GB.
    pub used_of: fn(used: Option<u64>, total: Option<u64>) -> String,
    pub connection_mode: &'static str,
    /// The words of `ConnectionMode`; an unknown one stays as it is.
    pub connection_mode_of: fn(&str) -> String,
    /// The words of an address's `ConnectionStringType`; an unknown one stays as it is.
    pub address_kind: fn(&str) -> String,
    /// The words of an address's `IPType`; an unknown one stays as it is.
    pub network: fn(&str) -> String,
    pub ssl: &'static str,
    pub addresses: &'static str,
    pub not_read: fn(why: &str) -> String,
    pub on: &'static str,
    pub off: &'static str,
    /// The words of `DBInstanceStatus`; an unknown one stays as it is.
    pub instance_status: fn(&str) -> String,
    /// The words of the instance's `Category`; an unknown one stays as it is.
    pub category: fn(&str) -> String,
    /// The words of `DBInstanceStorageType`; an unknown one stays as it is.
    pub storage_type: fn(&str) -> String,
    pub refusal: fn(&SourceRefusal) -> String,
    pub ineligibility: fn(&Ineligibility) -> String,
    pub difference: fn(&SourceDifference) -> String,
    pub fault: fn(&CreateFault) -> String,
    pub notice: fn(&CreateNotice) -> String,
    pub copy_method: &'static str,
    pub method: fn(CopyMethod) -> &'static str,
    /// The consequences of the method (vendor/rds-migration 3.5).
    pub follows: fn(CopyMethod) -> &'static [&'static str],
}

/// `MySQL 8.0`: the API spells the engine in more than one way.
pub fn engine_and_version(engine: &str, version: &str) -> String {
    let engine = if engine.eq_ignore_ascii_case("MySQL") { "MySQL" } else { engine };
    format!("{engine} {version}")
}

#[cfg(test)]
mod tests {
    use std::fmt::Display;

    use migration::{Ineligible, InvalidId, SourceValue};

    use super::*;
    use crate::words::Language;

    #[test]
    fn an_engine_is_spelled_as_its_makers_spell_it() {
        assert_eq!(engine_and_version("MYSQL", "8.0"), "MySQL 8.0");
        assert_eq!(engine_and_version("SQLServer", "2019_std"), "SQLServer 2019_std");
    }

    #[track_caller]
    fn is_logged_alike<T: Display>(say: fn(&T) -> String, values: &[T]) {
        for value in values {
            assert_eq!(say(value), value.to_string());
        }
    }

    fn text(word: &str) -> String {
        word.to_owned()
    }

    #[test]
    fn what_is_said_about_a_source_reads_the_same_on_an_english_page_and_in_a_log() {
        let words = &Language::English.words().source;
        let version = || text("5.7");
        let ineligible = [
            Ineligible::Engine(text("MariaDB")),
            Ineligible::Version(version()),
            Ineligible::Target(version()),
            Ineligible::Downgrade { from: text("8.0"), to: version() },
            Ineligible::Edition { version: version(), category: text("a"), storage: text("b") },
        ];
        is_logged_alike(words.refusal, &ineligible.map(SourceRefusal::Ineligible));
        is_logged_alike(
            words.refusal,
            &[
                SourceRefusal::NotRunning(text("Creating")),
                SourceRefusal::NotPrimary(text("Readonly")),
                SourceRefusal::Locked(text("ManualLock")),
            ],
        );
        let id = InvalidId::Instance(text("x"));
        is_logged_alike(words.ineligibility, &[Ineligibility::Id(id)]);
        is_logged_alike(
            words.difference,
            &[SourceValue::Id, SourceValue::Kind, SourceValue::Vswitch]
                .map(|what| SourceDifference { what, was: text("a"), now: text("b") }),
        );
        is_logged_alike(
            words.fault,
            &[
                CreateFault::Version,
                CreateFault::MinorVersion,
                CreateFault::Nodes { edition: text("Standard Edition"), most: 8 },
                CreateFault::StorageType,
                CreateFault::Description,
                CreateFault::Network,
                CreateFault::Period,
                CreateFault::TimeZone,
                CreateFault::XEngineMemory,
                CreateFault::Scale,
            ],
        );
    }
}
