//! Whose key signs, by where the calls go.
//!
//! Calls that stay on this machine never carry an account's key: they get the emulator's own pair.

use super::error::ConfigError;
use super::key;
use super::layers::Layers;
use super::upstream::Target;
use super::values::{self, AccessPair};

/// Where the credentials come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Given in the configuration.
    Given(AccessPair),
    /// The pair every emulator knows.
    EmulatorDefault,
    /// The cloud's own environment variables, then its profile files.
    Environment,
}

impl Origin {
    pub(super) fn read(layers: &Layers, target: &Target) -> Result<Self, ConfigError> {
        if let Some(pair) = layers.one(key::ACCESS_KEY, values::access_pair)? {
            return Ok(Self::Given(pair));
        }
        Ok(if target.is_emulator() { Self::EmulatorDefault } else { Self::Environment })
    }

    /// The pair, unless the cloud's own places have to be asked.
    pub fn pair(&self) -> Option<AccessPair> {
        match self {
            Self::Given(pair) => Some(pair.clone()),
            Self::EmulatorDefault => Some(AccessPair::emulator_default()),
            Self::Environment => None,
        }
    }
}

impl AccessPair {
    /// What an emulator accepts unless it is told otherwise.
    pub fn emulator_default() -> Self {
        Self { id: "polarshift".to_owned(), secret: "polarshift-secret".to_owned() }
    }
}
