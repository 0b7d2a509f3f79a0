//! The list call: all pages of a region.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use acs_client::{ClusterFilters, ClusterPage, ClusterSummary, Tag};
use migration::{ClusterId, RegionRef};
use tokio::task::JoinSet;

use super::Reads;
use crate::error::ReadError;
use crate::observed::{KnownRegion, List, RegionCluster};
use crate::operations::{DB_TYPE, UPSTREAM_PAGE, cluster_filters, clusters_read};

/// Pages of a region's list, at most. An upstream that has more repeats itself.
const UPSTREAM_PAGES: u32 = 100;
/// How often a list is read whose length changes while it is read.
const ROUNDS: u32 = 3;
/// Pages that are read at once.
const AT_ONCE: usize = 4;
const SHORTEST_AGE: Duration = Duration::from_secs(5);
/// A list of many pages may be older, so that it costs no more than one call in this time.
const PAGE_EVERY: Duration = Duration::from_secs(1);
/// How long a page that has a list waits for a newer one.
const PATIENCE: Duration = Duration::from_millis(500);

/// Whether the region has no list, or one that is too old.
pub fn list_is_due(region: &KnownRegion) -> bool {
    region.list_age().is_none_or(|(age, clusters)| age >= max_age(clusters))
}

/// How old a list of this many clusters may become.
fn max_age(clusters: usize) -> Duration {
    let pages = u32::try_from(clusters).unwrap_or(u32::MAX).div_ceil(UPSTREAM_PAGE);
    SHORTEST_AGE.max(PAGE_EVERY.saturating_mul(pages))
}

impl Reads {
    /// Makes sure that the region has a list for a page: a new one if there is none, else one that is there soon.
    pub async fn list_for_page(&self, region: &KnownRegion) -> Result<(), ReadError> {
        if !list_is_due(region) {
            return Ok(());
        }
        if region.list_age().is_none() {
            return self.take_list(region).await;
        }
        // If the new list is late or fails, the page says how old its list is, or why there is no newer one.
        let _ = tokio::time::timeout(PATIENCE, self.take_list(region)).await;
        Ok(())
    }

    /// Reads the list, unless it is young enough.
    pub async fn take_list(&self, region: &KnownRegion) -> Result<(), ReadError> {
        let fetch = async || self.fetch_list(&region.place).await;
        let age = |list: &Result<List, _>| match list {
            Ok(list) => max_age(list.len()),
            Err(_) => SHORTEST_AGE,
        };
        let list = self.lists.get(&region.place, age, fetch).await;
        let outcome = list.as_ref().map(|_| ()).map_err(Clone::clone);
        region.record_list(list);
        outcome
    }

    /// The list as it is now, not from the cache.
    async fn fetch_list(&self, place: &RegionRef) -> Result<List, ReadError> {
        let clusters = self.fetch_clusters(place, &cluster_filters()).await?;
        Ok(Arc::new(clusters.into_iter().filter_map(listed).collect()))
    }

    /// The IDs of the clusters of a region that carry this tag.
    pub async fn tagged(&self, place: &RegionRef, tag: Tag) -> Result<Vec<String>, ReadError> {
        let filters = ClusterFilters { tag: Some(tag.clone()), ..ClusterFilters::default() };
        let mut found = self.fetch_clusters(place, &filters).await?;
        // Whether every upstream knows the filter is not certain.
        found.retain(|cluster| cluster.tags.contains(&tag));
        Ok(found.into_iter().map(|cluster| cluster.id).collect())
    }

    /// All pages of a list. They are counted by number, so a cluster that goes while they are read moves another one to a
    /// page that was read before: the list is read again if its length changed meanwhile.
    async fn fetch_clusters(
        &self,
        place: &RegionRef,
        filters: &ClusterFilters,
    ) -> Result<Vec<ClusterSummary>, ReadError> {
        let mut rounds = 1;
        loop {
            let pages = self.fetch_pages(place, filters).await?;
            let total = pages.first().map(|page| page.total);
            let is_whole = pages.iter().all(|page| Some(page.total) == total);
            if !is_whole && rounds < ROUNDS {
                rounds += 1;
                continue;
            }
            let mut clusters: Vec<_> = pages.into_iter().flat_map(|page| page.clusters).collect();
            // A cluster that is created meanwhile moves another one to the next page, where it is listed again.
            let mut known = HashSet::new();
            clusters.retain(|cluster| known.insert(cluster.id.clone()));
            return Ok(clusters);
        }
    }

    async fn fetch_pages(
        &self,
        place: &RegionRef,
        filters: &ClusterFilters,
    ) -> Result<Vec<ClusterPage>, ReadError> {
        let client = self.client(&place.profile)?;
        let first = clusters_read(client, &place.region, 1, filters).await?.value;
        let pages = first.total.div_ceil(UPSTREAM_PAGE);
        if pages > UPSTREAM_PAGES {
            return Err(ReadError::endless_list(&place.region));
        }
        let mut found = vec![(1, first)];
        let mut reads = JoinSet::new();
        for number in 2..=pages {
            if reads.len() >= AT_ONCE {
                found.extend(next(&mut reads).await?);
            }
            let read = clusters_read(client, &place.region, number, filters);
            reads.spawn(async move { Ok((number, read.await?.value)) });
        }
        while !reads.is_empty() {
            found.extend(next(&mut reads).await?);
        }
        found.sort_by_key(|(number, _)| *number);
        Ok(found.into_iter().map(|(_, page)| page).collect())
    }
}

type Pages = JoinSet<Result<(u32, ClusterPage), ReadError>>;

async fn next(reads: &mut Pages) -> Result<Option<(u32, ClusterPage)>, ReadError> {
    // If a task was cancelled or panicked, a page is missing, and the list is of no use.
    let read = reads.join_next().await.map(|read| {
        read.unwrap_or_else(|error| {
            tracing::error!(%error, "a page of the list was not read");
            Err(ReadError::broken_off())
        })
    });
    read.transpose()
}

/// `None` if the ID is not one that this version accepts, or the cluster is of an engine that was not asked for.
fn listed(summary: ClusterSummary) -> Option<RegionCluster> {
    if !["", DB_TYPE].contains(&summary.db_type.as_str()) {
        return None;
    }
    Some(RegionCluster { id: ClusterId::parse(summary.id.as_str()).ok()?, summary })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_many_pages_may_be_older() {
        assert_eq!(max_age(100), SHORTEST_AGE);
        assert_eq!(max_age(1_000), Duration::from_secs(10));
    }
}
