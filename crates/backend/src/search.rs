//! Looks for a cluster that is named without its region.

use migration::{ClusterId, ClusterRef, ProfileName, RegionId};

use crate::{Backend, ClusterAttributes, ReadError, Trouble};

/// A search may ask every region, so only so many go on at once.
pub(crate) const AT_ONCE: usize = 4;

impl Backend {
    /// Looks for an account's cluster named without its region: the default region, where it was seen before, every other.
    ///
    /// # Errors
    /// Some region could not be read and no other has the cluster.
    pub async fn find(
        &self,
        profile: &ProfileName,
        id: &ClusterId,
    ) -> Result<Option<ClusterRef>, ReadError> {
        let first = self.default_region(profile)?.clone();
        let mut search = Search { backend: self, profile, id, asked: Vec::new(), trouble: None };
        let near = std::iter::once(first).chain(self.seen_in(profile, id).await);
        for region in near.collect::<Vec<_>>() {
            if let Some(found) = search.ask(region).await {
                return Ok(Some(found));
            }
        }
        // The semaphore is never closed.
        let _permit = self.inner.searches.acquire().await;
        match self.regions(profile).await {
            Ok(regions) => {
                for region in regions {
                    if let Some(found) = search.ask(region).await {
                        return Ok(Some(found));
                    }
                }
            }
            Err(error) => search.trouble = Some(error),
        }
        search.trouble.map_or(Ok(None), Err)
    }

    /// Regions in which lists, pages and the journal have had the account's cluster.
    async fn seen_in(&self, profile: &ProfileName, id: &ClusterId) -> Vec<RegionId> {
        let listed = self.inner.lists.find(|place, list| {
            let here = place.profile == *profile && list.iter().any(|cluster| cluster.id == *id);
            here.then(|| place.region.clone())
        });
        let opened = self.inner.attributes.find(|cluster, read| {
            (cluster.profile == *profile && cluster.id == *id)
                .then(|| RegionId::parse(read.region.as_str()).ok())?
        });
        // A journal that cannot be read makes the search longer, and no worse.
        let sent = self.inner.journal.last_sent(id).await.unwrap_or_default();
        let sent = sent.filter(|record| record.intent.profile() == profile);
        let journalled = sent.map(|record| record.intent.region().clone());
        listed.into_iter().chain(opened).chain(journalled).collect()
    }
}

struct Search<'a> {
    backend: &'a Backend,
    profile: &'a ProfileName,
    id: &'a ClusterId,
    asked: Vec<RegionId>,
    /// Why the search says nothing about a region.
    trouble: Option<ReadError>,
}

impl Search<'_> {
    /// Asks a region, once.
    async fn ask(&mut self, region: RegionId) -> Option<ClusterRef> {
        if self.asked.contains(&region) {
            return None;
        }
        self.asked.push(region.clone());
        let asked = ClusterRef { profile: self.profile.clone(), region, id: self.id.clone() };
        match self.backend.attributes(&asked).await {
            Ok(found) => at_home(asked, &found),
            Err(error) => {
                if error.trouble != Trouble::NotFound {
                    self.trouble = Some(error);
                }
                None
            }
        }
    }
}

/// An upstream with one host for all regions finds a cluster from anywhere; its own region counts.
fn at_home(asked: ClusterRef, found: &ClusterAttributes) -> Option<ClusterRef> {
    let region = RegionId::parse(found.region.as_str()).ok()?;
    Some(ClusterRef { region, ..asked })
}
