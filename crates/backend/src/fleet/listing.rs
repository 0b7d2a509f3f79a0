//! The list call: all pages of a region.

use std::sync::Arc;
use std::time::Duration;

use acs_client::{Client, ClusterFilters, ClusterSummary, Read};
use migration::{ClusterId, RegionId, RegionRef};
use tokio::task::JoinSet;

use super::{Fleet, PATIENCE};
use crate::{Backend, ListedCluster, ReadError, Reading};

/// The largest page the list call gives (vendor/rds-migration 4.1).
const UPSTREAM_PAGE: u32 = 100;
/// Pages of a region's list; an upstream that has more to say goes round in circles.
const UPSTREAM_PAGES: u32 = 100;
/// Pages that are read at once.
const AT_ONCE: usize = 4;
const SHORTEST_AGE: Duration = Duration::from_secs(5);
/// A list of many pages may be older, so that it costs no more than one call in this time.
const PAGE_EVERY: Duration = Duration::from_secs(1);

type List = Arc<Vec<ListedCluster>>;

/// How old a list of so many clusters may be.
fn list_age(clusters: usize) -> Duration {
    let pages = u32::try_from(clusters).unwrap_or(u32::MAX).div_ceil(UPSTREAM_PAGE);
    SHORTEST_AGE.max(PAGE_EVERY.saturating_mul(pages))
}

impl Fleet {
    /// How much too old the list is; nothing when there is none.
    pub(super) fn list_is_due(&self) -> bool {
        let known = self.known();
        known.listing.as_ref().is_none_or(|list| list.age() >= list_age(list.value.len()))
    }

    fn has_list(&self) -> bool {
        self.known().listing.is_some()
    }

    fn note_list(&self, list: Result<Reading<List>, ReadError>) {
        let mut known = self.known();
        match list {
            Ok(list) => {
                let there: std::collections::HashSet<_> =
                    list.value.iter().map(|it| &it.id).collect();
                known.seen.retain(|id, _| there.contains(id));
                known.listing = Some(list);
                known.list_trouble = None;
            }
            Err(error) => known.list_trouble = Some(error),
        }
    }
}

impl Backend {
    /// A list for a page: a new one where there is none, else whichever is there soon.
    pub(crate) async fn list_for_page(&self, fleet: &Fleet) -> Result<(), ReadError> {
        if !fleet.list_is_due() {
            return Ok(());
        }
        if !fleet.has_list() {
            return self.take_list(fleet).await;
        }
        // Late or not to be had: the page says how old it is, or why there is no newer one.
        let _ = tokio::time::timeout(PATIENCE, self.take_list(fleet)).await;
        Ok(())
    }

    pub(super) async fn take_list(&self, fleet: &Fleet) -> Result<(), ReadError> {
        let fetch = async || self.fetch_list(&fleet.place).await;
        let age = |list: &Result<List, _>| match list {
            Ok(list) => list_age(list.len()),
            Err(_) => SHORTEST_AGE,
        };
        let list = self.inner.lists.get(&fleet.place, age, fetch).await;
        let outcome = list.as_ref().map(|_| ()).map_err(Clone::clone);
        fleet.note_list(list);
        outcome
    }

    /// The list as it is now, past the cache.
    pub(crate) async fn fetch_list(&self, place: &RegionRef) -> Result<List, ReadError> {
        let client = self.client(&place.profile)?;
        let first = list_read(client, &place.region, 1).await?.value;
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
            let read = list_read(client, &place.region, number);
            reads.spawn(async move { Ok((number, read.await?.value.clusters)) });
        }
        while !reads.is_empty() {
            found.extend(next(&mut reads).await?);
        }
        found.sort_by_key(|(number, _)| *number);
        let mut clusters: Vec<_> =
            found.into_iter().flat_map(|(_, page)| page).filter_map(listed).collect();
        // A cluster that is created meanwhile moves another one to the next page.
        let mut known = std::collections::HashSet::new();
        clusters.retain(|cluster| known.insert(cluster.id.clone()));
        Ok(Arc::new(clusters))
    }
}

type Pages = JoinSet<Result<(u32, Vec<ClusterSummary>), ReadError>>;

async fn next(reads: &mut Pages) -> Result<Option<(u32, Vec<ClusterSummary>)>, ReadError> {
    // A task that was cancelled or panicked leaves a list that lacks a page, which is no list.
    reads
        .join_next()
        .await
        .map(|read| read.unwrap_or_else(|_| Err(ReadError::broken_off())))
        .transpose()
}

/// One page of a region's list.
pub(crate) fn list_read(
    client: &Client,
    region: &RegionId,
    page: u32,
) -> Read<acs_client::ClusterPage> {
    client.describe_db_clusters(region, page, UPSTREAM_PAGE, &ClusterFilters::default())
}

fn listed(cluster: ClusterSummary) -> Option<ListedCluster> {
    Some(ListedCluster {
        id: ClusterId::parse(cluster.id).ok()?,
        description: cluster.description,
        status: cluster.status,
        db_version: cluster.db_version,
    })
}
