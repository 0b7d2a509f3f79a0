//! The operations of PolarDB that are called (domain.md 2 and 4).

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
    CheckResult, Details, Evaluation, EvaluationOrder, ReportCheck, ReportFilters, UpgradeReport,
};
pub use writes::ModifyMigration;

use migration::{ClusterId, Migration, RegionId};

use crate::answer::Answer;
use crate::call::{Call, Product};
use crate::client::Client;
use crate::error::ClientError;

impl Client {
    /// `DescribeRegions` (domain.md 4.7): every region with its zones.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn describe_regions(&self) -> Result<Answer<Vec<Region>>, ClientError> {
        let call = Call::without_region(Product::Polardb, "DescribeRegions");
        self.read(&call, |wire: regions::Wire, _| Ok(wire.into())).await
    }

    /// `DescribeDBClusters` (domain.md 4.1): one page of a region's clusters. Pages count from 1;
    /// the cloud knows the sizes 30, 50 and 100.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn describe_db_clusters(
        &self,
        region: &RegionId,
        page_number: u32,
        page_size: u32,
        filters: &ClusterFilters,
    ) -> Result<Answer<ClusterPage>, ClientError> {
        let call = Call::new(Product::Polardb, region, "DescribeDBClusters")
            .param("PageNumber", page_number.to_string())
            .param("PageSize", page_size.to_string());
        self.read(&filters.add_to(call), |wire: clusters::Wire, _| Ok(wire.into())).await
    }

    /// `DescribeDBClusterAttribute` (domain.md 4.2).
    ///
    /// # Errors
    /// See [`ClientError`]; an unknown cluster is [`ClientError::NotFound`].
    pub async fn describe_db_cluster_attribute(
        &self,
        region: &RegionId,
        id: &ClusterId,
    ) -> Result<Answer<Cluster>, ClientError> {
        let call = about(region, "DescribeDBClusterAttribute", id);
        self.read(&call, |wire: attribute::Wire, _| wire.into_cluster(id)).await
    }

    /// `DescribeDBClusterMigration` (domain.md 2.2).
    ///
    /// # Errors
    /// See [`ClientError`]; an unknown cluster is [`ClientError::NotFound`].
    pub async fn describe_db_cluster_migration(
        &self,
        region: &RegionId,
        id: &ClusterId,
    ) -> Result<Answer<Migration>, ClientError> {
        let call = about(region, "DescribeDBClusterMigration", id);
        self.read(&call, |wire: migration_wire::Wire, date| wire.into_migration(id, date)).await
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
