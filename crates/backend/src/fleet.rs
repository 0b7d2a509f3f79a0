//! What is known of the clusters of each region that somebody looks at. It is gathered in the background, so that a page
//! with a thousand clusters waits for none of them.

mod gather;
mod listing;
mod pace;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use migration::{ClusterId, ClusterRef, Migration, RegionRef};
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::{ListedCluster, ReadError, Reading};

pub(crate) use listing::list_read;

/// Regions that are remembered, those somebody looks at not counted.
const REMEMBERED: usize = 32;
/// A first page waits for so long for what it shows; later ones show what there is.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often it looks meanwhile.
const STEP: Duration = Duration::from_millis(20);

/// Every region that somebody looked at.
#[derive(Debug, Default)]
pub(crate) struct Fleets {
    regions: Mutex<HashMap<RegionRef, Arc<Fleet>>>,
}

/// The clusters of one region.
#[derive(Debug)]
pub(crate) struct Fleet {
    pub place: RegionRef,
    known: Mutex<Known>,
    /// Somebody looks.
    looked: Notify,
}

#[derive(Debug)]
pub(crate) struct Known {
    listing: Option<Reading<Arc<Vec<ListedCluster>>>>,
    seen: HashMap<ClusterId, Seen>,
    list_trouble: Option<ReadError>,
    /// What holds up the gathering.
    held_up: Option<ReadError>,
    looked: Instant,
    /// Since when somebody gathers, if anybody does.
    gathering: Option<Instant>,
    /// Rows that somebody has before them, to be read first.
    wanted: HashSet<ClusterId>,
}

/// The last try to read a migration, and the last that brought something.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    reading: Option<Reading<Migration>>,
    pub trouble: Option<ReadError>,
    tried: Instant,
}

impl Seen {
    /// Without its endpoints.
    pub fn migration(&self) -> Option<&Migration> {
        self.reading.as_ref().map(|reading| &reading.value)
    }

    pub fn reading(&self) -> Option<(Migration, Duration)> {
        self.reading.as_ref().map(|reading| (reading.value.clone(), reading.age()))
    }
}

impl Known {
    pub fn listed(&self) -> &[ListedCluster] {
        self.listing.as_ref().map_or(&[], |listing| &listing.value)
    }

    pub fn seen(&self, id: &ClusterId) -> Option<&Seen> {
        self.seen.get(id)
    }

    pub fn trouble(&self) -> Option<&ReadError> {
        self.list_trouble.as_ref().or(self.held_up.as_ref())
    }
}

impl Fleets {
    pub fn at(&self, place: &RegionRef) -> Arc<Fleet> {
        let mut regions = self.regions();
        if let Some(fleet) = regions.get(place) {
            return fleet.clone();
        }
        forget_some(&mut regions);
        let fleet = Arc::new(Fleet::new(place.clone()));
        regions.insert(place.clone(), fleet.clone());
        fleet
    }

    /// Keeps a reading that somebody took, where its region is remembered.
    pub fn note(&self, cluster: &ClusterRef, reading: &Reading<Migration>) {
        let fleet = self.regions().get(&cluster.region_ref()).cloned();
        if let Some(fleet) = fleet {
            fleet.note(&cluster.id, Ok(reading));
        }
    }

    /// Everything has to be read again.
    pub fn forget(&self) {
        for fleet in self.regions().values() {
            let mut known = fleet.known();
            known.listing = None;
            known.seen.clear();
            // Whoever looks next is as patient as with a region that nobody looked at.
            known.gathering = known.gathering.map(|_| Instant::now());
        }
    }

    fn regions(&self) -> MutexGuard<'_, HashMap<RegionRef, Arc<Fleet>>> {
        self.regions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes room: what nobody looked at for longest can be gathered again.
fn forget_some(regions: &mut HashMap<RegionRef, Arc<Fleet>>) {
    let idle = |fleet: &Fleet| {
        let known = fleet.known();
        known.gathering.is_none().then_some(known.looked)
    };
    let mut looks: Vec<_> =
        regions.iter().filter_map(|(place, fleet)| Some((idle(fleet)?, place.clone()))).collect();
    looks.sort_by_key(|(looked, _)| *looked);
    let excess = (looks.len() + 1).saturating_sub(REMEMBERED);
    for (_, place) in looks.into_iter().take(excess) {
        regions.remove(&place);
    }
}

impl Fleet {
    fn new(place: RegionRef) -> Self {
        let known = Known {
            listing: None,
            seen: HashMap::new(),
            list_trouble: None,
            held_up: None,
            looked: Instant::now(),
            gathering: None,
            wanted: HashSet::new(),
        };
        Self { place, known: Mutex::new(known), looked: Notify::new() }
    }

    pub fn with<T>(&self, look: impl FnOnce(&Known) -> T) -> T {
        look(&self.known())
    }

    /// Has `wanted` read first, and waits a moment; false when whoever asks has waited long enough.
    pub async fn is_worth_waiting_for(&self, wanted: Vec<ClusterId>) -> bool {
        let young = {
            let mut known = self.known();
            known.wanted = wanted.into_iter().collect();
            known.gathering.is_some_and(|since| since.elapsed() < PATIENCE)
        };
        if young {
            tokio::time::sleep(STEP).await;
        }
        young
    }

    /// Keeps what a try to read a migration brought. What was read before is not forgotten for a failure.
    fn note(&self, id: &ClusterId, read: Result<&Reading<Migration>, ReadError>) {
        let mut known = self.known();
        let tried = Instant::now();
        let seen =
            known.seen.entry(id.clone()).or_insert(Seen { reading: None, trouble: None, tried });
        seen.tried = tried;
        match read {
            Ok(reading) => {
                let value = Migration {
                    rds_endpoints: Vec::new(),
                    polardb_endpoints: Vec::new(),
                    ..reading.value.clone()
                };
                seen.reading = Some(Reading {
                    value,
                    taken: reading.taken,
                    request_id: reading.request_id.clone(),
                });
                seen.trouble = None;
            }
            Err(error) => seen.trouble = Some(error),
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
