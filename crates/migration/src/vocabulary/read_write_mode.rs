//! Whether a side accepts writes.

use serde::{Deserialize, Serialize};

/// Read/write status of one side: `RdsReadWriteMode`, `DBClusterReadWriteMode` (vendor/rds-migration 2.2).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum ReadWriteMode {
    /// `rw`
    ReadWrite,
    /// `ro`
    ReadOnly,
    /// The answer has no such value.
    #[default]
    Absent,
    Unrecognised(String),
}

impl ReadWriteMode {
    pub fn as_str(&self) -> &str {
        match self {
            Self::ReadWrite => "rw",
            Self::ReadOnly => "ro",
            Self::Absent => "",
            Self::Unrecognised(word) => word,
        }
    }
}

impl From<&str> for ReadWriteMode {
    fn from(word: &str) -> Self {
        match word {
            "rw" => Self::ReadWrite,
            "ro" => Self::ReadOnly,
            "" => Self::Absent,
            other => Self::Unrecognised(other.to_owned()),
        }
    }
}

impl From<String> for ReadWriteMode {
    fn from(word: String) -> Self {
        word.as_str().into()
    }
}

impl From<ReadWriteMode> for String {
    fn from(mode: ReadWriteMode) -> Self {
        mode.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_the_round_trip_and_unknown_ones_are_kept() {
        for word in ["rw", "ro", "", "frozen"] {
            assert_eq!(ReadWriteMode::from(word).as_str(), word);
        }
        assert_eq!(ReadWriteMode::from("frozen"), ReadWriteMode::Unrecognised("frozen".into()));
    }
}
