//! The operations, one file each. Every one takes parameters and the world and gives an object or an error.
//!
//! Shapes and words are from vendor/rds-migration 2 and 4, written down once more here on purpose: structs shared with a client
//! would hide a misspelt field from every test.

mod abort_db_cluster_migration;
mod allowed;
mod assume_role;
mod catalogue;
mod check_service_linked_role;
mod close_db_cluster_migration;
mod cluster_filter;
mod continue_db_cluster_migration;
mod create_db_cluster;
mod create_db_cluster_endpoint;
mod create_db_endpoint_address;
mod create_service_linked_role;
mod creation_settings;
mod delete_db_cluster;
mod delete_db_cluster_endpoint;
mod delete_db_endpoint_address;
mod describe_db_cluster_attribute;
mod describe_db_cluster_available_resources;
mod describe_db_cluster_endpoints;
mod describe_db_cluster_migration;
mod describe_db_cluster_ssl;
mod describe_db_clusters;
mod describe_db_instances;
mod describe_regions;
mod describe_upgrade_report;
mod endpoint_config;
mod endpoint_writes;
mod generate_upgrade_report_for_sync_clone;
mod get_caller_identity;
mod idempotence;
mod modify_db_cluster_deletion;
mod modify_db_cluster_migration;
mod modify_db_cluster_migration_endpoint;
mod modify_db_cluster_ssl;
mod modify_db_endpoint_address;
mod product;
mod rds;
mod shapes;

use jiff::Timestamp;
use migration::Action;
use serde::Serialize;
use serde_json::Value;

use crate::accounts::{Accounts, Caller};
use crate::api_error::ApiError;
use crate::choices::{Choices, NoRegion, RegionOfACluster};
use crate::gateway::Parameters;
use crate::world::{Cluster, DEFAULT_REGION, Task, World, is_region};

use allowed::is_allowed;

pub use product::Product;

/// What runs an operation.
#[derive(Clone, Copy)]
pub enum Operation {
    /// About the resources of the caller's account.
    Resources(fn(&mut Job<'_>) -> Result<Value, ApiError>),
    /// The same, with an answer that is written at once: for what is asked most.
    Written(fn(&mut Job<'_>) -> Result<Payload, ApiError>),
    /// About who calls. It sees no resources at all.
    Identity(fn(&Inquiry<'_>) -> Result<Value, ApiError>),
}

impl Operation {
    /// Runs one that is about resources; one about who calls finds nothing to do here.
    pub fn run(self, job: &mut Job<'_>) -> Result<Payload, ApiError> {
        match self {
            Self::Resources(run) => run(job).map(Payload::Value),
            Self::Written(run) => run(job),
            Self::Identity(_) => Err(ApiError::internal()),
        }
    }
}

/// What an operation answers, without its `RequestId`.
pub enum Payload {
    Value(Value),
    /// An object as JSON.
    Text(String),
}

/// Finds the operation of a call.
///
/// # Errors
/// A version or action there is not.
pub fn find(version: &str, action: &str) -> Result<Operation, ApiError> {
    let product = Product::of(version).ok_or_else(ApiError::invalid_version)?;
    let entry = catalogue::find(product, action).ok_or_else(ApiError::unknown_action)?;
    Ok(entry.run)
}

/// Whether any product has this operation.
pub fn is_known(action: &str) -> bool {
    Product::ALL.into_iter().any(|product| catalogue::find(product, action).is_some())
}

/// One call at work.
pub struct Job<'a> {
    /// What the caller's account has. There is no way from here to another account.
    pub world: &'a mut World,
    pub now: Timestamp,
    pub choices: Choices,
    pub parameters: &'a Parameters,
    /// Whether the transition this begins is held until released.
    pub hold: bool,
    /// What it changed; nothing for a call that only reads.
    pub changed: Option<Changed>,
}

/// A call about who calls.
pub struct Inquiry<'a> {
    pub accounts: &'a Accounts,
    pub caller: &'a Caller,
    pub parameters: &'a Parameters,
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
        let region = self.parameters.optional("RegionId");
        let region =
            region.filter(|_| self.choices.region_of_a_cluster == RegionOfACluster::Checked);
        self.world.settle(id, self.now);
        let cluster = self.world.clusters.get(id);
        cluster.filter(|cluster| region.is_none_or(|id| cluster.region == id)).ok_or_else(unknown)
    }

    /// The migration of that cluster, for a call that wants to change it in one of the given ways.
    fn task_for(
        &mut self,
        actions: &[Action],
        unknown: fn() -> ApiError,
        missing: ApiError,
    ) -> Result<&mut Task, ApiError> {
        let id = self.cluster(unknown)?.id.clone();
        let choices = self.choices;
        let task = self.world.task_mut(&id).filter(|task| !task.is_over()).ok_or(missing)?;
        if actions.iter().any(|&action| is_allowed(action, task, &choices)) {
            Ok(task)
        } else {
            Err(choices.wrong_status.error())
        }
    }

    /// The region whose resources a list shows.
    fn listed_region(&self) -> Result<&str, ApiError> {
        let region = match (self.parameters.optional("RegionId"), self.choices.no_region) {
            (Some(region), _) => region,
            (None, NoRegion::Hangzhou) => DEFAULT_REGION,
            (None, NoRegion::Missing) => return Err(ApiError::missing("RegionId")),
        };
        if is_region(region) { Ok(region) } else { Err(ApiError::unknown_region()) }
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

fn written(body: impl Serialize) -> Result<Payload, ApiError> {
    serde_json::to_string(&body).map(Payload::Text).map_err(|error| {
        tracing::error!(%error, "an answer could not be written");
        ApiError::internal()
    })
}

/// A time as the API writes it: UTC, whole seconds.
fn time(at: Timestamp) -> String {
    format!("{at:.0}")
}
