//! One page of a region's clusters, with what the list call does not say: their migrations.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use acs_client::ClusterSummary;
use migration::{ClusterId, ClusterRef, Migration, RegionRef};

use super::ClusterQuery;
use crate::config::Config;
use crate::error::ReadError;
use crate::observed::{KnownClusters, Observed, RegionCluster, RowReading};
use crate::operations::PAGE_ROWS;
use crate::pollers::Pollers;
use crate::reads::Reads;

#[derive(Debug, Clone)]
pub struct ClusterRow {
    pub cluster: ClusterRef,
    pub listed: ClusterSummary,
    pub selected: bool,
    /// The last reading, without its endpoints, and its age. `None` if there never was one.
    pub read: Option<(Migration, Duration)>,
    /// Why there is no newer reading.
    pub trouble: Option<ReadError>,
}

#[derive(Debug, Clone)]
pub struct ClusterPage {
    pub rows: Vec<ClusterRow>,
    /// Clusters that match, on all pages.
    pub matching: usize,
    /// Clusters of the region.
    pub total: usize,
    /// Clusters of the region whose migration was read, or could not be.
    pub read: usize,
    pub page: usize,
    pub pages: usize,
    /// How old the oldest reading of these rows is.
    pub oldest: Option<Duration>,
    /// Clusters of the region that are selected, on all pages.
    pub selected: usize,
    /// Selected clusters that the region does not have.
    pub missing: Vec<ClusterId>,
    /// Why the list is not newer, or why the gathering pauses.
    pub trouble: Option<ReadError>,
    /// How long until the page is worth asking for again.
    pub refresh_after: Duration,
}

impl ClusterPage {
    /// Whether some clusters of the region were not read yet.
    pub fn is_partial(&self) -> bool {
        self.read < self.total
    }
}

#[derive(Debug)]
pub struct Clusters {
    config: Arc<Config>,
    reads: Arc<Reads>,
    observed: Arc<Observed>,
    pollers: Pollers,
}

impl Clusters {
    pub fn new(
        config: Arc<Config>,
        reads: Arc<Reads>,
        observed: Arc<Observed>,
        pollers: Pollers,
    ) -> Self {
        Self { config, reads, observed, pollers }
    }

    /// One page, with what is known of the migrations by now. The rest is gathered in the background.
    pub async fn page(&self, query: &ClusterQuery) -> Result<ClusterPage, ReadError> {
        self.config.profiles.client(&query.place.profile)?;
        let region = self.observed.region(&query.place);
        self.reads.list_for_page(&region).await?;
        self.pollers.begin_gathering(&region);
        let now = || region.with(|known| page(query, known));
        let mut latest = now();
        let unread = |page: &ClusterPage| {
            let of_page = page.rows.iter().filter(|it| it.read.is_none() && it.trouble.is_none());
            of_page.map(|row| row.cluster.id.clone()).collect::<Vec<_>>()
        };
        while !is_answered(query, &latest) && region.is_worth_waiting_for(unread(&latest)).await {
            latest = now();
        }
        let config = &self.config;
        latest.refresh_after =
            if latest.is_partial() { config.fast_poll } else { config.slow_poll };
        Ok(latest)
    }
}

/// Whether more readings would not change the page.
fn is_answered(query: &ClusterQuery, page: &ClusterPage) -> bool {
    if query.filters_readings() || query.sort.column.is_of_readings() {
        return !page.is_partial();
    }
    page.rows.iter().all(|row| row.read.is_some() || row.trouble.is_some())
}

fn page(query: &ClusterQuery, known: &KnownClusters) -> ClusterPage {
    let all = known.listed();
    let chosen: HashSet<_> = query.selected.iter().collect();
    let selected = all.iter().filter(|it| chosen.contains(&it.id)).count();
    let mut found: Vec<_> = all
        .iter()
        .filter(|it| !query.only_selected || chosen.contains(&it.id))
        .map(|it| (it, known.row(&it.id)))
        .filter(|(listed, row)| query.matches(listed, *row))
        .collect();
    query.sort.apply(&mut found);
    let (page, pages, range) = window(found.len(), query.page);
    let row = |(listed, row): &(&RegionCluster, Option<&RowReading>)| {
        let RegionRef { profile, region } = query.place.clone();
        ClusterRow {
            cluster: ClusterRef { profile, region, id: listed.id.clone() },
            selected: chosen.contains(&listed.id),
            listed: listed.summary.clone(),
            read: row.and_then(RowReading::reading),
            trouble: row.and_then(|row| row.trouble.clone()),
        }
    };
    let rows: Vec<_> = found[range].iter().map(row).collect();
    let is_missing = |id: &&ClusterId| !all.iter().any(|it| it.id == **id);
    ClusterPage {
        matching: found.len(),
        total: all.len(),
        read: all.iter().filter(|it| known.row(&it.id).is_some()).count(),
        page,
        pages,
        oldest: rows.iter().filter_map(|row| Some(row.read.as_ref()?.1)).max(),
        selected,
        missing: query.selected.iter().filter(is_missing).cloned().collect(),
        trouble: known.trouble().cloned(),
        refresh_after: Duration::ZERO,
        rows,
    }
}

/// The page that is shown, how many there are, and its rows. A page past the end is the last one.
fn window(rows: usize, page: usize) -> (usize, usize, std::ops::Range<usize>) {
    let pages = rows.div_ceil(PAGE_ROWS).max(1);
    let page = page.clamp(1, pages);
    let start = (page - 1) * PAGE_ROWS;
    (page, pages, start..rows.min(start + PAGE_ROWS))
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
