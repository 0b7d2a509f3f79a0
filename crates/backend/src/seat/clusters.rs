//! Clusters: the list, the search, attributes and endpoints.

use migration::{ClusterId, ClusterRef, ProfileName, RegionId};

use super::Seat;
use crate::clusters::{ClusterPage, ClusterQuery};
use crate::error::ReadError;
use crate::observed::Reading;
use crate::operations::{PageRead, UnsignedCall};
use crate::reads::{ClusterView, KnownDtsJob};
use crate::store::JournalError;

impl Seat {
    /// One page of a region's clusters, with what is known of their migrations by now. The rest is gathered in the
    /// background for as long as pages of the region are asked for.
    ///
    /// # Errors
    /// The list was never read. A migration that could not be read is an error in its row only.
    pub async fn clusters(&self, query: &ClusterQuery) -> Result<ClusterPage, ReadError> {
        self.parts().clusters.page(query).await
    }

    /// Finds an account's cluster that is named without its region.
    ///
    /// # Errors
    /// Some region could not be read and no other has the cluster.
    pub async fn find(
        &self,
        profile: &ProfileName,
        id: &ClusterId,
    ) -> Result<Option<ClusterRef>, ReadError> {
        self.parts().reads.find(profile, id).await
    }

    /// The regions of the product as an account sees them, ten minutes old at most.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn regions(&self, profile: &ProfileName) -> Result<Vec<RegionId>, ReadError> {
        self.parts().reads.regions(profile).await
    }

    /// The region that is shown first.
    ///
    /// # Errors
    /// There is no such profile here.
    pub fn default_region(&self, profile: &ProfileName) -> Result<&RegionId, ReadError> {
        self.parts().config.profiles.region(profile)
    }

    /// The attributes of a cluster (vendor/rds-migration 4.2).
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn attributes(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Reading<acs_client::Cluster>, ReadError> {
        self.parts().reads.attributes(cluster).await
    }

    /// The region that a cluster is in, which may not be the one that it was asked for in.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn region_of(&self, cluster: &ClusterRef) -> Result<String, ReadError> {
        self.parts().reads.region_of(cluster).await
    }

    /// The cluster and its endpoints for a page that was just opened.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn cluster_view(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Reading<ClusterView>, ReadError> {
        self.parts().reads.cluster_view(cluster).await
    }

    /// DTS jobs of the business that were re-pointed from here, the latest first. PolarDB has no list of them.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn known_dts_jobs(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Vec<KnownDtsJob>, JournalError> {
        self.parts().reads.known_dts_jobs(cluster).await
    }

    /// The call that makes a part of a page.
    ///
    /// # Errors
    /// The read names a profile that is not there.
    pub fn call_of_read(&self, read: PageRead<'_>) -> Result<UnsignedCall, ReadError> {
        UnsignedCall::of_read(&self.parts().config.profiles, read)
    }
}
