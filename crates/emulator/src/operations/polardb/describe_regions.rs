//! DescribeRegions (vendor/rds-migration 4.7): regions and zones, no endpoints.

use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::operations::shared::Job;
use crate::world::{REGIONS, Region};

pub fn run(_: &mut Job<'_>) -> Result<Value, ApiError> {
    let regions: Vec<_> = REGIONS.iter().map(region).collect();
    Ok(json!({ "Regions": { "Region": regions } }))
}

fn region(region: &Region) -> Value {
    let zone = |letter: &&str| json!({ "ZoneId": region.zone_id(letter), "VpcEnabled": true });
    let zones: Vec<_> = region.zones.iter().map(zone).collect();
    json!({ "RegionId": region.id, "Zones": { "Zone": zones } })
}
