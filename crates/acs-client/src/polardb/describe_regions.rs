//! `DescribeRegions` (vendor/rds-migration 4.7).

use serde::Deserialize;

use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

/// A region of the product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    pub id: String,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "Regions", default, deserialize_with = "or_default")]
    regions: RegionList,
}

#[derive(Default, Deserialize)]
struct RegionList {
    #[serde(rename = "Region", default, deserialize_with = "or_default")]
    region: Vec<RegionWire>,
}

#[derive(Deserialize)]
struct RegionWire {
    #[serde(rename = "RegionId", default)]
    id: Text,
}

impl Client {
    /// `DescribeRegions`: every region.
    pub fn describe_regions(&self) -> Read<Vec<Region>> {
        let call = Call::without_region(Product::Polardb, "DescribeRegions");
        self.read(call, |wire: Wire, _| {
            let region = |wire: RegionWire| Region { id: wire.id.0 };
            Ok(wire.regions.region.into_iter().map(region).collect())
        })
    }
}
