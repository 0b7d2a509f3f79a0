//! The list of a region's clusters with what the list call does not say: their migrations.

mod order;
mod query;

use std::collections::HashSet;
use std::time::Duration;

use migration::{ClusterId, ClusterRef, Migration, RegionRef};

use crate::fleet::{Known, Seen};
use crate::{Backend, ReadError};

pub use order::{Column, Sort};
pub use query::{ClusterQuery, Needs};

/// Rows of one page of the cluster list.
pub const PAGE_ROWS: usize = 50;

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
    pub selected: bool,
    /// The last reading, without its endpoints, and how old it is; nothing if there never was one.
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
    /// Why the list is not newer, or what holds up the gathering.
    pub trouble: Option<ReadError>,
    /// When another look is worth it.
    pub next_look: Duration,
}

impl ClusterPage {
    /// Whether some clusters of the region were not read yet.
    pub fn is_partial(&self) -> bool {
        self.read < self.total
    }
}

impl Backend {
    /// One page of a region's clusters, with what is known of their migrations by now. The rest is gathered in the
    /// background for as long as somebody looks.
    ///
    /// # Errors
    /// The list was never read. A migration that could not be read is an error in its row only.
    pub async fn clusters(&self, query: &ClusterQuery) -> Result<ClusterPage, ReadError> {
        self.client(&query.place.profile)?;
        let fleet = self.inner.fleets.at(&query.place);
        self.list_for_page(&fleet).await?;
        self.begin_gathering(&fleet);
        let now = || fleet.with(|known| page(query, known));
        let mut shown = now();
        let unread = |page: &ClusterPage| {
            let of_page = page.rows.iter().filter(|it| it.read.is_none() && it.trouble.is_none());
            of_page.map(|row| row.listed.id.clone()).collect::<Vec<_>>()
        };
        while !query.is_answered(&shown) && fleet.is_worth_waiting_for(unread(&shown)).await {
            shown = now();
        }
        let config = &self.inner.config;
        shown.next_look = if shown.is_partial() { config.fast_poll } else { config.slow_poll };
        Ok(shown)
    }
}

fn page(query: &ClusterQuery, known: &Known) -> ClusterPage {
    let all = known.listed();
    let chosen: HashSet<_> = query.selected.iter().collect();
    let selected = all.iter().filter(|it| chosen.contains(&it.id)).count();
    let mut found: Vec<_> = all
        .iter()
        .filter(|it| !query.only_selected || chosen.contains(&it.id))
        .map(|it| (it, known.seen(&it.id)))
        .filter(|(listed, seen)| query.matches(listed, *seen))
        .collect();
    query.sort.apply(&mut found);
    let (page, pages, range) = window(found.len(), query.page);
    let row = |(listed, seen): &(&ListedCluster, Option<&Seen>)| {
        let RegionRef { profile, region } = query.place.clone();
        ClusterRow {
            cluster: ClusterRef { profile, region, id: listed.id.clone() },
            selected: chosen.contains(&listed.id),
            listed: (*listed).clone(),
            read: seen.and_then(Seen::reading),
            trouble: seen.and_then(|seen| seen.trouble.clone()),
        }
    };
    let rows: Vec<_> = found[range].iter().map(row).collect();
    let is_missing = |id: &&ClusterId| !all.iter().any(|it| it.id == **id);
    ClusterPage {
        matching: found.len(),
        total: all.len(),
        read: all.iter().filter(|it| known.seen(&it.id).is_some()).count(),
        page,
        pages,
        oldest: rows.iter().filter_map(|row| Some(row.read.as_ref()?.1)).max(),
        selected,
        missing: query.selected.iter().filter(is_missing).cloned().collect(),
        trouble: known.trouble().cloned(),
        next_look: Duration::ZERO,
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
