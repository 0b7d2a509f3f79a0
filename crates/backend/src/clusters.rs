//! The list of a region's clusters with what the list call does not say: their migrations.

use std::sync::Arc;
use std::time::Duration;

use acs_client::{Client, ClusterFilters, Read};
use migration::{ClusterId, ClusterRef, Migration, RegionId, RegionRef};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::{Backend, ReadError};

/// Rows of one page of the cluster list.
pub const PAGE_ROWS: usize = 50;
const LIST_AGE: Duration = Duration::from_secs(5);
/// Migrations read at once while a page is gathered.
const AT_ONCE: usize = 8;
/// The largest page the list call gives (domain.md 4.1).
const UPSTREAM_PAGE: u32 = 100;
/// Pages of a region's list; an upstream that has more to say goes round in circles.
const UPSTREAM_PAGES: u32 = 100;

/// What the list shows; all of it comes from the URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterQuery {
    pub place: RegionRef,
    /// Part of an id or description.
    pub text: String,
    /// A `MigrationStatus`, or empty for all.
    pub status: String,
    /// From 1.
    pub page: usize,
}

/// One cluster of the list call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCluster {
    pub id: ClusterId,
    pub description: String,
    pub status: String,
    pub db_version: String,
}

#[derive(Debug, Clone)]
pub struct ClusterRow {
    pub cluster: ClusterRef,
    pub listed: ListedCluster,
    pub migration: Result<Migration, ReadError>,
}

#[derive(Debug, Clone)]
pub struct ClusterPage {
    pub rows: Vec<ClusterRow>,
    /// Clusters that match, on all pages. One whose migration cannot be read may have any status, so it matches.
    pub matching: usize,
    /// Clusters of the region.
    pub total: usize,
    pub page: usize,
    pub pages: usize,
}

impl Backend {
    /// One page of a region's clusters.
    ///
    /// # Errors
    /// The list could not be read. A migration that could not be read is an error in its row only.
    pub async fn clusters(&self, query: &ClusterQuery) -> Result<ClusterPage, ReadError> {
        let all = self.list(&query.place).await?;
        let text = query.text.trim().to_lowercase();
        let found: Vec<_> = all
            .iter()
            .filter(|cluster| {
                cluster.id.as_str().contains(&text)
                    || cluster.description.to_lowercase().contains(&text)
            })
            .cloned()
            .collect();
        if query.status.is_empty() {
            let (page, pages, range) = window(found.len(), query.page);
            let rows = self.gather(&query.place, found[range].to_vec()).await;
            return Ok(ClusterPage { rows, matching: found.len(), total: all.len(), page, pages });
        }
        let mut rows = self.gather(&query.place, found).await;
        rows.retain(|row| {
            row.migration.as_ref().map_or(true, |it| it.status.as_str() == query.status)
        });
        let matching = rows.len();
        let (page, pages, range) = window(matching, query.page);
        Ok(ClusterPage { rows: rows[range].to_vec(), matching, total: all.len(), page, pages })
    }

    async fn list(&self, place: &RegionRef) -> Result<Arc<Vec<ListedCluster>>, ReadError> {
        let fetch = async || self.fetch_list(place).await;
        Ok(self.inner.lists.get(place, |_| LIST_AGE, fetch).await?.value)
    }

    /// The list as it is now, past the cache.
    pub(crate) async fn fetch_list(
        &self,
        place: &RegionRef,
    ) -> Result<Arc<Vec<ListedCluster>>, ReadError> {
        let RegionRef { profile, region } = place;
        let client = self.client(profile)?;
        let mut clusters = Vec::new();
        for number in 1..=UPSTREAM_PAGES {
            let page = list_read(client, region, number).await?.value;
            let last = page.clusters.is_empty();
            clusters.extend(page.clusters.into_iter().filter_map(listed));
            if last || clusters.len() >= page.total as usize {
                return Ok(Arc::new(clusters));
            }
        }
        Err(ReadError::endless_list(region))
    }

    async fn gather(&self, place: &RegionRef, found: Vec<ListedCluster>) -> Vec<ClusterRow> {
        let at_once = Arc::new(Semaphore::new(AT_ONCE));
        let mut reads = JoinSet::new();
        for (position, listed) in found.into_iter().enumerate() {
            let (backend, at_once) = (self.clone(), at_once.clone());
            let RegionRef { profile, region } = place.clone();
            let cluster = ClusterRef { profile, region, id: listed.id.clone() };
            reads.spawn(async move {
                let _permit = at_once.acquire().await;
                let migration = backend.watch(&cluster).await.map(|reading| reading.value);
                (position, ClusterRow { cluster, listed, migration })
            });
        }
        let mut rows = reads.join_all().await;
        rows.sort_by_key(|(position, _)| *position);
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// One page of a region's list.
pub(crate) fn list_read(
    client: &Client,
    region: &RegionId,
    page: u32,
) -> Read<acs_client::ClusterPage> {
    client.describe_db_clusters(region, page, UPSTREAM_PAGE, &ClusterFilters::default())
}

/// The page that is shown, how many there are, and its rows. A page past the end is the last one.
fn window(rows: usize, page: usize) -> (usize, usize, std::ops::Range<usize>) {
    let pages = rows.div_ceil(PAGE_ROWS).max(1);
    let page = page.clamp(1, pages);
    let start = (page - 1) * PAGE_ROWS;
    (page, pages, start..rows.min(start + PAGE_ROWS))
}

fn listed(cluster: acs_client::ClusterSummary) -> Option<ListedCluster> {
    let id = ClusterId::parse(cluster.id).ok()?;
    Some(ListedCluster {
        id,
        description: cluster.description,
        status: cluster.status,
        db_version: cluster.db_version,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_past_the_end_is_the_last_one() {
        assert_eq!(window(0, 9), (1, 1, 0..0));
        assert_eq!(window(50, 2), (1, 1, 0..50));
        assert_eq!(window(51, 9), (2, 2, 50..51));
        assert_eq!(window(120, 0), (1, 3, 0..50));
    }
}
