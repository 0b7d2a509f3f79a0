//! The words of the console, in English and Chinese.
//!
//! Each part of the console has a struct here that names its words and the values they need. `locales/en` and
//! `locales/zh` fill every field, so a word or a value that is missing in one language does not compile, and one that no
//! page uses is dead code. Labels follow the vendor's console (vendor/rds-migration 6).

mod changing;
mod clusters;
mod commands;
mod creation;
mod dialog;
mod endings;
mod errors;
mod evaluation;
mod frame;
mod lab;
mod language;
mod live;
mod new_cluster;
mod notes;
mod outcome;
mod pages;
mod panel;
mod preflight;
mod readiness;
mod source;
mod terms;
mod time;
mod toned;
mod tour;

#[path = "../locales/en.rs"]
mod en;
#[path = "../locales/zh.rs"]
mod zh;

use migration::Place;

pub use language::Language;
pub use toned::{delay, mode, names_of_each, outcome, parameters, status_tone, time_left};

pub use changing::{DtsWords, ReleaseWords};
pub use clusters::ClustersWords;
pub use commands::CommandsWords;
pub use creation::CreationWords;
pub use dialog::DialogWords;
pub use endings::EndingWords;
pub use errors::ErrorWords;
pub use evaluation::EvaluationWords;
pub use frame::FrameWords;
pub use lab::{CallsWords, ClockWords, FaultsWords, LabWords, MigrationsWords, ScenariosWords};
pub use live::{CurveFigures, LiveWords};
pub use new_cluster::NewClusterWords;
pub use notes::VendorNotes;
pub use outcome::OutcomeWords;
pub use pages::ClusterWords;
pub use panel::SectionWords;
pub use preflight::{PreflightWords, Tally};
pub use readiness::ReadinessWords;
pub use source::SourceWords;
pub use terms::Terms;
pub use time::TimeWords;
pub use tour::{TourStep, TourWords};

/// Every word of one language.
#[derive(Debug)]
pub struct Words {
    pub frame: FrameWords,
    pub clusters: ClustersWords,
    pub cluster: ClusterWords,
    pub section: SectionWords,
    pub live: LiveWords,
    pub terms: Terms,
    pub dialog: DialogWords,
    pub preflight: PreflightWords,
    pub commands: CommandsWords,
    pub endings: EndingWords,
    pub dts: DtsWords,
    pub release: ReleaseWords,
    pub readiness: ReadinessWords,
    pub creation: CreationWords,
    pub source: SourceWords,
    pub evaluation: EvaluationWords,
    pub new_cluster: NewClusterWords,
    pub notes: VendorNotes,
    pub outcome: OutcomeWords,
    pub errors: ErrorWords,
    pub time: TimeWords,
    pub lab: LabWords,
    pub tour: TourWords,
}

/// The words of the request that is being answered.
pub fn words() -> &'static Words {
    Language::here().words()
}

/// `1,234`: both languages group digits by three.
pub fn number(value: usize) -> String {
    let digits = value.to_string();
    let first = digits.len() % 3;
    let groups = digits.as_bytes()[first..].chunks(3);
    let rest = groups.map(|group| String::from_utf8_lossy(group).into_owned());
    let head = (first > 0).then(|| digits[..first].to_owned());
    head.into_iter().chain(rest).collect::<Vec<_>>().join(",")
}

/// `MySQL 8.0`: the API spells the engine in more than one way.
pub fn engine_and_version(engine: &str, version: &str) -> String {
    let engine = if engine.eq_ignore_ascii_case("MySQL") { "MySQL" } else { engine };
    format!("{engine} {version}")
}

/// The source RDS instance, as a call to it names it.
#[derive(Debug, Clone, Copy)]
pub struct RdsSource<'a> {
    pub id: &'a str,
    pub region: &'a str,
    /// The profile that the vendor's command line has to be told.
    pub profile: Option<&'a str>,
}

/// The call that changes a port on the RDS side, which this console does not make.
pub fn rds_port_call(source: &RdsSource<'_>, at: &Place, port: &str) -> String {
    let name = &at.connection_string;
    let prefix = name.split('.').next().unwrap_or_default();
    let RdsSource { id, region, profile } = source;
    let profile = profile.map(|profile| format!(" --profile {profile}")).unwrap_or_default();
    format!(
        "aliyun rds ModifyDBInstanceConnectionString{profile} --region {region} --DBInstanceId {id} --CurrentConnectionString {name} --ConnectionStringPrefix {prefix} --Port {port}"
    )
}

/// `51.2 GB`: both languages write it so.
pub fn bytes(value: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    let (mut tenths, mut unit) = (value.saturating_mul(10) / 1024, 0);
    while tenths >= 10_240 && unit + 1 < UNITS.len() {
        (tenths, unit) = (tenths / 1024, unit + 1);
    }
    let name = UNITS[unit];
    if tenths >= 1_000 || tenths.is_multiple_of(10) {
        format!("{} {name}", tenths / 10)
    } else {
        format!("{}.{} {name}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fixed words of a language: what its debug output quotes.
    fn texts(language: Language) -> Vec<String> {
        let shown = format!("{:?}", language.words());
        shown.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    }

    fn is_chinese(letter: char) -> bool {
        ('\u{2e80}'..='\u{ffef}').contains(&letter)
    }

    /// That every word is there is the compiler's to say; that it is in its language is not.
    #[test]
    fn every_word_is_in_its_language() {
        const THE_SAME: [&str; 3] = ["RequestId", "RDS", "PolarDB"];
        let (english, chinese) = (texts(Language::English), texts(Language::Chinese));
        assert!(chinese.len() > 100, "{}", chinese.len());
        assert_eq!(english.len(), chinese.len());
        for text in chinese.iter().filter(|text| !THE_SAME.contains(&text.as_str())) {
            assert!(text.contains(is_chinese), "{text}");
        }
        for text in english {
            assert!(!text.contains(is_chinese), "{text}");
        }
    }

    #[test]
    fn an_engine_is_spelled_as_its_makers_spell_it() {
        assert_eq!(engine_and_version("MYSQL", "8.0"), "MySQL 8.0");
        assert_eq!(engine_and_version("SQLServer", "2019_std"), "SQLServer 2019_std");
    }

    #[test]
    fn bytes_are_told_in_the_unit_that_fits() {
        let gigabyte = 1_u64 << 30;
        for (value, text) in [
            (0, "0 KB"),
            (1_536, "1.5 KB"),
            (gigabyte, "1 GB"),
            (51 * gigabyte + gigabyte / 4, "51.2 GB"),
            (900 * gigabyte + gigabyte / 2, "900 GB"),
            (2_048 * gigabyte, "2 TB"),
        ] {
            assert_eq!(bytes(value), text);
        }
    }

    #[test]
    fn digits_are_grouped_by_three() {
        for (value, text) in
            [(0, "0"), (12, "12"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(number(value), text);
        }
    }
}
