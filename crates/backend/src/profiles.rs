//! The accounts of this server. Each has credentials of its own, and a call is signed with those of the profile that its
//! subject names, never with another's.

use std::collections::BTreeMap;

use acs_client::{Client, Upstream};
use migration::{ProfileName, RegionId};

use crate::{Backend, ReadError};

/// One account.
#[derive(Debug, Clone)]
pub struct Profile {
    pub client: Client,
    /// Shown first.
    pub region: RegionId,
}

/// All accounts. Invariant: the profile `default` is among them.
#[derive(Debug, Clone)]
pub struct Profiles {
    default: Profile,
    others: BTreeMap<ProfileName, Profile>,
}

impl Profiles {
    /// Without others, `default` is the only one.
    pub fn new(default: Profile) -> Self {
        Self { default, others: BTreeMap::new() }
    }

    /// Adds a profile, or replaces the one of that name.
    #[must_use]
    pub fn with(mut self, name: ProfileName, profile: Profile) -> Self {
        if name.is_default() {
            self.default = profile;
        } else {
            self.others.insert(name, profile);
        }
        self
    }

    /// Where the calls of `default` go.
    pub(crate) fn upstream(&self) -> &Upstream {
        &self.default.client.config().upstream
    }

    pub fn has(&self, name: &ProfileName) -> bool {
        self.get(name).is_ok()
    }

    fn get(&self, name: &ProfileName) -> Result<&Profile, ReadError> {
        let found = if name.is_default() { Some(&self.default) } else { self.others.get(name) };
        found.ok_or_else(|| ReadError::unknown_profile(name))
    }
}

impl Backend {
    /// The client whose credentials a person named. No other may make the call.
    pub(crate) fn client(&self, profile: &ProfileName) -> Result<&Client, ReadError> {
        Ok(&self.inner.config.profiles.get(profile)?.client)
    }

    /// # Errors
    /// There is no such profile here.
    pub fn default_region(&self, profile: &ProfileName) -> Result<&RegionId, ReadError> {
        Ok(&self.inner.config.profiles.get(profile)?.region)
    }
}
