//! Regions and their zones.

/// One region.
#[derive(Debug)]
pub struct Region {
    pub id: &'static str,
    /// As the RDS API writes it in English.
    pub name: &'static str,
    /// Last letters of the zones' ids.
    pub zones: &'static [&'static str],
}

impl Region {
    pub fn of(id: &str) -> Option<&'static Self> {
        REGIONS.iter().find(|region| region.id == id)
    }

    /// `cn-hangzhou-i`, but `ap-southeast-1b`.
    pub fn zone_id(&self, letter: &str) -> String {
        let dash = if self.id.ends_with(|c: char| c.is_ascii_digit()) { "" } else { "-" };
        format!("{}{dash}{letter}", self.id)
    }

    /// The letter of one of its zones.
    pub fn zone_letter(&self, zone_id: &str) -> Option<&'static str> {
        self.zones.iter().copied().find(|letter| self.zone_id(letter) == zone_id)
    }

    /// `Hangzhou` of `China (Hangzhou)`.
    pub fn city(&self) -> &str {
        let inside = self.name.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
        inside.unwrap_or(self.name)
    }
}

/// The region of a call without a `RegionId`, as at the central host.
pub const DEFAULT_REGION: &str = "cn-hangzhou";

/// Every region the emulator knows, in the order of DescribeRegions.
pub const REGIONS: [Region; 8] = [
    Region { id: "cn-hangzhou", name: "China (Hangzhou)", zones: &["g", "h", "i"] },
    Region { id: "cn-shanghai", name: "China (Shanghai)", zones: &["b", "g", "l"] },
    Region { id: "cn-beijing", name: "China (Beijing)", zones: &["h", "i", "k"] },
    Region { id: "cn-shenzhen", name: "China (Shenzhen)", zones: &["c", "d", "e"] },
    Region { id: "cn-hongkong", name: "China (Hong Kong)", zones: &["b", "c"] },
    Region { id: "ap-southeast-1", name: "Singapore", zones: &["a", "b", "c"] },
    Region { id: "us-west-1", name: "US (Silicon Valley)", zones: &["a", "b"] },
    Region { id: "us-east-1", name: "US (Virginia)", zones: &["a", "b"] },
];
