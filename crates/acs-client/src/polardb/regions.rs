//! `DescribeRegions` (vendor/rds-migration 4.7).

use serde::Deserialize;

use crate::wire::{Text, or_default};

/// A region and its zones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    pub id: String,
    pub zones: Vec<Zone>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    pub id: String,
    pub vpc_enabled: bool,
}

#[derive(Deserialize)]
pub(super) struct Wire {
    #[serde(rename = "Regions", default, deserialize_with = "or_default")]
    regions: RegionList,
}

#[derive(Default, Deserialize)]
struct RegionList {
    #[serde(rename = "Region", default, deserialize_with = "or_default")]
    region: Vec<RegionWire>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct RegionWire {
    #[serde(default)]
    region_id: Text,
    #[serde(default, deserialize_with = "or_default")]
    zones: ZoneList,
}

#[derive(Default, Deserialize)]
struct ZoneList {
    #[serde(rename = "Zone", default, deserialize_with = "or_default")]
    zone: Vec<ZoneWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct ZoneWire {
    zone_id: Text,
    vpc_enabled: Text,
}

impl From<Wire> for Vec<Region> {
    fn from(wire: Wire) -> Self {
        wire.regions.region.into_iter().map(Region::from).collect()
    }
}

impl From<RegionWire> for Region {
    fn from(wire: RegionWire) -> Self {
        let zone =
            |zone: ZoneWire| Zone { id: zone.zone_id.0, vpc_enabled: zone.vpc_enabled.is_true() };
        Self { id: wire.region_id.0, zones: wire.zones.zone.into_iter().map(zone).collect() }
    }
}
