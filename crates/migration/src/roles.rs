//! Who writes, and which way the data flows.

use serde::{Deserialize, Serialize};

/// Read/write status of one side: `RdsReadWriteMode`, `DBClusterReadWriteMode` (vendor/rds-migration 2.2).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum ReadWriteMode {
    /// `rw`
    ReadWrite,
    /// `ro`
    ReadOnly,
    /// The answer said nothing.
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

/// Direction of replication: `Topologies` (vendor/rds-migration 2.2).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Direction {
    /// `RDS2POLARDB`
    RdsToPolardb,
    /// `POLARDB2RDS`
    PolardbToRds,
    /// Nothing is replicated, or the answer said nothing.
    #[default]
    Absent,
    Unrecognised(String),
}

impl Direction {
    pub fn as_str(&self) -> &str {
        match self {
            Self::RdsToPolardb => "RDS2POLARDB",
            Self::PolardbToRds => "POLARDB2RDS",
            Self::Absent => "",
            Self::Unrecognised(word) => word,
        }
    }
}

impl From<&str> for Direction {
    fn from(word: &str) -> Self {
        match word {
            "RDS2POLARDB" => Self::RdsToPolardb,
            "POLARDB2RDS" => Self::PolardbToRds,
            "" => Self::Absent,
            other => Self::Unrecognised(other.to_owned()),
        }
    }
}

macro_rules! by_word {
    ($type:ty) => {
        impl From<String> for $type {
            fn from(word: String) -> Self {
                word.as_str().into()
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.as_str().to_owned()
            }
        }
    };
}

by_word!(ReadWriteMode);
by_word!(Direction);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_the_round_trip_and_unknown_ones_are_kept() {
        for word in ["rw", "ro", "", "frozen"] {
            assert_eq!(ReadWriteMode::from(word).as_str(), word);
        }
        for word in ["RDS2POLARDB", "POLARDB2RDS", "", "RING"] {
            assert_eq!(Direction::from(word).as_str(), word);
        }
        assert_eq!(ReadWriteMode::from("frozen"), ReadWriteMode::Unrecognised("frozen".into()));
    }
}
