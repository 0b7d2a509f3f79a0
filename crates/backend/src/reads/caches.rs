//! The shared readings of this process.

use std::collections::HashSet;
use std::sync::Arc;

use acs_client::{Client, Cluster, Stock, StockFilters};
use migration::{ClusterRef, Gone, Migration, ProfileName, RegionId, RegionRef};
use tokio::sync::Semaphore;

use super::ClusterView;
use super::cache::Cache;
use super::missing::Missing;
use crate::config::Config;
use crate::error::ReadError;
use crate::observed::{List, Observed};
use crate::realms::Realms;
use crate::store::Intents;

/// Searches through every region that may run at once.
const SEARCHES: usize = 4;

#[derive(Debug)]
pub struct Reads {
    pub(super) config: Arc<Config>,
    pub(super) realms: Arc<Realms>,
    pub(super) observed: Arc<Observed>,
    pub(super) intents: Intents,
    pub(super) migrations: Cache<ClusterRef, Migration>,
    pub(super) clusters: Cache<ClusterRef, Cluster>,
    pub(super) views: Cache<ClusterRef, ClusterView>,
    pub(super) own_names: Cache<ClusterRef, HashSet<String>>,
    pub(super) stocks: Cache<(RegionRef, StockFilters), Vec<Stock>>,
    pub(super) lists: Cache<RegionRef, List>,
    pub(super) regions: Cache<ProfileName, Vec<RegionId>>,
    pub(super) gone: Cache<ClusterRef, Option<Gone>>,
    pub(super) missing: Missing,
    /// Limits the searches, because each may ask every region.
    pub(super) searches: Semaphore,
}

impl Reads {
    pub fn new(
        config: Arc<Config>,
        realms: Arc<Realms>,
        observed: Arc<Observed>,
        intents: Intents,
    ) -> Self {
        Self {
            config,
            realms,
            observed,
            intents,
            migrations: Cache::new(),
            clusters: Cache::new(),
            views: Cache::new(),
            own_names: Cache::new(),
            stocks: Cache::new(),
            lists: Cache::new(),
            regions: Cache::new(),
            gone: Cache::new(),
            missing: Missing::default(),
            searches: Semaphore::new(SEARCHES),
        }
    }

    /// Forgets every shared reading of these profiles, and none of others.
    pub fn forget_of(&self, profiles: &[ProfileName]) {
        let is_one = |profile: &ProfileName| profiles.contains(profile);
        self.migrations.forget(|cluster| is_one(&cluster.profile));
        self.clusters.forget(|cluster| is_one(&cluster.profile));
        self.views.forget(|cluster| is_one(&cluster.profile));
        self.own_names.forget(|cluster| is_one(&cluster.profile));
        self.stocks.forget(|(region, _)| is_one(&region.profile));
        self.lists.forget(|region| is_one(&region.profile));
        self.gone.forget(|cluster| is_one(&cluster.profile));
        self.missing.forget_if(|cluster| is_one(&cluster.profile));
        self.observed.forget_readings_of(profiles);
        self.regions.forget(is_one);
    }

    pub(super) fn client(&self, profile: &ProfileName) -> Result<&Client, ReadError> {
        self.config.profiles.client(profile)
    }
}
