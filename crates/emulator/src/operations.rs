//! The operations, one file each. Every one takes parameters and the world and gives an object or an error.
//!
//! Shapes and words are from domain.md 2 and 4, written down once more here on purpose: structs shared with a client
//! would hide a misspelt field from every test.

mod abort_db_cluster_migration;
mod close_db_cluster_migration;
mod continue_db_cluster_migration;
mod create_db_cluster;
mod describe_db_cluster_attribute;
mod describe_db_cluster_migration;
mod describe_db_clusters;
mod describe_db_instances;
mod describe_regions;
mod modify_db_cluster_migration;
mod shapes;

use jiff::Timestamp;
use migration::{Action, Legality, legality};
use serde::Serialize;
use serde_json::Value;

use crate::api_error::ApiError;
use crate::gateway::Parameters;
use crate::world::{Cluster, Task, World};

/// API version of PolarDB.
const POLARDB: &str = "2017-08-01";
/// API version of RDS.
const RDS: &str = "2014-08-15";

/// What runs an operation.
pub type Operation = fn(&mut Job<'_>) -> Result<Value, ApiError>;

/// Which product a version belongs to: one host serves both here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Product {
    PolarDb,
    Rds,
}

impl Product {
    /// `HostId` of error answers.
    pub fn host(self) -> &'static str {
        match self {
            Self::PolarDb => "polardb.aliyuncs.com",
            Self::Rds => "rds.aliyuncs.com",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::PolarDb => "polardb",
            Self::Rds => "Rds",
        }
    }
}

pub fn product(version: &str) -> Product {
    if version == RDS { Product::Rds } else { Product::PolarDb }
}

/// Finds the operation of a call.
///
/// # Errors
/// A version or action there is not.
pub fn find(version: &str, action: &str) -> Result<Operation, ApiError> {
    Ok(match (version, action) {
        (POLARDB, "AbortDBClusterMigration") => abort_db_cluster_migration::run,
        (POLARDB, "CloseDBClusterMigration") => close_db_cluster_migration::run,
        (POLARDB, "ContinueDBClusterMigration") => continue_db_cluster_migration::run,
        (POLARDB, "CreateDBCluster") => create_db_cluster::run,
        (POLARDB, "DescribeDBClusterAttribute") => describe_db_cluster_attribute::run,
        (POLARDB, "DescribeDBClusterMigration") => describe_db_cluster_migration::run,
        (POLARDB, "DescribeDBClusters") => describe_db_clusters::run,
        (POLARDB, "DescribeRegions") => describe_regions::run,
        (POLARDB, "ModifyDBClusterMigration") => modify_db_cluster_migration::run,
        (RDS, "DescribeDBInstances") => describe_db_instances::run,
        (POLARDB | RDS, _) => return Err(ApiError::unknown_action()),
        _ => return Err(ApiError::invalid_version()),
    })
}

/// One call at work.
pub struct Job<'a> {
    pub world: &'a mut World,
    pub now: Timestamp,
    pub parameters: &'a Parameters,
    /// Whether the transition this begins is held until released.
    pub hold: bool,
    /// What it changed; nothing for a call that only reads.
    pub changed: Option<Changed>,
}

/// What a call changed.
pub struct Changed {
    pub cluster: String,
    /// In words, for the log of calls.
    pub what: String,
}

impl Job<'_> {
    /// The cluster named by `DBClusterId`, as it is now.
    fn cluster(&mut self, unknown: fn() -> ApiError) -> Result<&Cluster, ApiError> {
        let id = self.parameters.cluster_id()?;
        self.world.settle(id, self.now);
        self.world.clusters.get(id).ok_or_else(unknown)
    }

    /// The migration of that cluster, for a call that wants to change it in one of the given ways.
    fn task_for(
        &mut self,
        actions: &[Action],
        unknown: fn() -> ApiError,
    ) -> Result<&mut Task, ApiError> {
        let id = self.cluster(unknown)?.id.clone();
        let task = self.world.task_mut(&id).filter(|task| !task.is_over());
        let task = task.ok_or_else(ApiError::no_migration)?;
        if actions.iter().any(|&action| is_legal(action, task)) {
            Ok(task)
        } else {
            Err(ApiError::migration_status())
        }
    }

    fn note(&mut self, cluster: &str, what: impl Into<String>) {
        self.changed = Some(Changed { cluster: cluster.to_owned(), what: what.into() });
    }

    /// Notes the status a migration has now.
    fn note_status(&mut self, cluster: &str, why: &str) {
        let task = self.world.clusters.get(cluster).and_then(|cluster| cluster.task.as_ref());
        let status = task.map(|task| task.status().to_string()).unwrap_or_default();
        self.note(cluster, format!("{why}: {status}"));
    }
}

/// Whether the table of the rules allows it now.
fn is_legal(action: Action, task: &Task) -> bool {
    match legality(action, &task.status()) {
        Legality::Legal => true,
        Legality::WhenStuck => !task.comment.is_empty(),
        Legality::Illegal => false,
    }
}

/// The answer of a call that has nothing to say but its `RequestId`.
fn nothing() -> Value {
    Value::Object(serde_json::Map::new())
}

fn object(body: impl Serialize) -> Result<Value, ApiError> {
    serde_json::to_value(body).map_err(|error| {
        tracing::error!(%error, "an answer could not be written");
        ApiError::internal()
    })
}

/// A time as the API writes it: UTC, whole seconds.
fn time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
