//! Creating a cluster by migration from RDS (vendor/rds-migration 2.1).

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use migration::{CopyMethod, Direction};

use super::endpoint::Network;
use super::{
    Cluster, DelayModel, Endpoint, Instance, Phase, SourceKind, Tag, Task, Word, World,
    cluster_endpoints,
};

/// A cluster that is wanted.
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

/// Where a cluster is put when the request does not say.
pub struct Place {
    pub region: Word,
    pub zone: Word,
    pub vpc: Word,
    pub vswitch: Word,
}

impl From<&Instance> for Place {
    fn from(source: &Instance) -> Self {
        Self {
            region: source.region.clone(),
            zone: source.zone.clone(),
            vpc: source.vpc.clone(),
            vswitch: source.vswitch.clone(),
        }
    }
}

impl From<&Cluster> for Place {
    fn from(source: &Cluster) -> Self {
        Self {
            region: source.region.clone(),
            zone: source.zone.clone(),
            vpc: source.vpc.clone(),
            vswitch: source.vswitch.clone(),
        }
    }
}

impl World {
    /// Migrations from this source that are under way.
    fn migrations_from(&self, source: &str) -> usize {
        let tasks = self.clusters.iter().filter_map(|cluster| cluster.task.as_ref());
        tasks.filter(|task| task.source == source && !task.is_over()).count()
    }

    /// Whether a migration from this source is under way.
    pub fn is_busy(&self, source: &str) -> bool {
        self.migrations_from(source) > 0
    }

    /// Whether as many migrations from this source are under way as it may have.
    pub fn is_exhausted(&self, source: &str) -> bool {
        self.migrations_from(source) >= usize::from(self.choices.migrations_per_source.0)
    }

    /// Makes the cluster and begins its migration; gives its id.
    pub fn create(&mut self, source: &Instance, wanted: Wanted, now: Timestamp) -> String {
        let id = self.fresh_id("pc-");
        let logical = source.copy_method(&wanted.version) != Ok(CopyMethod::Physical);
        let dts = if logical { self.fresh_id("dts") } else { String::new() };
        let failure = if logical { self.checked(source).failure(&[]) } else { None };
        let deadline = self.choices.deadline();
        let mut task = new_task(source.id.clone(), dts, now, deadline);
        task.begin_cloning(now, failure, wanted.hold, &self.progression);
        let mut cluster = new_cluster(id.clone(), source.into(), wanted, now);
        cluster.task = Some(task);
        self.clusters.add(cluster);
        id
    }
}

/// A cluster that does nothing yet.
pub fn new_cluster(id: String, place: Place, wanted: Wanted, now: Timestamp) -> Cluster {
    let (vpc, vswitch) = wanted.network.unwrap_or((place.vpc, place.vswitch));
    Cluster {
        description: wanted.description.unwrap_or_else(|| id.clone()),
        region: place.region,
        zone: wanted.zone.unwrap_or(place.zone),
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

/// A task whose copy has not begun.
fn new_task(source: String, dts: String, now: Timestamp, deadline: SignedDuration) -> Task {
    Task {
        source,
        source_kind: SourceKind::Rds,
        expires: now.checked_add(deadline).unwrap_or(Timestamp::MAX),
        dts,
        comment: String::new(),
        failed: None,
        skipped: Vec::new(),
        delay: DelayModel::default(),
        direction: Direction::RdsToPolardb,
        copied: false,
        swapped: Vec::new(),
        phase: Phase::Syncing,
    }
}

/// The two endpoints a new cluster has (vendor/rds-migration 5, rule 3).
fn default_endpoints(id: &str, network: Network<'_>) -> Vec<Endpoint> {
    let specs = ["primary private", "cluster private"].map(|words| words.parse());
    let specs: Vec<_> = specs.into_iter().flatten().collect();
    cluster_endpoints(id, network, &specs).unwrap_or_default()
}
