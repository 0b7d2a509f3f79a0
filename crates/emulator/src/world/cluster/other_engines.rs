//! Clusters of other engines, which cannot be migrated to. Nobody makes them: they are there if a choice says so.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::cluster::{Cluster, DbType};
use crate::world::REGIONS;

/// The clusters of other engines in all regions.
pub fn other_engines() -> impl Iterator<Item = Cluster> {
    const KINDS: [(DbType, &str, &str, &str); 2] = [
        (DbType::PostgreSQL, "pg", "14", "polar.pg.x4.medium"),
        (DbType::Oracle, "o", "11", "polar.o.x4.medium"),
    ];
    REGIONS.iter().flat_map(|region| {
        KINDS.into_iter().map(move |(db_type, short, version, class)| Cluster {
            id: format!("pc-{short}{}", region.id.replace('-', "")),
            description: format!("{}-{}", db_type.as_str().to_lowercase(), region.id),
            db_type,
            region: region.id.into(),
            zone: region.zones.first().map(|zone| region.zone_id(zone)).unwrap_or_default().into(),
            vpc: "vpc-default".into(),
            vswitch: "vsw-default".into(),
            version: version.into(),
            class: class.into(),
            nodes: 2,
            category: "Normal".into(),
            pay_type: "Postpaid".into(),
            created: Timestamp::UNIX_EPOCH,
            storage_used: 3_012_558_848,
            tags: Vec::new(),
            endpoints: Vec::new(),
            task: None,
            restart: None,
            work: None,
            settings_of_endpoints: BTreeMap::new(),
            settings: BTreeMap::new(),
            deletion_lock: false,
        })
    })
}
