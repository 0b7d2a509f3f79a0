//! The actions of a migration.

use serde::{Deserialize, Serialize};

/// The intent behind a write. Two pairs of intents share one call each, which is why every write carries its intent:
/// Switch and Roll Back are `ModifyDBClusterMigration`, Cancel and Complete are `CloseDBClusterMigration`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    Switch,
    RollBack,
    Complete,
    Cancel,
    Continue,
    Abandon,
}

/// Error for a word that is not an action.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an action of a migration")]
pub struct UnknownAction(pub String);

impl Action {
    pub const ALL: [Self; 6] =
        [Self::Switch, Self::RollBack, Self::Complete, Self::Cancel, Self::Continue, Self::Abandon];

    /// The word in URLs, forms and the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Switch => "switch",
            Self::RollBack => "roll-back",
            Self::Complete => "complete",
            Self::Cancel => "cancel",
            Self::Continue => "continue",
            Self::Abandon => "abandon",
        }
    }

    /// The operation that carries it out (vendor/rds-migration 2.3 to 2.6).
    pub fn operation(self) -> &'static str {
        match self {
            Self::Switch | Self::RollBack => "ModifyDBClusterMigration",
            Self::Complete | Self::Cancel => "CloseDBClusterMigration",
            Self::Continue => "ContinueDBClusterMigration",
            Self::Abandon => "AbortDBClusterMigration",
        }
    }

    /// Whether it cannot be undone.
    pub fn is_irreversible(self) -> bool {
        match self {
            Self::Complete | Self::Cancel | Self::Abandon => true,
            Self::Switch | Self::RollBack | Self::Continue => false,
        }
    }
}

impl std::str::FromStr for Action {
    type Err = UnknownAction;

    fn from_str(word: &str) -> Result<Self, UnknownAction> {
        Self::ALL
            .into_iter()
            .find(|action| action.as_str() == word)
            .ok_or_else(|| UnknownAction(word.to_owned()))
    }
}

impl std::fmt::Display for Action {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_survives_the_round_trip() {
        for action in Action::ALL {
            assert_eq!(action.as_str().parse(), Ok(action));
        }
        assert!("swap".parse::<Action>().is_err());
    }
}
