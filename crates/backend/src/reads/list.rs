//! The list call: all pages of a region.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use acs_client::ClusterSummary;
use migration::{ClusterId, RegionRef};
use tokio::task::JoinSet;

use super::Reads;
use crate::error::ReadError;
use crate::observed::{KnownRegion, List, RegionCluster};
use crate::operations::{UPSTREAM_PAGE, clusters_read};

/// Pages of a region's list, at most. An upstream that has more repeats itself.
const UPSTREAM_PAGES: u32 = 100;
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
    pub async fn fetch_list(&self, place: &RegionRef) -> Result<List, ReadError> {
        let client = self.client(&place.profile)?;
        let first = clusters_read(client, &place.region, 1).await?.value;
        let pages = first.total.div_ceil(UPSTREAM_PAGE);
        if pages > UPSTREAM_PAGES {
            return Err(ReadError::endless_list(&place.region));
        }
        let mut found = vec![(1, first.clusters)];
        let mut reads = JoinSet::new();
        for number in 2..=pages {
            if reads.len() >= AT_ONCE {
                found.extend(next(&mut reads).await?);
            }
            let read = clusters_read(client, &place.region, number);
            reads.spawn(async move { Ok((number, read.await?.value.clusters)) });
        }
        while !reads.is_empty() {
            found.extend(next(&mut reads).await?);
        }
        found.sort_by_key(|(number, _)| *number);
        let mut clusters: Vec<_> =
            found.into_iter().flat_map(|(_, page)| page).filter_map(listed).collect();
        // A cluster that is created meanwhile moves another one to the next page, where it is listed again.
        let mut known = HashSet::new();
        clusters.retain(|cluster| known.insert(cluster.id.clone()));
        Ok(Arc::new(clusters))
    }
}

type Pages = JoinSet<Result<(u32, Vec<ClusterSummary>), ReadError>>;

async fn next(reads: &mut Pages) -> Result<Option<(u32, Vec<ClusterSummary>)>, ReadError> {
    // If a task was cancelled or panicked, a page is missing, and the list is of no use.
    let read = reads.join_next().await.map(|read| {
        read.unwrap_or_else(|error| {
            tracing::error!(%error, "a page of the list was not read");
            Err(ReadError::broken_off())
        })
    });
    read.transpose()
}

/// `None` if the ID is not one that this version accepts.
fn listed(summary: ClusterSummary) -> Option<RegionCluster> {
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
