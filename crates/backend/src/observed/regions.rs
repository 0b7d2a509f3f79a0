//! The regions whose clusters are known.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use migration::{ClusterRef, Migration, ProfileName, RegionRef};

use super::{KnownRegion, Reading};

/// Regions that are remembered, not counting those that pages show.
const REMEMBERED: usize = 32;

/// Every region whose list was opened.
#[derive(Debug, Default)]
pub struct Regions {
    regions: Mutex<HashMap<RegionRef, Arc<KnownRegion>>>,
}

impl Regions {
    pub fn at(&self, place: &RegionRef) -> Arc<KnownRegion> {
        let mut regions = self.regions();
        if let Some(region) = regions.get(place) {
            return region.clone();
        }
        forget_some(&mut regions);
        let region = Arc::new(KnownRegion::new(place.clone()));
        regions.insert(place.clone(), region.clone());
        region
    }

    /// Keeps a reading, if its region is remembered.
    pub fn record(&self, cluster: &ClusterRef, reading: &Reading<Migration>) {
        let region = self.regions().get(&cluster.region_ref()).cloned();
        if let Some(region) = region {
            region.record(&cluster.id, Ok(reading));
        }
    }

    /// Forgets every reading of these profiles, so that everything of them is read again.
    pub fn forget_of(&self, profiles: &[ProfileName]) {
        for region in self.regions().values() {
            if profiles.contains(&region.place.profile) {
                region.forget();
            }
        }
    }

    fn regions(&self) -> MutexGuard<'_, HashMap<RegionRef, Arc<KnownRegion>>> {
        self.regions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes room: the regions whose pages were asked for the longest ago can be gathered again.
fn forget_some(regions: &mut HashMap<RegionRef, Arc<KnownRegion>>) {
    let idle =
        regions.iter().filter_map(|(place, region)| Some((region.idle_since()?, place.clone())));
    let mut idle: Vec<_> = idle.collect();
    idle.sort_by_key(|(asked, _)| *asked);
    let excess = (idle.len() + 1).saturating_sub(REMEMBERED);
    for (_, place) in idle.into_iter().take(excess) {
        regions.remove(&place);
    }
}
