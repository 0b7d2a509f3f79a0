//! `CreateDBEndpointAddress` (vendor/rds-migration 4.4).

use migration::{ClusterId, NetType, RegionId};

use crate::call::Call;
use crate::client::Client;
use crate::operation::Write;

impl Client {
    /// `CreateDBEndpointAddress`: adds a public address to an endpoint that has none.
    pub fn create_db_endpoint_address(
        &self,
        region: &RegionId,
        id: &ClusterId,
        endpoint: &str,
        prefix: Option<&str>,
    ) -> Write<()> {
        let call = Call::about_cluster(region, "CreateDBEndpointAddress", id)
            .param("DBEndpointId", endpoint)
            .param("NetType", NetType::Public.as_str())
            .optional("ConnectionStringPrefix", prefix);
        self.write(call)
    }
}
