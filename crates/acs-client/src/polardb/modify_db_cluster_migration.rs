//! `ModifyDBClusterMigration` (vendor/rds-migration 2.3): two intents, one call (decision 1).

use std::collections::BTreeMap;

use migration::{ClusterId, RegionId};

use crate::call::Call;
use crate::client::Client;
use crate::operation::Write;

/// The parameters of `ModifyDBClusterMigration`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModifyMigration {
    pub cluster: ClusterId,
    /// The source RDS instance.
    pub source: String,
    /// The side that becomes the writer: the cluster's id switches, the source's rolls back.
    pub new_master: String,
    /// Pairs `RDS-side string → PolarDB-side string` that swap. `None` leaves the connection strings where they are.
    pub swap: Option<BTreeMap<String, String>>,
}

impl Client {
    /// `ModifyDBClusterMigration`: switch or roll back. It returns when the upstream has accepted the call, not when the
    /// move is done.
    pub fn modify_db_cluster_migration(
        &self,
        region: &RegionId,
        modify: &ModifyMigration,
    ) -> Write<()> {
        let call = Call::about_cluster(region, "ModifyDBClusterMigration", &modify.cluster)
            .param("SourceRDSDBInstanceId", &modify.source)
            .param("NewMasterInstanceId", &modify.new_master)
            .param("SwapConnectionString", modify.swap.is_some().to_string());
        self.write(match &modify.swap {
            Some(pairs) => call.json("ConnectionStrings", pairs),
            None => call,
        })
    }
}
