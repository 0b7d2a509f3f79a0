//! `DescribeDBInstanceNetInfo` (vendor/rds-migration 4.11): the addresses of an instance.

use migration::{InstanceId, RegionId};
use serde::Deserialize;

use crate::call::Call;
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

/// The addresses of an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceNet {
    pub addresses: Vec<NetAddress>,
}

/// One address of an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetAddress {
    pub connection_string: String,
    /// `Normal` or `ReadWriteSplitting`
    pub kind: String,
    /// `Private`, `Public` or `Inner`
    pub ip_type: String,
    pub port: String,
    pub vpc: String,
    pub vswitch: String,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "DBInstanceNetInfos", default, deserialize_with = "or_default")]
    infos: Infos,
}

#[derive(Default, Deserialize)]
struct Infos {
    #[serde(rename = "DBInstanceNetInfo", default, deserialize_with = "or_default")]
    infos: Vec<InfoWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct InfoWire {
    connection_string: Text,
    connection_string_type: Text,
    #[serde(rename = "IPType")]
    ip_type: Text,
    port: Text,
    #[serde(rename = "VPCId")]
    vpc_id: Text,
    #[serde(rename = "VSwitchId")]
    vswitch_id: Text,
}

impl Client {
    /// `DescribeDBInstanceNetInfo`.
    pub fn describe_db_instance_net_info(
        &self,
        region: &RegionId,
        id: &InstanceId,
    ) -> Read<InstanceNet> {
        let call = Call::about_instance(region, "DescribeDBInstanceNetInfo", id);
        self.read(call, |wire: Wire, _| Ok(wire.into()))
    }
}

impl From<Wire> for InstanceNet {
    fn from(wire: Wire) -> Self {
        Self { addresses: wire.infos.infos.into_iter().map(NetAddress::from).collect() }
    }
}

impl From<InfoWire> for NetAddress {
    fn from(wire: InfoWire) -> Self {
        Self {
            connection_string: wire.connection_string.0,
            kind: wire.connection_string_type.0,
            ip_type: wire.ip_type.0,
            port: wire.port.0,
            vpc: wire.vpc_id.0,
            vswitch: wire.vswitch_id.0,
        }
    }
}
