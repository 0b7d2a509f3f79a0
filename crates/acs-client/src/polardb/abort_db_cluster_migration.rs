//! `AbortDBClusterMigration` (vendor/rds-migration 2.5).

use migration::{ClusterId, RegionId};

use crate::call::Call;
use crate::client::Client;
use crate::operation::Write;

impl Client {
    /// `AbortDBClusterMigration`: abandons the migration.
    pub fn abort_db_cluster_migration(&self, region: &RegionId, id: &ClusterId) -> Write<()> {
        self.write(Call::about_cluster(region, "AbortDBClusterMigration", id))
    }
}
