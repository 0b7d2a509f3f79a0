//! An address of an endpoint, as two operations list it.

use migration::{Address, NetType};
use serde::Deserialize;

use crate::wire::Text;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(crate) struct AddressWire {
    connection_string: Text,
    #[serde(rename = "IPAddress")]
    ip_address: Text,
    net_type: Text,
    port: Text,
    #[serde(rename = "SSLEnabled")]
    ssl_enabled: Text,
    #[serde(rename = "VPCId")]
    vpc_id: Text,
    #[serde(rename = "VSwitchId")]
    vswitch_id: Text,
}

impl AddressWire {
    /// SSL is unknown if the list has no `SSLEnabled`.
    pub fn into_address(self) -> Address {
        Address {
            connection_string: self.connection_string.0,
            ip: self.ip_address.0,
            net_type: NetType::from(self.net_type.0.as_str()),
            port: self.port.0,
            ssl: match self.ssl_enabled.0.as_str() {
                "Enabled" => Some(true),
                "Disabled" => Some(false),
                _ => None,
            },
            vpc: self.vpc_id.0,
            vswitch: self.vswitch_id.0,
        }
    }
}
