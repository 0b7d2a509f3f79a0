//! `ModifyDBClusterSSL` (vendor/rds-migration 4.3).

use migration::{ClusterId, NetType, RegionId};

use crate::call::Call;
use crate::client::Client;
use crate::operation::Write;

impl Client {
    /// `ModifyDBClusterSSL`: turns SSL of one address on or off. It gets a new certificate.
    pub fn modify_db_cluster_ssl(
        &self,
        region: &RegionId,
        id: &ClusterId,
        endpoint: &str,
        net_type: &NetType,
        enabled: bool,
    ) -> Write<()> {
        let call = Call::about_cluster(region, "ModifyDBClusterSSL", id)
            .param("DBEndpointId", endpoint)
            .param("NetType", net_type.as_str())
            .param("SSLEnabled", if enabled { "Enable" } else { "Disable" });
        self.write(call)
    }
}
