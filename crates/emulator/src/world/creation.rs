//! Creating a cluster by migration from RDS, once per client token (domain.md 2.1).

use std::collections::BTreeMap;

use jiff::Timestamp;
use migration::Direction;
use serde::{Deserialize, Deserializer, Serialize};

use super::endpoint::Network;
use super::{
    Cluster, DEADLINE, DelayModel, Instance, Keyed, Phase, SourceKind, Table, Tag, Task, World,
    cluster_endpoints,
};

/// What a client token stands for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Creation {
    /// The parameters of the first call, as one text.
    pub request: String,
    pub cluster: String,
    pub order: String,
}

/// A creation by its `ClientToken`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Remembered {
    token: String,
    #[serde(flatten)]
    creation: Creation,
}

impl Keyed for Remembered {
    fn id(&self) -> &str {
        &self.token
    }
}

/// Reads the list of today, and the object with tokens as names that state files of version 1 and 2 have.
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Table<Remembered>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        List(Vec<Remembered>),
        Object(BTreeMap<String, Creation>),
    }
    Ok(match Either::deserialize(deserializer)? {
        Either::List(rows) => rows.into_iter().collect(),
        Either::Object(rows) => {
            rows.into_iter().map(|(token, creation)| Remembered { token, creation }).collect()
        }
    })
}

/// What is known about a client token.
pub enum Repeated {
    No,
    /// The same call again: the first one's answer.
    Same(Creation),
    /// The token of another call.
    Different,
}

/// A cluster that is wanted.
pub struct Wanted {
    pub description: Option<String>,
    pub version: String,
    pub class: String,
    pub nodes: u32,
    pub category: String,
    pub pay_type: String,
    pub zone: Option<String>,
    pub network: Option<(String, String)>,
    pub tags: Vec<Tag>,
    pub hold: bool,
}

impl World {
    pub fn repeated(&self, token: &str, request: &str) -> Repeated {
        match self.creations.get(token).map(|known| &known.creation) {
            None => Repeated::No,
            Some(first) if first.request == request => Repeated::Same(first.clone()),
            Some(_) => Repeated::Different,
        }
    }

    pub fn remember(&mut self, token: String, creation: Creation) {
        self.creations.add(Remembered { token, creation });
    }

    /// Whether a migration from this source is under way.
    pub fn is_busy(&self, source: &str) -> bool {
        self.clusters
            .iter()
            .filter_map(|cluster| cluster.task.as_ref())
            .any(|task| task.source == source && !task.is_over())
    }

    /// Makes the cluster and begins its migration; gives its id.
    pub fn create(&mut self, source: &Instance, wanted: Wanted, now: Timestamp) -> String {
        let id = self.fresh_id("pc-");
        let logical = !is_physical(source, &wanted.version);
        let dts = if logical { self.fresh_id("dts") } else { String::new() };
        let (vpc, vswitch) =
            wanted.network.unwrap_or_else(|| (source.vpc.clone(), source.vswitch.clone()));
        let failing = source.precheck_failure.as_deref().filter(|_| logical);
        let task = new_task(source.id.clone(), dts, now, failing, wanted.hold);
        self.clusters.add(Cluster {
            description: wanted.description.unwrap_or_else(|| id.clone()),
            region: source.region.clone(),
            zone: wanted.zone.unwrap_or_else(|| source.zone.clone()),
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
            task: Some(task),
            restart: None,
            id: id.clone(),
        });
        id
    }
}

fn new_task(
    source: String,
    dts: String,
    now: Timestamp,
    failing: Option<&str>,
    hold: bool,
) -> Task {
    let mut task = Task {
        source,
        source_kind: SourceKind::Rds,
        expires: now.checked_add(DEADLINE).unwrap_or(Timestamp::MAX),
        dts,
        comment: String::new(),
        delay: DelayModel::default(),
        direction: Direction::RdsToPolardb,
        copied: false,
        swapped: Vec::new(),
        phase: Phase::Syncing,
    };
    task.begin_cloning(now, failing, hold);
    task
}

/// The two endpoints a new cluster has (domain.md 5, rule 3).
fn default_endpoints(id: &str, network: Network<'_>) -> Vec<migration::Endpoint> {
    let specs = ["primary private", "cluster private"].map(|words| words.parse());
    let specs: Vec<_> = specs.into_iter().flatten().collect();
    cluster_endpoints(id, network, &specs).unwrap_or_default()
}

/// Physical copy or DTS (domain.md 3.5). Every emulated source has a recent minor version.
fn is_physical(source: &Instance, version: &str) -> bool {
    matches!(source.engine_version.as_str(), "5.6" | "5.7")
        && source.engine_version == version
        && source.category == "HighAvailability"
        && source.storage_type == "local_ssd"
}
