//! The operations of PolarDB that are called (vendor/rds-migration 2 and 4).

mod address_writes;
mod attribute;
mod clusters;
mod dts_jobs;
mod endpoints;
mod life;
mod linked_role;
mod migration_wire;
mod regions;
mod ssl;
mod stock;
mod upgrade_report;
mod writes;

pub use address_writes::{ModifyAddress, NewEndpoint};
pub use attribute::{Cluster, Node};
pub use clusters::{ClusterFilters, ClusterPage, ClusterSummary, Tag};
pub use endpoints::ClusterEndpoint;
pub use life::Created;
pub use regions::{Region, Zone};
pub use ssl::{ClusterSsl, EndpointSsl};
pub use stock::{Stock, StockFilters};
pub use upgrade_report::{
    Details, Evaluation, EvaluationOrder, ReportCheck, ReportFilters, UpgradeReport,
};
pub use writes::ModifyMigration;

use migration::{ClusterId, Migration, RegionId};

use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::Read;

impl Client {
    /// `DescribeRegions` (vendor/rds-migration 4.7): every region with its zones.
    pub fn describe_regions(&self) -> Read<Vec<Region>> {
        let call = Call::without_region(Product::Polardb, "DescribeRegions");
        self.read(call, |wire: regions::Wire, _| Ok(wire.into()))
    }

    /// `DescribeDBClusters` (vendor/rds-migration 4.1): one page of a region's clusters. Pages count from 1;
    /// the cloud knows the sizes 30, 50 and 100.
    pub fn describe_db_clusters(
        &self,
        region: &RegionId,
        page_number: u32,
        page_size: u32,
        filters: &ClusterFilters,
    ) -> Read<ClusterPage> {
        let call = Call::new(Product::Polardb, region, "DescribeDBClusters")
            .param("PageNumber", page_number.to_string())
            .param("PageSize", page_size.to_string());
        self.read(filters.add_to(call), |wire: clusters::Wire, _| Ok(wire.into()))
    }

    /// `DescribeDBClusterAttribute` (vendor/rds-migration 4.2).
    pub fn describe_db_cluster_attribute(
        &self,
        region: &RegionId,
        id: &ClusterId,
    ) -> Read<Cluster> {
        let (call, id) = (about(region, "DescribeDBClusterAttribute", id), id.clone());
        self.read(call, move |wire: attribute::Wire, _| wire.into_cluster(&id))
    }

    /// `DescribeDBClusterMigration` (vendor/rds-migration 2.2).
    pub fn describe_db_cluster_migration(
        &self,
        region: &RegionId,
        id: &ClusterId,
    ) -> Read<Migration> {
        let (call, id) = (about(region, "DescribeDBClusterMigration", id), id.clone());
        self.read(call, move |wire: migration_wire::Wire, date| wire.into_migration(&id, date))
    }
}

/// A call about one cluster.
fn about(region: &RegionId, action: &'static str, id: &ClusterId) -> Call {
    Call::new(Product::Polardb, region, action).param("DBClusterId", id.as_str())
}

/// An answer about something else than was asked for must not be believed.
fn same_cluster(asked: &ClusterId, answered: &str) -> Result<(), String> {
    if answered == asked.as_str() {
        return Ok(());
    }
    Err(format!("it is about the cluster \"{answered}\" instead of {asked}"))
}
