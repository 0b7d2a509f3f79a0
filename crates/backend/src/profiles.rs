//! The accounts of this server. Each has its own credentials, and a call is signed with those of the profile that its
//! subject names, never with another's.

use std::collections::BTreeMap;

use acs_client::{Client, ClientError, ClusterFilters};
use migration::{ProfileName, Realm, RegionId};

use crate::error::ReadError;

/// The smallest page that the cloud accepts.
const PROBE_ROWS: u32 = 30;

/// One account.
#[derive(Debug, Clone)]
pub struct Profile {
    pub client: Client,
    /// The region that is shown first.
    pub region: RegionId,
    /// The upstream of the client. The world of an emulator is not part of it.
    pub realm: Realm,
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

    /// Every profile, `default` first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (ProfileName, &Profile)> {
        let others = self.others.iter().map(|(name, profile)| (name.clone(), profile));
        std::iter::once((ProfileName::default(), &self.default)).chain(others)
    }

    pub fn has(&self, name: &ProfileName) -> bool {
        self.get(name).is_ok()
    }

    /// The client with the credentials of this profile. No other client may make its calls.
    pub(crate) fn client(&self, name: &ProfileName) -> Result<&Client, ReadError> {
        Ok(&self.get(name)?.client)
    }

    pub(crate) fn region(&self, name: &ProfileName) -> Result<&RegionId, ReadError> {
        Ok(&self.get(name)?.region)
    }

    fn get(&self, name: &ProfileName) -> Result<&Profile, ReadError> {
        let found = if name.is_default() { Some(&self.default) } else { self.others.get(name) };
        found.ok_or_else(|| ReadError::unknown_profile(name))
    }
}

/// Reads a region's first clusters, to check that an account works, and gives the RequestId.
///
/// # Errors
/// The client's own error, because it decides what has to be mended.
pub async fn probe(client: &Client, region: &RegionId) -> Result<Option<String>, ClientError> {
    let filters = ClusterFilters::default();
    Ok(client.describe_db_clusters(region, 1, PROBE_ROWS, &filters).await?.request_id)
}
