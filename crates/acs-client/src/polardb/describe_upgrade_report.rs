//! `DescribeUpgradeReport` (vendor/rds-migration 2.8): the evaluations of a source. The vendor serves it over HTTPS only.

use jiff::Timestamp;
use migration::{InstanceId, RegionId};
use serde::Deserialize;

use super::report_details::Details;
use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

/// Which reports are wanted. A filter that is not set matches all.
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
    /// The details of the first evaluation.
    pub details: Details,
}

/// One evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    pub task: String,
    pub version: String,
    /// `Result`, the vendor's word, such as `running`.
    pub result: String,
    pub ended: Option<Timestamp>,
    /// `EffectiveTime`: when the report is deleted.
    pub valid_until: Option<Timestamp>,
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
    dst_version: Text,
    result: Text,
    end_time: Text,
    effective_time: Text,
}

impl Client {
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
            ended: wire.end_time.timestamp(),
            valid_until: wire.effective_time.timestamp(),
            task: wire.task_id.0,
            version: wire.dst_version.0,
            result: wire.result.0,
        }
    }
}
