//! Finds a cluster that is named without its region.

use acs_client::Cluster;
use migration::{ClusterId, ClusterRef, ProfileName, RegionId};

use super::Reads;
use crate::error::{ReadError, Trouble};

impl Reads {
    /// Searches the default region, then the regions where the cluster was read before, then every other.
    pub async fn find(
        &self,
        profile: &ProfileName,
        id: &ClusterId,
    ) -> Result<Option<ClusterRef>, ReadError> {
        let first = self.config.profiles.region(profile)?.clone();
        let mut search = Search { reads: self, profile, id, asked: Vec::new(), trouble: None };
        let near = std::iter::once(first).chain(self.read_in(profile, id).await);
        for region in near.collect::<Vec<_>>() {
            if let Some(found) = search.ask(region).await {
                return Ok(Some(found));
            }
        }
        // The semaphore is never closed.
        let _permit = self.searches.acquire().await;
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

    /// Regions in which lists, pages and the journal have the cluster.
    async fn read_in(&self, profile: &ProfileName, id: &ClusterId) -> Vec<RegionId> {
        let listed = self.lists.find(|place, list| {
            let here = place.profile == *profile && list.iter().any(|cluster| cluster.id == *id);
            here.then(|| place.region.clone())
        });
        let opened = self.clusters.find(|cluster, read| {
            (cluster.profile == *profile && cluster.id == *id)
                .then(|| RegionId::parse(read.region.as_str()).ok())?
        });
        // If the journal cannot be read the search takes longer, that is all.
        let sent = self.intents.last_sent(&self.realms.now(profile), id).await.unwrap_or_default();
        let sent = sent.filter(|record| record.intent.profile() == profile);
        let journalled = sent.map(|record| record.intent.region().clone());
        listed.into_iter().chain(opened).chain(journalled).collect()
    }
}

struct Search<'a> {
    reads: &'a Reads,
    profile: &'a ProfileName,
    id: &'a ClusterId,
    asked: Vec<RegionId>,
    /// The error of the last region that could not be read.
    trouble: Option<ReadError>,
}

impl Search<'_> {
    /// Asks a region, unless it was asked before.
    async fn ask(&mut self, region: RegionId) -> Option<ClusterRef> {
        if self.asked.contains(&region) {
            return None;
        }
        self.asked.push(region.clone());
        let asked = ClusterRef { profile: self.profile.clone(), region, id: self.id.clone() };
        match self.reads.attributes(&asked).await {
            Ok(found) => at_home(asked, &found.value),
            Err(error) => {
                if error.trouble != Trouble::NotFound {
                    self.trouble = Some(error);
                }
                None
            }
        }
    }
}

/// The cluster in its own region: an upstream with one host for all regions finds it from any region.
fn at_home(asked: ClusterRef, found: &Cluster) -> Option<ClusterRef> {
    let region = RegionId::parse(found.region.as_str()).ok()?;
    Some(ClusterRef { region, ..asked })
}
