//! `ModifyDBEndpointAddress` (vendor/rds-migration 4.6).

use migration::{ClusterId, NetType, RegionId};

use crate::call::Call;
use crate::client::Client;
use crate::operation::Write;

/// The parameters of `ModifyDBEndpointAddress`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModifyAddress {
    pub endpoint: String,
    /// Which of the endpoint's addresses.
    pub net_type: NetType,
    pub port: u16,
}

impl Client {
    /// `ModifyDBEndpointAddress`: changes the port of an address.
    pub fn modify_db_endpoint_address(
        &self,
        region: &RegionId,
        id: &ClusterId,
        modify: &ModifyAddress,
    ) -> Write<()> {
        let call = Call::about_cluster(region, "ModifyDBEndpointAddress", id)
            .param("DBEndpointId", &modify.endpoint)
            .param("NetType", modify.net_type.as_str())
            .param("Port", modify.port.to_string());
        self.write(call)
    }
}
