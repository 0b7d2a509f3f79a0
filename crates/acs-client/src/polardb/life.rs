//! `CreateDBCluster` (vendor/rds-migration 2.1) and `DeleteDBCluster` (vendor/rds-migration 4.8).

use migration::{ClusterId, CreateCluster, InstanceId, RegionId, Retention};
use serde::Deserialize;

use super::about;
use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::Write;
use crate::wire::Text;

/// What `CreateDBCluster` made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    pub cluster: ClusterId,
    pub order: String,
    pub resource_group: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wire {
    #[serde(rename = "DBClusterId")]
    cluster: Text,
    #[serde(rename = "OrderId")]
    order: Text,
    #[serde(rename = "ResourceGroupId")]
    resource_group: Text,
}

impl Client {
    /// `CreateDBCluster` with `CreationOption` MigrationFromRDS: makes the cluster and begins its migration. The same
    /// `client_token` (at most 64 ASCII characters) again with the same parameters makes no second cluster.
    pub fn create_db_cluster(
        &self,
        region: &RegionId,
        source: &InstanceId,
        cluster: &CreateCluster,
        client_token: &str,
    ) -> Write<Created> {
        let call = Call::new(Product::Polardb, region, "CreateDBCluster");
        let call = cluster
            .parameters(source)
            .into_iter()
            .fold(call, |call, (name, value)| call.param(name, value))
            .param("ClientToken", client_token);
        self.write_for(call, Wire::into_created)
    }

    /// `DeleteDBCluster`: releases a pay-as-you-go cluster for good.
    pub fn delete_db_cluster(
        &self,
        region: &RegionId,
        id: &ClusterId,
        backups: Retention,
    ) -> Write<()> {
        let call = about(region, "DeleteDBCluster", id)
            .param("BackupRetentionPolicyOnClusterDeletion", backups.as_str());
        self.write(call)
    }
}

impl Wire {
    fn into_created(self) -> Result<Created, String> {
        Ok(Created {
            cluster: ClusterId::parse(self.cluster.0).map_err(|error| error.to_string())?,
            order: self.order.0,
            resource_group: self.resource_group.0,
        })
    }
}
