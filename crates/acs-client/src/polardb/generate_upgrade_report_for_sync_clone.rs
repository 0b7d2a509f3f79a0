//! `GenerateUpgradeReportForSyncClone` (vendor/rds-migration 2.8): begins the evaluation of a source. The vendor serves it
//! over HTTPS only.

use migration::{InstanceId, RegionId};
use serde::Deserialize;

use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::Write;
use crate::wire::Text;

/// The source and target of an evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationOrder {
    pub source: InstanceId,
    /// The target version: `5.6`, `5.7` or `8.0`.
    pub version: String,
    /// `Normal` or `SENormal`
    pub category: String,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "TaskId", default)]
    task: Text,
}

impl Client {
    /// `GenerateUpgradeReportForSyncClone`: begins an evaluation and returns its `TaskId`. It changes nothing else, but is
    /// still sent only once.
    pub fn generate_upgrade_report_for_sync_clone(
        &self,
        region: &RegionId,
        order: &EvaluationOrder,
    ) -> Write<String> {
        let call = Call::new(Product::Polardb, region, "GenerateUpgradeReportForSyncClone")
            .param("SourceDBClusterId", order.source.as_str())
            .param("CreationOption", "MigrationFromRDS")
            .param("DBType", "MySQL")
            .param("DBVersion", &order.version)
            .param("CreationCategory", &order.category);
        self.write_for(call, |wire: Wire| match wire.task.0 {
            task if task.is_empty() => Err("it names no task".to_owned()),
            task => Ok(task),
        })
    }
}
