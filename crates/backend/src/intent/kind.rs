//! An intent without its values: the word in the journal.

use migration::{Action, ChangeKind};
use serde::{Deserialize, Serialize};

use super::Intent;

/// What an intent asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum IntentKind {
    Migration(Action),
    Change(ChangeKind),
    CreateCluster,
    CreateServiceLinkedRole,
}

/// The text names no intent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an intent")]
pub struct UnknownIntent(String);

impl IntentKind {
    /// The word in URLs and the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Migration(action) => action.as_str(),
            Self::Change(change) => change.as_str(),
            Self::CreateCluster => "create-cluster",
            Self::CreateServiceLinkedRole => "create-service-linked-role",
        }
    }

    /// The operation that carries it out.
    pub fn operation(self) -> &'static str {
        match self {
            Self::Migration(action) => action.operation(),
            Self::Change(change) => change.operation(),
            Self::CreateCluster => "CreateDBCluster",
            Self::CreateServiceLinkedRole => "CreateServiceLinkedRole",
        }
    }

    /// Whether there is no way back once it ran.
    pub fn is_irreversible(self) -> bool {
        match self {
            Self::Migration(action) => action.is_irreversible(),
            Self::Change(change) => change.is_irreversible(),
            Self::CreateCluster | Self::CreateServiceLinkedRole => false,
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        Action::ALL
            .into_iter()
            .map(Self::Migration)
            .chain(ChangeKind::ALL.into_iter().map(Self::Change))
            .chain([Self::CreateCluster, Self::CreateServiceLinkedRole])
    }
}

impl Intent {
    pub fn kind(&self) -> IntentKind {
        match self {
            Self::Migration { action, .. } => IntentKind::Migration(*action),
            Self::Change { change, .. } => IntentKind::Change(change.kind()),
            Self::CreateCluster { .. } => IntentKind::CreateCluster,
            Self::CreateServiceLinkedRole { .. } => IntentKind::CreateServiceLinkedRole,
        }
    }
}

impl std::str::FromStr for IntentKind {
    type Err = UnknownIntent;

    fn from_str(word: &str) -> Result<Self, UnknownIntent> {
        let found = Self::all().find(|kind| kind.as_str() == word);
        found.ok_or_else(|| UnknownIntent(word.to_owned()))
    }
}

impl TryFrom<String> for IntentKind {
    type Error = UnknownIntent;

    fn try_from(word: String) -> Result<Self, UnknownIntent> {
        word.parse()
    }
}

impl From<IntentKind> for String {
    fn from(kind: IntentKind) -> Self {
        kind.as_str().to_owned()
    }
}

impl std::fmt::Display for IntentKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_survives_the_round_trip() {
        for kind in IntentKind::all() {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        assert!("swap".parse::<IntentKind>().is_err());
    }
}
