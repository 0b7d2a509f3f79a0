//! `GenerateUpgradeReportForSyncClone` and `DescribeUpgradeReport` (vendor/rds-migration 2.8): the evaluation of a source. The vendor
//! serves both over HTTPS only.

mod details;

use jiff::Timestamp;
use migration::{InstanceId, RegionId};
use serde::Deserialize;

pub use details::{Details, ReportCheck};

use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::{Read, Write};
use crate::wire::{Text, or_default};

/// What is to be evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationOrder {
    pub source: InstanceId,
    /// The target version: `5.6`, `5.7` or `8.0`.
    pub version: String,
    /// `Normal` or `SENormal`
    pub category: String,
}

/// Which reports are wanted; nothing set means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportFilters {
    pub source: Option<InstanceId>,
    pub task: Option<String>,
    pub version: Option<String>,
    pub category: Option<String>,
}

/// Evaluations, in the order of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpgradeReport {
    pub evaluations: Vec<Evaluation>,
    /// What the answer says about the first evaluation.
    pub details: Details,
}

/// One evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    pub task: String,
    pub source: String,
    pub source_version: String,
    pub version: String,
    /// `UpgradeMode`, the vendor's word.
    pub mode: String,
    /// `Result`, the vendor's word, such as `running`.
    pub result: String,
    pub started: Option<Timestamp>,
    pub ended: Option<Timestamp>,
    /// `EffectiveTime`: when the report is deleted.
    pub valid_until: Option<Timestamp>,
}

#[derive(Deserialize)]
struct TaskWire {
    #[serde(rename = "TaskId", default)]
    task: Text,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "Details", default)]
    details: serde_json::Value,
    #[serde(rename = "UpgradeReportList", default, deserialize_with = "or_default")]
    reports: Vec<ReportWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct ReportWire {
    task_id: Text,
    src_ins_name: Text,
    src_version: Text,
    dst_version: Text,
    upgrade_mode: Text,
    result: Text,
    start_time: Text,
    end_time: Text,
    effective_time: Text,
}

impl Client {
    /// `GenerateUpgradeReportForSyncClone`: begins an evaluation and gives its `TaskId`. It touches nothing else, and is
    /// sent once all the same.
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
        self.write_for(call, |wire: TaskWire| match wire.task.0 {
            task if task.is_empty() => Err("it names no task".to_owned()),
            task => Ok(task),
        })
    }

    /// `DescribeUpgradeReport`: the newest evaluations.
    pub fn describe_upgrade_report(
        &self,
        region: &RegionId,
        filters: &ReportFilters,
    ) -> Read<UpgradeReport> {
        let call = Call::new(Product::Polardb, region, "DescribeUpgradeReport")
            .optional("SourceDBClusterId", filters.source.as_ref().map(InstanceId::as_str))
            .optional("TaskId", filters.task.as_deref())
            .optional("DBVersion", filters.version.as_deref())
            .optional("CreationCategory", filters.category.as_deref())
            .param("PageNumber", "1")
            .param("PageSize", "30");
        self.read(call, |wire: Wire, _| Ok(wire.into()))
    }
}

impl From<Wire> for UpgradeReport {
    fn from(wire: Wire) -> Self {
        Self {
            evaluations: wire.reports.into_iter().map(Evaluation::from).collect(),
            details: Details::read(wire.details),
        }
    }
}

impl From<ReportWire> for Evaluation {
    fn from(wire: ReportWire) -> Self {
        Self {
            started: wire.start_time.timestamp(),
            ended: wire.end_time.timestamp(),
            valid_until: wire.effective_time.timestamp(),
            task: wire.task_id.0,
            source: wire.src_ins_name.0,
            source_version: wire.src_version.0,
            version: wire.dst_version.0,
            mode: wire.upgrade_mode.0,
            result: wire.result.0,
        }
    }
}
