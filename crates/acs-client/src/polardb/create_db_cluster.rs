//! `CreateDBCluster` (vendor/rds-migration 2.1).

use migration::{ClusterId, CreateCluster, InstanceId, RegionId};
use serde::Deserialize;

use super::Tag;
use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::Write;
use crate::wire::Text;

/// The cluster that `CreateDBCluster` created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    pub cluster: ClusterId,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wire {
    #[serde(rename = "DBClusterId")]
    cluster: Text,
}

impl Client {
    /// `CreateDBCluster` with `CreationOption` MigrationFromRDS: creates the cluster and begins its migration. Repeating it
    /// with the same `client_token` (at most 64 ASCII characters) and parameters creates no second cluster.
    pub fn create_db_cluster(
        &self,
        region: &RegionId,
        source: &InstanceId,
        cluster: &CreateCluster,
        tag: Option<&Tag>,
        client_token: &str,
    ) -> Write<Created> {
        let call = Call::new(Product::Polardb, region, "CreateDBCluster");
        let call = cluster
            .parameters(source)
            .into_iter()
            .fold(call, |call, (name, value)| call.param(name, value))
            .tag(tag)
            .param("ClientToken", client_token);
        self.write_for(call, Wire::into_created)
    }
}

impl Wire {
    fn into_created(self) -> Result<Created, String> {
        let cluster = ClusterId::parse(self.cluster.0).map_err(|error| error.to_string())?;
        Ok(Created { cluster })
    }
}
