//! RDS DescribeRegions: one row per zone, and unlike PolarDB's with the host of the region.

use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::operations::shared::Job;
use crate::world::{REGIONS, Region};

/// The central host serves every region there is here (vendor/rds-migration 1.6).
const ENDPOINT: &str = "rds.aliyuncs.com";

pub fn run(_: &mut Job<'_>) -> Result<Value, ApiError> {
    let rows: Vec<_> = REGIONS.iter().flat_map(rows).collect();
    Ok(json!({ "Regions": { "RDSRegion": rows } }))
}

fn rows(region: &Region) -> impl Iterator<Item = Value> {
    region.zones.iter().map(|letter| {
        json!({
            "RegionId": region.id,
            "LocalName": region.name,
            "RegionEndpoint": ENDPOINT,
            "ZoneId": region.zone_id(letter),
            "ZoneName": format!("{} Zone {}", region.city(), letter.to_uppercase()),
        })
    })
}
