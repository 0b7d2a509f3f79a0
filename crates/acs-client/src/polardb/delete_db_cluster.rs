//! `DeleteDBCluster` (vendor/rds-migration 4.8).

use migration::{ClusterId, RegionId, Retention};

use crate::call::Call;
use crate::client::Client;
use crate::operation::Write;

impl Client {
    /// `DeleteDBCluster`: releases a pay-as-you-go cluster, which cannot be undone.
    pub fn delete_db_cluster(
        &self,
        region: &RegionId,
        id: &ClusterId,
        backups: Retention,
    ) -> Write<()> {
        let call = Call::about_cluster(region, "DeleteDBCluster", id)
            .param("BackupRetentionPolicyOnClusterDeletion", backups.as_str());
        self.write(call)
    }
}
