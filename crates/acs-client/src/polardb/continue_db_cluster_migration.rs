//! `ContinueDBClusterMigration` (vendor/rds-migration 2.6).

use migration::{ClusterId, RegionId};

use crate::call::Call;
use crate::client::Client;
use crate::operation::Write;

impl Client {
    /// `ContinueDBClusterMigration`: resumes a stuck step. `force_switch` skips the current error.
    pub fn continue_db_cluster_migration(
        &self,
        region: &RegionId,
        id: &ClusterId,
        force_switch: Option<bool>,
    ) -> Write<()> {
        let call = Call::about_cluster(region, "ContinueDBClusterMigration", id)
            .optional("ForceSwitch", force_switch.map(|force| force.to_string()));
        self.write(call)
    }
}
