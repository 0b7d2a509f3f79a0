//! `DescribeDBInstanceAttribute` (vendor/rds-migration 4.10): the values of an instance that the list does not have.

use migration::{InstanceId, RegionId};
use serde::Deserialize;

use crate::call::Call;
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

/// An RDS instance with its attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceAttribute {
    pub id: String,
    pub description: String,
    pub status: String,
    /// `Primary`, `Readonly`, `Guard` or `Temp`
    pub instance_type: String,
    pub engine: String,
    pub engine_version: String,
    /// `CurrentKernelVersion`, which ends with the release date of the minor version.
    pub kernel_version: String,
    pub category: String,
    pub class: String,
    pub cpu: Option<u32>,
    /// In MB.
    pub memory: Option<u64>,
    pub storage_type: String,
    /// In GB.
    pub storage: Option<u64>,
    /// In bytes.
    pub disk_used: Option<u64>,
    pub connection_mode: String,
    pub vpc: String,
    pub vswitch: String,
    pub zone: String,
    pub pay_type: String,
    pub lock_mode: String,
    pub resource_group: String,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "Items", default, deserialize_with = "or_default")]
    items: Items,
}

#[derive(Default, Deserialize)]
struct Items {
    #[serde(rename = "DBInstanceAttribute", default, deserialize_with = "or_default")]
    instances: Vec<InstanceWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct InstanceWire {
    #[serde(rename = "DBInstanceId")]
    id: Text,
    #[serde(rename = "DBInstanceDescription")]
    description: Text,
    #[serde(rename = "DBInstanceStatus")]
    status: Text,
    #[serde(rename = "DBInstanceType")]
    instance_type: Text,
    engine: Text,
    engine_version: Text,
    current_kernel_version: Text,
    category: Text,
    #[serde(rename = "DBInstanceClass")]
    class: Text,
    #[serde(rename = "DBInstanceCPU")]
    cpu: Text,
    #[serde(rename = "DBInstanceMemory")]
    memory: Text,
    #[serde(rename = "DBInstanceStorageType")]
    storage_type: Text,
    #[serde(rename = "DBInstanceStorage")]
    storage: Text,
    #[serde(rename = "DBInstanceDiskUsed")]
    disk_used: Text,
    connection_mode: Text,
    vpc_id: Text,
    #[serde(rename = "VSwitchId")]
    vswitch_id: Text,
    zone_id: Text,
    pay_type: Text,
    lock_mode: Text,
    resource_group_id: Text,
}

impl Client {
    /// `DescribeDBInstanceAttribute`.
    pub fn describe_db_instance_attribute(
        &self,
        region: &RegionId,
        id: &InstanceId,
    ) -> Read<InstanceAttribute> {
        let (call, id) =
            (Call::about_instance(region, "DescribeDBInstanceAttribute", id), id.clone());
        self.read(call, move |wire: Wire, _| {
            let mut found = wire.items.instances.into_iter();
            let found = found.find(|instance| instance.id.0 == id.as_str());
            found.map(InstanceAttribute::from).ok_or_else(|| format!("it says nothing of {id}"))
        })
    }
}

impl From<InstanceWire> for InstanceAttribute {
    fn from(wire: InstanceWire) -> Self {
        Self {
            cpu: wire.cpu.number(),
            memory: wire.memory.number(),
            storage: wire.storage.number(),
            disk_used: wire.disk_used.number(),
            id: wire.id.0,
            description: wire.description.0,
            status: wire.status.0,
            instance_type: wire.instance_type.0,
            engine: wire.engine.0,
            engine_version: wire.engine_version.0,
            kernel_version: wire.current_kernel_version.0,
            category: wire.category.0,
            class: wire.class.0,
            storage_type: wire.storage_type.0,
            connection_mode: wire.connection_mode.0,
            vpc: wire.vpc_id.0,
            vswitch: wire.vswitch_id.0,
            zone: wire.zone_id.0,
            pay_type: wire.pay_type.0,
            lock_mode: wire.lock_mode.0,
            resource_group: wire.resource_group_id.0,
        }
    }
}
