//! PolarDB clusters.

use jiff::Timestamp;
use migration::Endpoint;
use serde::{Deserialize, Serialize};

use super::{Keyed, Task};

/// One PolarDB cluster, with its migration if it has or had one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Cluster {
    pub id: String,
    pub description: String,
    pub region: String,
    pub zone: String,
    pub vpc: String,
    pub vswitch: String,
    /// `5.6`, `5.7` or `8.0`
    pub version: String,
    pub class: String,
    pub nodes: u32,
    /// `Normal` or `SENormal`
    pub category: String,
    pub pay_type: String,
    pub created: Timestamp,
    pub storage_used: i64,
    pub tags: Vec<Tag>,
    pub endpoints: Vec<Endpoint>,
    pub task: Option<Task>,
    /// From when until when the cluster restarts.
    pub restart: Option<(Timestamp, Timestamp)>,
}

/// A label of a resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    pub key: String,
    pub value: String,
}

impl Cluster {
    /// `DBClusterStatus` (domain.md 4.2): `Creating` until the full copy is done.
    pub fn status(&self, now: Timestamp) -> &'static str {
        if self.restart.is_some_and(|(from, until)| from <= now && now < until) {
            return "Rebooting";
        }
        match &self.task {
            Some(task) if task.is_copying() => "Creating",
            _ => "Running",
        }
    }

    /// The ids of its nodes, the writer first.
    pub fn node_ids(&self) -> impl Iterator<Item = String> {
        let stem = self.id.strip_prefix("pc-").unwrap_or(&self.id);
        (1..=self.nodes).map(move |node| format!("pi-{stem}{node}"))
    }
}

impl Keyed for Cluster {
    fn id(&self) -> &str {
        &self.id
    }
}
