//! The four operations that change a migration. Each is sent once (decision 1).

use std::collections::BTreeMap;

use migration::{ClusterId, RegionId};

use super::about;
use crate::client::Client;
use crate::operation::Write;

/// What `ModifyDBClusterMigration` is told (vendor/rds-migration 2.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModifyMigration {
    pub cluster: ClusterId,
    /// The source RDS instance.
    pub source: String,
    /// The side that becomes the writer: the cluster's id switches, the source's rolls back.
    pub new_master: String,
    /// Pairs `RDS-side string → PolarDB-side string` that change places; nothing leaves the
    /// connection strings where they are.
    pub swap: Option<BTreeMap<String, String>>,
}

impl Client {
    /// `ModifyDBClusterMigration` (vendor/rds-migration 2.3): switch or roll back. Returns when the upstream
    /// has taken it on, not when it is done.
    pub fn modify_db_cluster_migration(
        &self,
        region: &RegionId,
        modify: &ModifyMigration,
    ) -> Write<()> {
        let call = about(region, "ModifyDBClusterMigration", &modify.cluster)
            .param("SourceRDSDBInstanceId", &modify.source)
            .param("NewMasterInstanceId", &modify.new_master)
            .param("SwapConnectionString", modify.swap.is_some().to_string());
        self.write(match &modify.swap {
            Some(pairs) => call.json("ConnectionStrings", pairs),
            None => call,
        })
    }

    /// `CloseDBClusterMigration` (vendor/rds-migration 2.4): before a switch it cancels, after one it
    /// completes. Without binary logging the cluster restarts.
    pub fn close_db_cluster_migration(
        &self,
        region: &RegionId,
        id: &ClusterId,
        continue_enable_binlog: bool,
    ) -> Write<()> {
        let call = about(region, "CloseDBClusterMigration", id)
            .param("ContinueEnableBinlog", continue_enable_binlog.to_string());
        self.write(call)
    }

    /// `AbortDBClusterMigration` (vendor/rds-migration 2.5): abandons the task.
    pub fn abort_db_cluster_migration(
        &self,
        region: &RegionId,
        id: &ClusterId,
        resource_group_id: Option<&str>,
    ) -> Write<()> {
        let call = about(region, "AbortDBClusterMigration", id)
            .optional("ResourceGroupId", resource_group_id);
        self.write(call)
    }

    /// `ContinueDBClusterMigration` (vendor/rds-migration 2.6). `force_switch` skips the current error.
    pub fn continue_db_cluster_migration(
        &self,
        region: &RegionId,
        id: &ClusterId,
        force_switch: Option<bool>,
    ) -> Write<()> {
        let call = about(region, "ContinueDBClusterMigration", id)
            .optional("ForceSwitch", force_switch.map(|force| force.to_string()));
        self.write(call)
    }
}
