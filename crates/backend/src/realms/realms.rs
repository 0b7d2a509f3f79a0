//! The realms of all profiles.

use std::collections::BTreeMap;
use std::sync::Arc;

use acs_client::ConfigError;
use acs_client::emulator_control::EmulatorControl;
use futures_util::future::join_all;
use migration::{ProfileName, Realm};

use super::upstream_realm::{RealmChange, UpstreamRealm};
use crate::error::ReadError;
use crate::profiles::Profiles;

/// The upstream of each profile. Profiles with the same base realm share one.
#[derive(Debug)]
pub struct Realms {
    upstreams: Vec<Arc<UpstreamRealm>>,
    of: BTreeMap<ProfileName, Arc<UpstreamRealm>>,
}

impl Realms {
    /// # Errors
    /// No client for a control plane can be made.
    pub fn new(profiles: &Profiles) -> Result<Self, ConfigError> {
        let mut upstreams: Vec<UpstreamRealm> = Vec::new();
        for (name, profile) in profiles.iter() {
            let known = upstreams.iter_mut().find(|upstream| *upstream.base() == profile.realm);
            if let Some(upstream) = known {
                upstream.add(name);
                continue;
            }
            let control = EmulatorControl::of(&profile.client.config().upstream)?;
            let mut upstream = UpstreamRealm::new(profile.realm.clone(), control);
            upstream.add(name);
            upstreams.push(upstream);
        }
        let upstreams: Vec<_> = upstreams.into_iter().map(Arc::new).collect();
        let of = upstreams.iter().flat_map(|upstream| {
            upstream.profiles().iter().map(|profile| (profile.clone(), upstream.clone()))
        });
        Ok(Self { of: of.collect(), upstreams })
    }

    /// The upstream of a profile. `None` if there is no such profile.
    pub fn upstream(&self, profile: &ProfileName) -> Option<&Arc<UpstreamRealm>> {
        self.of.get(profile)
    }

    /// The realm of a profile, without a call if it is known.
    ///
    /// # Errors
    /// There is no such profile, or its upstream does not answer and never has.
    pub async fn of(&self, profile: &ProfileName) -> Result<Realm, ReadError> {
        let upstream = self.upstream(profile);
        upstream.ok_or_else(|| ReadError::unknown_profile(profile))?.get().await
    }

    /// The realm of a profile as far as it is known: of an upstream that has never answered, the realm without a world, in
    /// which posts are refused. Makes no call.
    pub fn now(&self, profile: &ProfileName) -> Realm {
        let upstream = self.upstream(profile);
        upstream.map_or_else(Realm::unknown, |it| it.known().unwrap_or_else(|| it.base().clone()))
    }

    /// Every realm that is known.
    pub fn all_known(&self) -> Vec<Realm> {
        self.upstreams.iter().filter_map(|upstream| upstream.known()).collect()
    }

    /// The realm of a profile as far as it is known. Makes no call.
    pub fn known(&self, profile: &ProfileName) -> Option<Realm> {
        self.upstream(profile)?.known()
    }

    /// Asks for the world of a profile again. Each realm that is another one than before is told once. A failure keeps what
    /// was known.
    pub async fn refresh(&self, profile: &ProfileName) -> Option<RealmChange> {
        self.upstream(profile)?.refresh().await
    }

    /// Asks every upstream that is worth asking, as [`Realms::refresh`].
    pub async fn refresh_all(&self) -> Vec<RealmChange> {
        let due = self.upstreams.iter().filter(|upstream| upstream.is_due());
        let asked = due.map(|upstream| upstream.refresh());
        join_all(asked).await.into_iter().flatten().collect()
    }

    /// Whether a realm can become another one, because some upstream can be an emulator.
    pub fn can_change(&self) -> bool {
        self.upstreams.iter().any(|upstream| upstream.control().is_some())
    }

    /// The profiles that are in a realm now.
    pub fn profiles_in(&self, realm: &Realm) -> Vec<ProfileName> {
        let there = self.upstreams.iter().find(|upstream| upstream.known().as_ref() == Some(realm));
        there.map(|upstream| upstream.profiles().to_vec()).unwrap_or_default()
    }
}
