//! Following a migration: one reader for each cluster, however many follow.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use migration::{ClusterRef, Migration};
use tokio::sync::{Notify, watch};

use crate::{Backend, ReadError, Reading};

/// A reading or why there is none.
pub type Look = Result<Reading<Migration>, ReadError>;

/// No reader asks more often than this, whatever the readings' ages say.
const SHORTEST_WAIT: Duration = Duration::from_millis(10);

/// The clusters that somebody follows. A handle; clones share everything.
#[derive(Debug, Clone, Default)]
pub(crate) struct Following {
    clusters: Arc<Mutex<HashMap<ClusterRef, Followed>>>,
}

#[derive(Debug, Clone)]
struct Followed {
    latest: watch::Sender<Option<Look>>,
    /// Somebody else took a reading: the reader may have to hurry.
    shown: Arc<Notify>,
}

/// Sees every new reading of a migration, and the latest one again when the journal has something new about the cluster.
/// Ends when it is dropped.
#[derive(Debug)]
pub struct Follower {
    latest: watch::Receiver<Option<Look>>,
}

impl Follower {
    /// The next reading that this follower has not seen, the latest one first, or the same one beside a changed journal;
    /// nothing once the backend stops.
    pub async fn next(&mut self) -> Option<Look> {
        loop {
            if self.latest.changed().await.is_err() {
                return None;
            }
            if let Some(look) = self.latest.borrow_and_update().clone() {
                return Some(look);
            }
        }
    }
}

impl Following {
    /// Shows a reading to those who follow the cluster, if anybody does.
    pub fn show(&self, cluster: &ClusterRef, look: Look) {
        if let Some(followed) = self.clusters().get(cluster) {
            followed.latest.send_replace(Some(look));
            followed.shown.notify_one();
        }
    }

    /// Shows the latest reading once more to those who follow the subject of an intent: the journal changed.
    pub fn wake(&self, subject: &str) {
        for (cluster, followed) in self.clusters().iter() {
            if cluster.id.as_str() == subject {
                followed.latest.send_modify(|_| ());
            }
        }
    }

    /// Joins those who follow the cluster. The first one gets the reader's part, too.
    fn join(&self, cluster: &ClusterRef) -> (Follower, Option<Followed>) {
        let mut clusters = self.clusters();
        if let Some(followed) = clusters.get(cluster) {
            let mut latest = followed.latest.subscribe();
            latest.mark_changed();
            return (Follower { latest }, None);
        }
        let (sender, latest) = watch::channel(None);
        let followed = Followed { latest: sender, shown: Arc::default() };
        clusters.insert(cluster.clone(), followed.clone());
        (Follower { latest }, Some(followed))
    }

    /// Whether nobody follows the cluster any more; then it is forgotten.
    fn is_abandoned(&self, cluster: &ClusterRef) -> bool {
        let mut clusters = self.clusters();
        let abandoned = clusters.get(cluster).is_none_or(|it| it.latest.receiver_count() == 0);
        if abandoned {
            clusters.remove(cluster);
        }
        abandoned
    }

    fn clusters(&self) -> MutexGuard<'_, HashMap<ClusterRef, Followed>> {
        self.clusters.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends every follower.
    pub fn end(&self) {
        self.clusters().clear();
    }
}

impl Backend {
    /// Follows a migration. All who follow the same one share its calls.
    pub fn follow(&self, cluster: &ClusterRef) -> Follower {
        let (follower, followed) = self.inner.following.join(cluster);
        if let Some(followed) = followed {
            let (backend, cluster) = (self.clone(), cluster.clone());
            let stop = self.inner.stop.clone();
            self.inner.settlers.spawn(async move {
                tokio::select! {
                    () = backend.read_for_followers(&cluster, &followed) => {}
                    () = stop.cancelled() => backend.inner.following.end(),
                }
            });
        }
        follower
    }

    async fn read_for_followers(&self, cluster: &ClusterRef, followed: &Followed) {
        while !self.inner.following.is_abandoned(cluster) {
            let look = self.watch(cluster).await;
            let wait = self.until_next_look(&look);
            if is_news(&followed.latest, &look) {
                followed.latest.send_replace(Some(look));
            }
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                () = followed.shown.notified() => {}
                () = followed.latest.closed() => {}
            }
        }
    }

    fn until_next_look(&self, look: &Look) -> Duration {
        let wait = match look {
            Ok(reading) => self.poll_interval(&reading.value).saturating_sub(reading.age()),
            Err(_) => self.inner.config.fast_poll,
        };
        wait.max(SHORTEST_WAIT)
    }
}

/// A reading that was shown when it was taken is not shown again.
fn is_news(latest: &watch::Sender<Option<Look>>, look: &Look) -> bool {
    match (&*latest.borrow(), look) {
        (Some(Ok(shown)), Ok(now)) => shown.taken != now.taken,
        _ => true,
    }
}
