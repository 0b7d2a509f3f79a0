//! One read call, for whoever sets the server up.

use acs_client::{Client, ClientError, ClusterFilters};
use migration::RegionId;

/// The smallest page the cloud knows.
const PAGE_SIZE: u32 = 30;

/// Reads a region's first clusters, and gives the RequestId.
///
/// # Errors
/// As the client gives it: what is wrong decides how it is mended.
pub async fn probe(client: &Client, region: &RegionId) -> Result<Option<String>, ClientError> {
    let filters = ClusterFilters::default();
    Ok(client.describe_db_clusters(region, 1, PAGE_SIZE, &filters).await?.request_id)
}
