//! RDS DescribeDBInstanceNetInfo (vendor/rds-migration 4.11): the names an instance has now.

use migration::{EndpointKind, NetType};
use serde_json::{Map, Value, json};

use super::describe_db_instances::read_only_ids;
use crate::api_error::ApiError;
use crate::operations::shared::Job;
use crate::world::Address;

const NORMAL: &str = "Normal";
const SPLITTING: &str = "ReadWriteSplitting";

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let wanted = job.parameters.word("DBInstanceNetRWSplitType", &[NORMAL, SPLITTING])?;
    let wanted = wanted.map(str::to_owned);
    let id = job.instance()?.id.clone();
    let read_only: Vec<_> = read_only_ids(job.world, &id).iter().map(str::to_owned).collect();
    let instance = job.instance()?;
    let mut rows = Vec::new();
    for endpoint in &instance.endpoints {
        let splits = endpoint.kind == EndpointKind::RdsProxy;
        let word = if splits { SPLITTING } else { NORMAL };
        if wanted.as_deref().is_some_and(|wanted| wanted != word) {
            continue;
        }
        for address in &endpoint.addresses {
            let mut row = row(address, word);
            if splits {
                row.extend(splitting(&id, &read_only));
            }
            rows.push(Value::Object(row));
        }
    }
    Ok(json!({
        "InstanceNetworkType": "VPC",
        "SecurityIPMode": "normal",
        "DBInstanceNetInfos": { "DBInstanceNetInfo": rows },
    }))
}

fn row(address: &Address, kind: &str) -> Map<String, Value> {
    let public = address.net_type == NetType::Public;
    let group = json!({ "SecurityIPGroupName": "default", "SecurityIPs": "172.16.0.0/12" });
    let row = json!({
        "ConnectionString": address.connection_string,
        "ConnectionStringType": kind,
        "IPType": if public { "Public" } else { "Private" },
        "IPAddress": address.ip,
        "Port": address.port,
        "VPCId": address.vpc,
        "VSwitchId": address.vswitch,
        "Upgradeable": "Disabled",
        "SecurityIPGroups": { "securityIPGroup": [group] },
    });
    match row {
        Value::Object(row) => row,
        _ => Map::new(),
    }
}

/// What only a read/write splitting address has: who gets how much of the reads.
fn splitting(primary: &str, read_only: &[String]) -> Map<String, Value> {
    let weight = |id: &str, kind: &str, weight: &str| {
        json!({
            "DBInstanceId": id, "DBInstanceType": kind, "Weight": weight, "Availability": "Available",
        })
    };
    let mut weights = vec![weight(primary, "Master", "0")];
    weights.extend(read_only.iter().map(|id| weight(id, "Readonly", "100")));
    let mut more = Map::new();
    more.insert("MaxDelayTime".into(), "30".into());
    more.insert("DistributionType".into(), "Standard".into());
    more.insert("DBInstanceWeights".into(), json!({ "DBInstanceWeight": weights }));
    more
}
