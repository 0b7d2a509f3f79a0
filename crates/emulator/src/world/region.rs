//! Regions and their zones.

/// One region.
#[derive(Debug)]
pub struct Region {
    pub id: &'static str,
    /// Last letters of the zones' ids.
    pub zones: &'static [&'static str],
}

/// Where a call without a `RegionId` looks, as the central host does.
pub const DEFAULT_REGION: &str = "cn-hangzhou";

/// Every region the emulator knows, in the order of DescribeRegions.
pub const REGIONS: [Region; 8] = [
    Region { id: "cn-hangzhou", zones: &["g", "h", "i"] },
    Region { id: "cn-shanghai", zones: &["b", "g", "l"] },
    Region { id: "cn-beijing", zones: &["h", "i", "k"] },
    Region { id: "cn-shenzhen", zones: &["c", "d", "e"] },
    Region { id: "cn-hongkong", zones: &["b", "c"] },
    Region { id: "ap-southeast-1", zones: &["a", "b", "c"] },
    Region { id: "us-west-1", zones: &["a", "b"] },
    Region { id: "us-east-1", zones: &["a", "b"] },
];

pub fn is_region(id: &str) -> bool {
    REGIONS.iter().any(|region| region.id == id)
}
