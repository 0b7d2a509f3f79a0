//! `ModifyDBClusterMigrationEndpoint` (vendor/rds-migration 2.7). In spite of its name it changes DTS jobs of the
//! business, not endpoints of a database.

use migration::{ClusterId, DtsJobMove, RegionId};
use serde::{Deserialize, Serialize};

use crate::call::Call;
use crate::client::Client;
use crate::operation::Write;
use crate::wire::Text;

/// One job of `MigrationConfig`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JobWire<'a> {
    dts_job_id: &'a str,
    endpoint: &'static str,
    endpoint_instance_id: &'a str,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "TaskId", default)]
    task: Text,
}

impl Client {
    /// `ModifyDBClusterMigrationEndpoint`: points jobs at another side and returns the `TaskId`. The vendor serves it over
    /// HTTPS only.
    pub fn modify_db_cluster_migration_endpoint(
        &self,
        region: &RegionId,
        id: &ClusterId,
        jobs: &[DtsJobMove],
        target: &str,
    ) -> Write<String> {
        let jobs: Vec<_> = jobs
            .iter()
            .map(|job| JobWire {
                dts_job_id: &job.job,
                endpoint: job.end.as_str(),
                endpoint_instance_id: target,
            })
            .collect();
        let call = Call::about_cluster(region, "ModifyDBClusterMigrationEndpoint", id)
            .json("MigrationConfig", &jobs);
        self.write_for(call, |wire: Wire| Ok(wire.task.0))
    }
}
