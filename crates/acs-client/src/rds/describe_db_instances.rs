//! `DescribeDBInstances` (vendor/rds-migration 4.9).

use migration::RegionId;
use serde::Deserialize;

use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

/// Which instances are wanted. A filter that is not set matches all of the region, on the first page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstanceFilters {
    pub id: Option<String>,
    /// Part of the ID or description.
    pub search: Option<String>,
    /// Such as `MySQL`.
    pub engine: Option<String>,
    pub engine_version: Option<String>,
    /// Such as `Primary`.
    pub instance_type: Option<String>,
    pub status: Option<String>,
    /// Counts from 1.
    pub page_number: Option<u32>,
    /// 1 to 100; the cloud's default is 30.
    pub page_size: Option<u32>,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstancePage {
    pub instances: Vec<Instance>,
    /// The number of instances that match the filters, on all pages.
    pub total: u32,
}

/// An RDS instance of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    pub id: String,
    pub description: String,
    pub status: String,
    /// `Primary`, `Readonly`, `Guard` or `Temp`.
    pub instance_type: String,
    pub engine: String,
    pub engine_version: String,
    pub category: String,
    pub storage_type: String,
    pub vpc: String,
    pub vswitch: String,
    pub zone: String,
    pub lock_mode: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wire {
    #[serde(default)]
    total_record_count: Text,
    #[serde(default, deserialize_with = "or_default")]
    items: Items,
}

#[derive(Default, Deserialize)]
struct Items {
    #[serde(rename = "DBInstance", default, deserialize_with = "or_default")]
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
    category: Text,
    #[serde(rename = "DBInstanceStorageType")]
    storage_type: Text,
    vpc_id: Text,
    #[serde(rename = "VSwitchId")]
    vswitch_id: Text,
    zone_id: Text,
    lock_mode: Text,
}

impl Client {
    /// `DescribeDBInstances`: one page of a region's instances.
    pub fn describe_db_instances(
        &self,
        region: &RegionId,
        filters: &InstanceFilters,
    ) -> Read<InstancePage> {
        let number = |number: Option<u32>| number.map(|number| number.to_string());
        let call = Call::new(Product::Rds, region, "DescribeDBInstances")
            .optional("DBInstanceId", filters.id.as_deref())
            .optional("SearchKey", filters.search.as_deref())
            .optional("Engine", filters.engine.as_deref())
            .optional("EngineVersion", filters.engine_version.as_deref())
            .optional("DBInstanceType", filters.instance_type.as_deref())
            .optional("DBInstanceStatus", filters.status.as_deref())
            .optional("PageNumber", number(filters.page_number))
            .optional("PageSize", number(filters.page_size));
        self.read(call, |wire: Wire, _| Ok(wire.into()))
    }
}

impl From<Wire> for InstancePage {
    fn from(wire: Wire) -> Self {
        let instances: Vec<_> = wire.items.instances.into_iter().map(Instance::from).collect();
        let counted = u32::try_from(instances.len()).unwrap_or(u32::MAX);
        Self { total: wire.total_record_count.number().unwrap_or(counted), instances }
    }
}

impl From<InstanceWire> for Instance {
    fn from(wire: InstanceWire) -> Self {
        Self {
            id: wire.id.0,
            description: wire.description.0,
            status: wire.status.0,
            instance_type: wire.instance_type.0,
            engine: wire.engine.0,
            engine_version: wire.engine_version.0,
            category: wire.category.0,
            storage_type: wire.storage_type.0,
            vpc: wire.vpc_id.0,
            vswitch: wire.vswitch_id.0,
            zone: wire.zone_id.0,
            lock_mode: wire.lock_mode.0,
        }
    }
}
