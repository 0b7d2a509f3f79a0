//! Which way the data flows.

use serde::{Deserialize, Serialize};

/// Direction of replication: `Topologies` (vendor/rds-migration 2.2).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Direction {
    /// `RDS2POLARDB`
    RdsToPolardb,
    /// `POLARDB2RDS`
    PolardbToRds,
    /// There is no replication, or the answer does not mention it.
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

impl From<String> for Direction {
    fn from(word: String) -> Self {
        word.as_str().into()
    }
}

impl From<Direction> for String {
    fn from(direction: Direction) -> Self {
        direction.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_the_round_trip_and_unknown_ones_are_kept() {
        for word in ["RDS2POLARDB", "POLARDB2RDS", "", "RING"] {
            assert_eq!(Direction::from(word).as_str(), word);
        }
        assert_eq!(Direction::from("RING"), Direction::Unrecognised("RING".into()));
    }
}
