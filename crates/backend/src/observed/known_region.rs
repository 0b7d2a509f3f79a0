//! What is known of the clusters of one region. Their migrations are gathered in the background, so that a page with a
//! thousand clusters waits for none of them.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use acs_client::ClusterSummary;
use migration::{ClusterId, Migration, RegionRef};
use tokio::sync::Notify;
use tokio::time::Instant;

use super::Reading;
use crate::error::ReadError;

/// How long a first page waits for what it shows. Later pages show what is known.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the page is made again meanwhile.
const STEP: Duration = Duration::from_millis(20);

/// A cluster of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionCluster {
    pub id: ClusterId,
    pub summary: ClusterSummary,
}

/// All clusters of a region.
pub type List = Arc<Vec<RegionCluster>>;

/// The clusters of one region.
#[derive(Debug)]
pub struct KnownRegion {
    pub place: RegionRef,
    known: Mutex<KnownClusters>,
    /// A page was asked for.
    asked: Notify,
}

#[derive(Debug)]
pub struct KnownClusters {
    list: Option<Reading<List>>,
    rows: HashMap<ClusterId, RowReading>,
    list_trouble: Option<ReadError>,
    /// Why the gathering pauses.
    gather_trouble: Option<ReadError>,
    /// When a page was last asked for.
    asked: Instant,
    /// When the gathering began. `None` if the region is not gathered.
    gathering: Option<Instant>,
    /// Rows that a page waits for, to be read first.
    wanted: HashSet<ClusterId>,
}

/// The last attempt to read a migration, and the last successful reading.
#[derive(Debug, Clone)]
pub struct RowReading {
    reading: Option<Reading<Migration>>,
    pub trouble: Option<ReadError>,
    pub tried: Instant,
}

/// The gathering of a region. It ends when this is dropped, however the task ends.
#[derive(Debug)]
pub struct Gathering(Arc<KnownRegion>);

impl Drop for Gathering {
    fn drop(&mut self) {
        self.0.known().gathering = None;
    }
}

impl RowReading {
    /// The migration without its endpoints.
    pub fn migration(&self) -> Option<&Migration> {
        self.reading.as_ref().map(|reading| &reading.value)
    }

    pub fn reading(&self) -> Option<(Migration, Duration)> {
        self.reading.as_ref().map(|reading| (reading.value.clone(), reading.age()))
    }
}

impl KnownClusters {
    pub fn listed(&self) -> &[RegionCluster] {
        self.list.as_ref().map_or(&[], |list| &list.value)
    }

    pub fn row(&self, id: &ClusterId) -> Option<&RowReading> {
        self.rows.get(id)
    }

    pub fn rows(&self) -> impl Iterator<Item = &RowReading> {
        self.rows.values()
    }

    /// Whether a page waits for this row.
    pub fn is_wanted(&self, id: &ClusterId) -> bool {
        self.wanted.contains(id)
    }

    pub fn trouble(&self) -> Option<&ReadError> {
        self.list_trouble.as_ref().or(self.gather_trouble.as_ref())
    }
}

impl KnownRegion {
    pub fn new(place: RegionRef) -> Self {
        let known = KnownClusters {
            list: None,
            rows: HashMap::new(),
            list_trouble: None,
            gather_trouble: None,
            asked: Instant::now(),
            gathering: None,
            wanted: HashSet::new(),
        };
        Self { place, known: Mutex::new(known), asked: Notify::new() }
    }

    pub fn with<T>(&self, read: impl FnOnce(&KnownClusters) -> T) -> T {
        read(&self.known())
    }

    /// Has `wanted` read first, and waits a moment. False if the page has waited long enough.
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

    /// Records that a page was asked for. `Some` if the caller has to begin the gathering.
    pub fn ask(self: &Arc<Self>) -> Option<Gathering> {
        let mut known = self.known();
        known.asked = Instant::now();
        let begins = known.gathering.is_none();
        if begins {
            known.gathering = Some(Instant::now());
        }
        self.asked.notify_one();
        begins.then(|| Gathering(self.clone()))
    }

    /// Waits until a page is asked for.
    pub async fn asked(&self) {
        self.asked.notified().await;
    }

    /// How long ago a page was last asked for.
    pub fn since_asked(&self) -> Duration {
        self.known().asked.elapsed()
    }

    /// When a page was last asked for. `None` if the region is being gathered.
    pub fn idle_since(&self) -> Option<Instant> {
        let known = self.known();
        known.gathering.is_none().then_some(known.asked)
    }

    /// The age of the list, and how many clusters it has. `None` if there is no list.
    pub fn list_age(&self) -> Option<(Duration, usize)> {
        self.known().list.as_ref().map(|list| (list.age(), list.value.len()))
    }

    /// Keeps the outcome of an attempt to read the list. After a failure the old list stays.
    pub fn record_list(&self, list: Result<Reading<List>, ReadError>) {
        let mut known = self.known();
        match list {
            Ok(list) => {
                let there: HashSet<_> = list.value.iter().map(|it| &it.id).collect();
                known.rows.retain(|id, _| there.contains(id));
                known.list = Some(list);
                known.list_trouble = None;
            }
            Err(error) => known.list_trouble = Some(error),
        }
    }

    /// Keeps the outcome of an attempt to read a migration. After a failure the old reading stays.
    pub fn record(&self, id: &ClusterId, read: Result<&Reading<Migration>, ReadError>) {
        let mut known = self.known();
        let tried = Instant::now();
        let new = RowReading { reading: None, trouble: None, tried };
        let row = known.rows.entry(id.clone()).or_insert(new);
        row.tried = tried;
        match read {
            Ok(reading) => {
                let value = Migration {
                    rds_endpoints: Vec::new(),
                    polardb_endpoints: Vec::new(),
                    ..reading.value.clone()
                };
                row.reading = Some(Reading {
                    value,
                    taken: reading.taken,
                    request_id: reading.request_id.clone(),
                });
                row.trouble = None;
            }
            Err(error) => row.trouble = Some(error),
        }
    }

    /// Keeps why the gathering pauses. `None` if it goes well.
    pub fn record_gathering(&self, trouble: Option<ReadError>) {
        self.known().gather_trouble = trouble;
    }

    /// Forgets every reading.
    pub fn forget(&self) {
        let mut known = self.known();
        known.list = None;
        known.rows.clear();
        // The next page waits as long as the first page of a region.
        known.gathering = known.gathering.map(|_| Instant::now());
    }

    fn known(&self) -> MutexGuard<'_, KnownClusters> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
