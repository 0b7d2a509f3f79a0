//! `DescribeDBClusterAvailableResources` (vendor/rds-migration 4.7a): which node classes are sold in which zone.

use migration::{PayType, RegionId};
use serde::Deserialize;

use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

/// Which stock is wanted. A filter that is not set matches all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StockFilters {
    pub pay_type: PayType,
    /// `5.6`, `5.7` or `8.0`
    pub version: Option<String>,
    pub zone: Option<String>,
    pub node_class: Option<String>,
}

/// A node class that is sold in a zone for a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stock {
    pub zone: String,
    /// The vendor's word, such as `mysql80`.
    pub engine: String,
    pub node_class: String,
    /// `Normal`, `SENormal` …
    pub category: String,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "AvailableZones", default, deserialize_with = "or_default")]
    zones: Vec<ZoneWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct ZoneWire {
    zone_id: Text,
    #[serde(deserialize_with = "or_default")]
    supported_engines: Vec<EngineWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct EngineWire {
    engine: Text,
    #[serde(deserialize_with = "or_default")]
    available_resources: Vec<ResourceWire>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ResourceWire {
    #[serde(rename = "DBNodeClass")]
    node_class: Text,
    #[serde(rename = "Category")]
    category: Text,
}

impl Client {
    /// `DescribeDBClusterAvailableResources` of MySQL.
    pub fn describe_db_cluster_available_resources(
        &self,
        region: &RegionId,
        filters: &StockFilters,
    ) -> Read<Vec<Stock>> {
        let mysql = filters.version.as_ref().map(|_| "MySQL");
        let call = Call::new(Product::Polardb, region, "DescribeDBClusterAvailableResources")
            .param("PayType", filters.pay_type.as_str())
            .optional("DBType", mysql)
            .optional("DBVersion", filters.version.as_deref())
            .optional("ZoneId", filters.zone.as_deref())
            .optional("DBNodeClass", filters.node_class.as_deref());
        self.read(call, |wire: Wire, _| Ok(wire.into_stock()))
    }
}

impl Wire {
    fn into_stock(self) -> Vec<Stock> {
        let mut stock = Vec::new();
        for zone in self.zones {
            for engine in zone.supported_engines {
                stock.extend(engine.available_resources.into_iter().map(|resource| Stock {
                    zone: zone.zone_id.0.clone(),
                    engine: engine.engine.0.clone(),
                    node_class: resource.node_class.0,
                    category: resource.category.0,
                }));
            }
        }
        stock
    }
}
