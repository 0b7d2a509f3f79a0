//! `CloseDBClusterMigration` (vendor/rds-migration 2.4): two intents, one call (decision 1).

use migration::{ClusterId, RegionId};

use crate::call::Call;
use crate::client::Client;
use crate::operation::Write;

impl Client {
    /// `CloseDBClusterMigration`: it cancels before a switch and completes after one. Without binary logging the cluster
    /// restarts.
    pub fn close_db_cluster_migration(
        &self,
        region: &RegionId,
        id: &ClusterId,
        continue_enable_binlog: bool,
    ) -> Write<()> {
        let call = Call::about_cluster(region, "CloseDBClusterMigration", id)
            .param("ContinueEnableBinlog", continue_enable_binlog.to_string());
        self.write(call)
    }
}
