//! Why the configuration cannot be used.

use std::path::PathBuf;

use super::key::Key;

/// Every text says where the mistake stands and what is allowed there. No text holds a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("{}: it cannot be read: {reason}", file.display())]
    Unreadable { file: PathBuf, reason: String },
    #[error("{}: it is not TOML: {reason}", file.display())]
    NotToml { file: PathBuf, reason: String },
    #[error("{place}: there is no setting \"{name}\"; there are: {}", names(known))]
    UnknownKey { place: String, name: String, known: &'static [Key] },
    #[error("there is no profile \"{name}\"; there are: {}", known.join(", "))]
    NoSuchProfile { name: String, known: Vec<String> },
    #[error("{place}: {problem}; allowed is {allowed}")]
    Value { place: String, problem: String, allowed: &'static str },
    #[error("{place}: {sentence}")]
    Refused { place: String, sentence: String },
    #[error("this platform has no known folder for {what}; name one with --{flag}")]
    NoFolder { what: &'static str, flag: &'static str },
}

impl ConfigError {
    pub(super) fn value(place: String, key: Key, problem: impl Into<String>) -> Self {
        Self::Value { place, problem: problem.into(), allowed: key.allowed }
    }
}

fn names(keys: &[Key]) -> String {
    keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ")
}
