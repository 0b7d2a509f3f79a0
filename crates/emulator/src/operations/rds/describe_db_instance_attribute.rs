//! RDS DescribeDBInstanceAttribute (vendor/rds-migration 4.10): one instance. What is not known about it follows from its size.

use serde_json::{Value, json};

use super::describe_db_instances::read_only_ids;
use crate::api_error::ApiError;
use crate::mix::number_of;
use crate::operations::shared::{Job, time, to_value};
use crate::world::Instance;

const GIB: u64 = 1 << 30;

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let id = job.instance()?.id.clone();
    let read_only = to_value(read_only_ids(job.world, &id))?;
    let instance = job.instance()?;
    let mut row = facts(instance);
    merge(&mut row, size(instance));
    merge(&mut row, json!({ "ReadOnlyDBInstanceIds": read_only }));
    Ok(json!({ "Items": { "DBInstanceAttribute": [row] } }))
}

/// Here it is `CreationTime`; the list writes `CreateTime`.
fn facts(instance: &Instance) -> Value {
    let first = instance.endpoints.first().and_then(|endpoint| endpoint.addresses.first());
    json!({
        "DBInstanceId": instance.id,
        "DBInstanceDescription": instance.description,
        "DBInstanceStatus": instance.status,
        "DBInstanceType": instance.kind.as_str(),
        "MasterInstanceId": instance.primary.as_deref().unwrap_or_default(),
        "Engine": instance.engine,
        "EngineVersion": instance.engine_version,
        "CurrentKernelVersion": instance.minor_version,
        "LatestKernelVersion": instance.minor_version,
        "Category": instance.category,
        "CreationTime": time(instance.created),
        "ExpireTime": "",
        "PayType": instance.pay_type,
        "LockMode": instance.facts.lock_mode(),
        "LockReason": "",
        "RegionId": instance.region,
        "ZoneId": instance.zone,
        "MasterZone": instance.zone,
        "SlaveZones": { "SlaveZone": [] },
        "VpcId": instance.vpc,
        "VSwitchId": instance.vswitch,
        "VpcCloudInstanceId": instance.id,
        "InstanceNetworkType": "VPC",
        "DBInstanceNetType": "Intranet",
        "ConnectionMode": instance.facts.connection_mode(),
        "ConnectionString": first.map(|a| a.connection_string.as_str()).unwrap_or_default(),
        "Port": first.map(|a| &*a.port).unwrap_or_default(),
        "IPType": "IPv4",
        "SecurityIPList": "",
        "SecurityIPMode": "normal",
        "ResourceGroupId": "rg-default",
        "DeletionProtection": false,
        "MaintainTime": "18:00Z-22:00Z",
        "TimeZone": "UTC+8",
        "InstructionSetArch": "x86",
        "SuperPermissionMode": "",
        "AutoUpgradeMinorVersion": "Auto",
    })
}

fn size(instance: &Instance) -> Value {
    let has_proxy = instance
        .endpoints
        .iter()
        .any(|endpoint| endpoint.kind == migration::EndpointKind::RdsProxy);
    let storage = 100 + number_of(&instance.id) % 400;
    json!({
        "DBInstanceClass": instance.class,
        "DBInstanceClassType": "x",
        "DBInstanceCPU": instance.cpu.to_string(),
        "DBInstanceMemory": instance.memory_mb,
        "DBInstanceStorage": storage,
        "DBInstanceStorageType": instance.storage_type,
        "DBInstanceDiskUsed": (storage * GIB / 2).to_string(),
        "MaxConnections": instance.cpu * 1000,
        "MaxIOPS": instance.cpu * 2500,
        "AccountMaxQuantity": 99_999,
        "DBMaxQuantity": 99_999,
        "ProxyType": if has_proxy { 2 } else { 0 },
    })
}

fn merge(row: &mut Value, more: Value) {
    if let (Value::Object(row), Value::Object(more)) = (row, more) {
        row.extend(more);
    }
}
