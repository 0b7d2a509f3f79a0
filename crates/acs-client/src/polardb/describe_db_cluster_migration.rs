//! `DescribeDBClusterMigration` (vendor/rds-migration 2.2). The answer is flat, and its lists are plain arrays.

use jiff::Timestamp;
use migration::{
    ClusterId, Deadline, Delay, Direction, Endpoint, EndpointKind, Migration, MigrationStatus,
    ReadWriteMode, RegionId, SourceKind,
};
use serde::Deserialize;

use crate::address_wire::AddressWire;
use crate::answer::same_cluster;
use crate::call::Call;
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct Wire {
    #[serde(rename = "DBClusterId")]
    cluster: Text,
    #[serde(rename = "SourceRDSDBInstanceId")]
    source: Text,
    src_db_type: Text,
    migration_status: Text,
    topologies: Text,
    rds_read_write_mode: Text,
    #[serde(rename = "DBClusterReadWriteMode")]
    cluster_read_write_mode: Text,
    delayed_seconds: Text,
    expired_time: Text,
    comment: Text,
    dts_instance_id: Text,
    #[serde(deserialize_with = "or_default")]
    rds_endpoint_list: Vec<EndpointWire>,
    #[serde(rename = "DBClusterEndpointList", deserialize_with = "or_default")]
    cluster_endpoint_list: Vec<EndpointWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct EndpointWire {
    #[serde(rename = "DBEndpointId")]
    id: Text,
    endpoint_type: Text,
    custins_type: Text,
    #[serde(deserialize_with = "or_default")]
    address_items: Vec<AddressWire>,
}

/// The code that says that the cluster has no migration.
const NOT_EXIST: &str = "EngineMigration.NotExist";

impl Client {
    /// `DescribeDBClusterMigration`: the migration of a cluster now. A cluster without one may be told by an error
    /// (vendor/rds-migration 2.2), which is no failure of the read.
    pub fn describe_db_cluster_migration(
        &self,
        region: &RegionId,
        id: &ClusterId,
    ) -> Read<Migration> {
        let call = Call::about_cluster(region, "DescribeDBClusterMigration", id);
        let (id, without) = (id.clone(), id.clone());
        self.read(call, move |wire: Wire, date| wire.into_migration(&id, date))
            .or_absent(NOT_EXIST, move |date| none(&without, date))
    }
}

/// The answer about a cluster that has no migration.
fn none(id: &ClusterId, date: Option<Timestamp>) -> Migration {
    let status = MigrationStatus::NoMigration.as_str().to_owned();
    let wire = Wire { migration_status: Text(status), ..Wire::default() };
    wire.read(id, date)
}

impl Wire {
    /// `date` is the upstream's time of the answer. An absent status becomes an unrecognised one, in which no action is
    /// legal.
    fn into_migration(
        self,
        asked: &ClusterId,
        date: Option<Timestamp>,
    ) -> Result<Migration, String> {
        // A status without the cluster's ID still answers what was asked.
        if !self.cluster.0.is_empty() || self.migration_status.0.is_empty() {
            same_cluster(asked, &self.cluster.0)?;
        }
        Ok(self.read(asked, date))
    }

    fn read(self, asked: &ClusterId, date: Option<Timestamp>) -> Migration {
        Migration {
            cluster: asked.to_string(),
            source: self.source.0,
            source_kind: SourceKind::from(self.src_db_type.0.as_str()),
            status: MigrationStatus::from(self.migration_status.0),
            direction: Direction::from(self.topologies.0),
            rds_mode: ReadWriteMode::from(self.rds_read_write_mode.0),
            cluster_mode: ReadWriteMode::from(self.cluster_read_write_mode.0),
            delay: Delay::from_wire(self.delayed_seconds.number()),
            deadline: Deadline::from_wire(&self.expired_time.0),
            unreadable_deadline: Deadline::unreadable(&self.expired_time.0),
            comment: self.comment.0,
            dts_instance: self.dts_instance_id.0,
            rds_endpoints: endpoints(self.rds_endpoint_list, |wire| {
                EndpointKind::of_rds(&wire.endpoint_type.0, &wire.custins_type.0)
            }),
            polardb_endpoints: endpoints(self.cluster_endpoint_list, |wire| {
                EndpointKind::of_polardb(&wire.endpoint_type.0)
            }),
            read_at: date,
        }
    }
}

fn endpoints(
    list: Vec<EndpointWire>,
    kind: impl Fn(&EndpointWire) -> EndpointKind,
) -> Vec<Endpoint> {
    let endpoint = |wire: EndpointWire| Endpoint {
        kind: kind(&wire),
        id: wire.id.0,
        addresses: wire.address_items.into_iter().map(AddressWire::into_address).collect(),
    };
    list.into_iter().map(endpoint).collect()
}

#[cfg(test)]
mod tests {
    use migration::{ClusterId, Delay, Direction, EndpointKind, Migration, MigrationStatus};

    use super::Wire;

    fn read(json: &str) -> Result<Migration, String> {
        let wire: Wire = serde_json::from_str(json).map_err(|error| error.to_string())?;
        wire.into_migration(&ClusterId::parse("pc-1").unwrap(), None)
    }

    #[test]
    fn a_whole_answer_is_read() {
        let migration = read(
            r#"{"DBClusterId":"pc-1","SourceRDSDBInstanceId":"rm-1","SrcDbType":"RDS",
            "MigrationStatus":"RDS2POLARDB_SYNCING","Topologies":"RDS2POLARDB",
            "RdsReadWriteMode":"rw","DBClusterReadWriteMode":"ro","DelayedSeconds":7,
            "ExpiredTime":"2026-12-01T00:00:00Z","Comment":"","RequestId":"x",
            "RdsEndpointList":[{"DBEndpointId":"rm-1-normal","EndpointType":"Normal",
              "CustinsType":"Primary","AddressItems":[{"ConnectionString":"rm-1.example",
              "IPAddress":"10.0.0.1","NetType":"Private","Port":"3306","SSLEnabled":"Enabled",
              "VPCId":"vpc-1","VSwitchId":"vsw-1"}]}],
            "DBClusterEndpointList":[{"DBEndpointId":"pe-1","EndpointType":"Cluster",
              "AddressItems":[{"ConnectionString":"pc-1.example","Port":3306}]}]}"#,
        )
        .unwrap();
        assert_eq!(migration.status, MigrationStatus::SyncingToPolardb);
        assert_eq!(migration.direction, Direction::RdsToPolardb);
        assert_eq!(migration.delay, Delay::from_wire(Some(7)));
        assert!(migration.deadline.is_some());
        assert_eq!(migration.rds_endpoints[0].kind, EndpointKind::RdsPrimary);
        assert_eq!(migration.rds_endpoints[0].addresses[0].ssl, Some(true));
        assert_eq!(migration.polardb_endpoints[0].kind, EndpointKind::PolardbCluster);
        assert_eq!(migration.polardb_endpoints[0].addresses[0].port, "3306");
        assert_eq!(migration.polardb_endpoints[0].addresses[0].ssl, None);
    }

    #[test]
    fn a_delay_may_be_text_negative_or_absent() {
        let delay = |json: &str| {
            read(&format!(r#"{{"DBClusterId":"pc-1","DelayedSeconds":{json}}}"#)).unwrap().delay
        };
        assert_eq!(delay("\"12\""), Delay::from_wire(Some(12)));
        for unknown in ["-1", "\"-1\"", "null", "\"\"", "\"soon\""] {
            assert_eq!(delay(unknown), Delay::UNKNOWN, "{unknown}");
        }
    }

    #[test]
    fn missing_and_null_fields_are_empty() {
        let json = r#"{"DBClusterId":"pc-1","RdsEndpointList":null,"Comment":null}"#;
        let migration = read(json).unwrap();
        assert_eq!(migration.status, MigrationStatus::Unrecognised(String::new()));
        assert_eq!(migration.delay, Delay::UNKNOWN);
        assert!(migration.rds_endpoints.is_empty() && migration.deadline.is_none());
    }

    #[test]
    fn a_status_without_the_clusters_id_is_believed() {
        let migration = read(r#"{"MigrationStatus":"NO_MIGRATION"}"#).unwrap();
        assert_eq!(migration.status, MigrationStatus::NoMigration);
        assert_eq!(migration.cluster, "pc-1");
    }

    #[test]
    fn an_answer_of_another_shape_or_about_another_cluster_is_an_error() {
        for json in [
            "{}",
            "[]",
            r#"{"DBClusterId":"pc-2","MigrationStatus":"SWITCHING"}"#,
            r#"{"DBClusterId":"pc-1","RdsEndpointList":{"Endpoint":[]}}"#,
            r#"{"DBClusterId":"pc-1","MigrationStatus":{}}"#,
        ] {
            assert!(read(json).is_err(), "{json}");
        }
    }
}
