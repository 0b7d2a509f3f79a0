//! A call at work, and what it reads and changes.

use jiff::Timestamp;
use migration::Action;

use super::allowed::is_allowed;
use super::regions;
use crate::accounts::{Accounts, Caller};
use crate::api_error::ApiError;
use crate::choices::{Choices, NoRegion, OtherEngines, RegionOfACluster};
use crate::parameters::Parameters;
use crate::world::{Cluster, Course, DEFAULT_REGION, Instance, Task, World, other_engines};

/// A call that works on resources.
pub struct Job<'a> {
    /// The resources of the caller's account. No other account can be reached from here.
    pub world: &'a mut World,
    pub now: Timestamp,
    pub choices: Choices,
    pub parameters: &'a Parameters,
    /// What becomes of the transition that the call begins.
    pub course: Course<'a>,
    /// What the call changed; `None` if it only reads.
    pub changed: Option<Changed>,
}

/// A call about the caller.
pub struct Inquiry<'a> {
    pub accounts: &'a Accounts,
    pub caller: &'a Caller,
    pub parameters: &'a Parameters,
}

/// What a call changed.
pub struct Changed {
    pub cluster: String,
    /// A sentence for the log of calls.
    pub what: String,
}

impl Job<'_> {
    /// The cluster of another engine that `DBClusterId` names; `None` if it names none.
    pub fn of_other_engine(&self) -> Result<Option<Cluster>, ApiError> {
        let id = self.parameters.cluster_id()?;
        Ok(match self.choices.other_engines {
            OtherEngines::None => None,
            OtherEngines::Listed => other_engines().find(|cluster| cluster.id == id),
        })
    }

    /// The cluster named by `DBClusterId`, as it is now.
    pub fn cluster(&mut self, unknown: fn() -> ApiError) -> Result<&Cluster, ApiError> {
        if self.of_other_engine()?.is_some() {
            return Err(ApiError::db_type());
        }
        let id = self.parameters.cluster_id()?;
        let region = self.parameters.optional("RegionId");
        let region =
            region.filter(|_| self.choices.region_of_a_cluster == RegionOfACluster::Checked);
        self.world.settle(id, self.now);
        let cluster = self.world.clusters.get(id);
        cluster.filter(|cluster| region.is_none_or(|id| cluster.region == id)).ok_or_else(unknown)
    }

    /// The migration of that cluster, if its status allows one of `actions`.
    pub fn task_for(
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
    pub fn listed_region(&self) -> Result<&str, ApiError> {
        let region = match (self.parameters.optional("RegionId"), self.choices.no_region) {
            (Some(region), _) => region,
            (None, NoRegion::Hangzhou) => DEFAULT_REGION,
            (None, NoRegion::Missing) => return Err(ApiError::missing("RegionId")),
        };
        regions::region(region).map(|_| region)
    }

    /// The instance named by `DBInstanceId`, as it is now: a switch that has just ended has moved names.
    pub fn instance(&mut self) -> Result<&Instance, ApiError> {
        let id = self.parameters.id("DBInstanceId")?;
        self.world.settle_source(id, self.now);
        self.world.instances.get(id).ok_or_else(ApiError::unknown_instance)
    }

    /// Records what the call changed.
    pub fn note(&mut self, cluster: &str, what: impl Into<String>) {
        self.changed = Some(Changed { cluster: cluster.to_owned(), what: what.into() });
    }

    /// Records that the call changed a migration, and which status the migration has now.
    pub fn note_status(&mut self, cluster: &str, why: &str) {
        let task = self.world.clusters.get(cluster).and_then(|cluster| cluster.task.as_ref());
        let status = task.map(|task| task.status().to_string()).unwrap_or_default();
        self.note(cluster, format!("{why}: {status}"));
    }
}
