//! A cluster as it is ordered, and as it is before anything happens to it.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::world::{Cluster, DbType, Endpoint, Instance, Network, Tag, Word, cluster_endpoints};

/// The parameters of a cluster that is to be created.
pub struct Wanted {
    pub description: Option<String>,
    pub version: Word,
    pub class: Word,
    pub nodes: u32,
    pub category: Word,
    pub pay_type: Word,
    pub zone: Option<Word>,
    pub network: Option<(Word, Word)>,
    pub tags: Vec<Tag>,
    /// The other parameters, by name.
    pub settings: BTreeMap<String, String>,
    pub hold: bool,
}

/// Where a cluster is put if the request does not say.
pub struct Location {
    pub region: Word,
    pub zone: Word,
    pub vpc: Word,
    pub vswitch: Word,
}

impl From<&Instance> for Location {
    fn from(source: &Instance) -> Self {
        Self {
            region: source.region.clone(),
            zone: source.zone.clone(),
            vpc: source.vpc.clone(),
            vswitch: source.vswitch.clone(),
        }
    }
}

impl From<&Cluster> for Location {
    fn from(source: &Cluster) -> Self {
        Self {
            region: source.region.clone(),
            zone: source.zone.clone(),
            vpc: source.vpc.clone(),
            vswitch: source.vswitch.clone(),
        }
    }
}

/// The cluster at the moment of its creation, without work and without a migration.
pub fn blank_cluster(id: String, location: Location, wanted: Wanted, now: Timestamp) -> Cluster {
    let (vpc, vswitch) = wanted.network.unwrap_or((location.vpc, location.vswitch));
    Cluster {
        description: wanted.description.unwrap_or_else(|| id.clone()),
        db_type: DbType::MySQL,
        region: location.region,
        zone: wanted.zone.unwrap_or(location.zone),
        endpoints: default_endpoints(&id, Network { vpc: &vpc, vswitch: &vswitch }),
        vpc,
        vswitch,
        version: wanted.version,
        class: wanted.class,
        nodes: wanted.nodes,
        category: wanted.category,
        pay_type: wanted.pay_type,
        created: now,
        storage_used: 3_012_558_848,
        tags: wanted.tags,
        task: None,
        restart: None,
        work: None,
        settings_of_endpoints: BTreeMap::new(),
        settings: wanted.settings,
        deletion_lock: false,
        id,
    }
}

/// The two endpoints a new cluster has (vendor/rds-migration 5, rule 3).
fn default_endpoints(id: &str, network: Network<'_>) -> Vec<Endpoint> {
    let specs = ["primary private", "cluster private"].map(|words| words.parse());
    let specs: Vec<_> = specs.into_iter().flatten().collect();
    cluster_endpoints(id, network, &specs).unwrap_or_default()
}
