//! Which scenario: one that is built in, a file, or one that was posted.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What there is at the start.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Scenario {
    /// A small company in three regions, with a migration in every status.
    #[default]
    Demo,
    /// Regions and nothing in them.
    Empty,
    /// Sources whose prechecks fail, and migrations that have failed theirs.
    PrecheckFailure,
    /// Delays of every shape.
    LagStorm,
    /// Deadlines within minutes, hours and days.
    Expiring,
    /// A thousand clusters.
    Fleet1000,
    /// A file, read at the start and at each reset.
    File(PathBuf),
    /// What was posted to the control plane last.
    Posted,
}

/// The text names no scenario.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no scenario \"{0}\"; choose one of: {known}, or a file whose name ends with .toml",
    known = Scenario::built_in_names().join(", ")
)]
pub struct UnknownScenario(pub String);

impl Scenario {
    /// The built-in ones and their names.
    const BUILT_IN: [(&'static str, Self); 6] = [
        ("demo", Self::Demo),
        ("empty", Self::Empty),
        ("precheck-failure", Self::PrecheckFailure),
        ("lag-storm", Self::LagStorm),
        ("expiring", Self::Expiring),
        ("fleet-1000", Self::Fleet1000),
    ];
    const POSTED: &'static str = "posted";

    pub fn built_in() -> impl Iterator<Item = Self> {
        Self::BUILT_IN.into_iter().map(|(_, scenario)| scenario)
    }

    pub(crate) fn built_in_names() -> Vec<&'static str> {
        Self::BUILT_IN.iter().map(|(name, _)| *name).collect()
    }

    /// The path of the file; `None` if it is none.
    pub(crate) fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            _ => None,
        }
    }

    /// The text of the scenario. What was posted is given by the caller, who has it.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(crate) fn text<'a>(&self, posted: &'a str) -> std::io::Result<Cow<'a, str>> {
        Ok(Cow::Borrowed(match self {
            Self::Demo => include_str!("demo.toml"),
            Self::Empty => include_str!("empty.toml"),
            Self::PrecheckFailure => include_str!("precheck-failure.toml"),
            Self::LagStorm => include_str!("lag-storm.toml"),
            Self::Expiring => include_str!("expiring.toml"),
            Self::Fleet1000 => include_str!("fleet-1000.toml"),
            Self::File(path) => return std::fs::read_to_string(path).map(Cow::Owned),
            Self::Posted => posted,
        }))
    }
}

impl FromStr for Scenario {
    type Err = UnknownScenario;

    fn from_str(text: &str) -> Result<Self, UnknownScenario> {
        let built_in = Self::BUILT_IN.into_iter().find(|(name, _)| *name == text);
        match built_in {
            Some((_, scenario)) => Ok(scenario),
            None if text.ends_with(".toml") => Ok(Self::File(text.into())),
            None => Err(UnknownScenario(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Scenario {
    type Error = UnknownScenario;

    fn try_from(text: String) -> Result<Self, UnknownScenario> {
        if text == Self::POSTED { Ok(Self::Posted) } else { text.parse() }
    }
}

impl From<Scenario> for String {
    fn from(scenario: Scenario) -> Self {
        scenario.to_string()
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Posted => f.write_str(Self::POSTED),
            built_in => {
                let name = Self::BUILT_IN.iter().find(|(_, scenario)| scenario == built_in);
                f.write_str(name.map_or("", |(name, _)| name))
            }
        }
    }
}
