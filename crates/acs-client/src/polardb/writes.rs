//! The four operations that change a migration. Each is sent once (design.md).

use std::collections::BTreeMap;

use migration::{ClusterId, RegionId};

use super::about;
use crate::answer::Answer;
use crate::client::Client;
use crate::error::ClientError;

/// What `ModifyDBClusterMigration` is told (domain.md 2.3).
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
    /// `ModifyDBClusterMigration` (domain.md 2.3): switch or roll back. Returns when the upstream
    /// has taken it on, not when it is done.
    ///
    /// # Errors
    /// See [`ClientError`] and [`ClientError::proves_not_run`].
    pub async fn modify_db_cluster_migration(
        &self,
        region: &RegionId,
        modify: &ModifyMigration,
    ) -> Result<Answer<()>, ClientError> {
        let pairs = modify.swap.as_ref().map(serde_json::to_string).transpose();
        let pairs = pairs.map_err(|error| ClientError::NotSent { reason: error.to_string() })?;
        let call = about(region, "ModifyDBClusterMigration", &modify.cluster)
            .param("SourceRDSDBInstanceId", &modify.source)
            .param("NewMasterInstanceId", &modify.new_master)
            .param("SwapConnectionString", modify.swap.is_some().to_string())
            .optional("ConnectionStrings", pairs);
        self.write(&call).await
    }

    /// `CloseDBClusterMigration` (domain.md 2.4): before a switch it cancels, after one it
    /// completes. Without binary logging the cluster restarts.
    ///
    /// # Errors
    /// See [`ClientError`] and [`ClientError::proves_not_run`].
    pub async fn close_db_cluster_migration(
        &self,
        region: &RegionId,
        id: &ClusterId,
        continue_enable_binlog: bool,
    ) -> Result<Answer<()>, ClientError> {
        let call = about(region, "CloseDBClusterMigration", id)
            .param("ContinueEnableBinlog", continue_enable_binlog.to_string());
        self.write(&call).await
    }

    /// `AbortDBClusterMigration` (domain.md 2.5): abandons the task.
    ///
    /// # Errors
    /// See [`ClientError`] and [`ClientError::proves_not_run`].
    pub async fn abort_db_cluster_migration(
        &self,
        region: &RegionId,
        id: &ClusterId,
        resource_group_id: Option<&str>,
    ) -> Result<Answer<()>, ClientError> {
        let call = about(region, "AbortDBClusterMigration", id)
            .optional("ResourceGroupId", resource_group_id);
        self.write(&call).await
    }

    /// `ContinueDBClusterMigration` (domain.md 2.6). `force_switch` skips the current error.
    ///
    /// # Errors
    /// See [`ClientError`] and [`ClientError::proves_not_run`].
    pub async fn continue_db_cluster_migration(
        &self,
        region: &RegionId,
        id: &ClusterId,
        force_switch: Option<bool>,
    ) -> Result<Answer<()>, ClientError> {
        let call = about(region, "ContinueDBClusterMigration", id)
            .optional("ForceSwitch", force_switch.map(|force| force.to_string()));
        self.write(&call).await
    }
}
