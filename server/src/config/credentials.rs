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
    /// A profile of the vendor's files, by name.
    VendorProfile(String),
}

impl Origin {
    pub(super) fn read(layers: &Layers, target: &Target) -> Result<Self, ConfigError> {
        let named = layers.one(key::CREDENTIALS, Self::parse)?;
        let pair = layers.one(key::ACCESS_KEY, values::access_pair)?;
        let refused = |sentence: &str| {
            let place = layers.place(key::CREDENTIALS);
            Err(ConfigError::Refused { place, sentence: sentence.to_owned() })
        };
        match (pair, named) {
            (Some(_), Some(_)) => refused("there is an access-key, too; give one of the two"),
            (Some(pair), None) => Ok(Self::Given(pair)),
            (None, Some(_)) if target.is_emulator() => refused(
                "an account's credentials go to the cloud only; calls that stay on this machine have the emulator's pair or an access-key",
            ),
            (None, Some(named)) => Ok(named),
            (None, None) if target.is_emulator() => Ok(Self::EmulatorDefault),
            // What is found first is the account of the profile `default`, and no other may sign as that one unasked.
            (None, None) if layers.is_of_profile() => {
                refused("say whose credentials sign its calls, with access-key or credentials")
            }
            (None, None) => Ok(Self::Environment),
        }
    }

    fn parse(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            None if text == "environment" => Ok(Self::Environment),
            Some(("profile", name)) if !name.is_empty() => Ok(Self::VendorProfile(name.to_owned())),
            _ => Err("names no source of credentials".to_owned()),
        }
    }

    /// The pair, unless the cloud's own places have to be asked.
    pub fn pair(&self) -> Option<AccessPair> {
        match self {
            Self::Given(pair) => Some(pair.clone()),
            Self::EmulatorDefault => Some(AccessPair::emulator_default()),
            Self::Environment | Self::VendorProfile(_) => None,
        }
    }
}

impl AccessPair {
    /// What an emulator accepts unless it is told otherwise.
    pub fn emulator_default() -> Self {
        Self { id: "polarshift".to_owned(), secret: "polarshift-secret".to_owned() }
    }
}
