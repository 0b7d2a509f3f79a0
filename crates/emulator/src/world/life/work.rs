//! Work on a cluster besides its migration: how it begins and ends.

use jiff::Timestamp;

use crate::world::{Change, Pace, Timer, Work, World};

impl World {
    /// Begins a change of a cluster. The caller has checked that the cluster is not busy.
    pub fn begin(&mut self, cluster: &str, change: Change, pace: Pace, now: Timestamp, hold: bool) {
        if let Some(cluster) = self.clusters.get_mut(cluster) {
            cluster.work = Some(Box::new(Work { timer: Timer::paced(now, pace, hold), change }));
        }
    }

    /// Applies the change if its time has come.
    pub fn settle_work(&mut self, id: &str, now: Timestamp) {
        // Read before it is borrowed mutably: a row that was borrowed mutably counts as changed and is saved.
        let end = self.clusters.get(id).and_then(|cluster| cluster.work.as_ref()?.timer.end());
        if end.is_none_or(|end| end > now) {
            return;
        }
        let Some(cluster) = self.clusters.get_mut(id) else { return };
        let Some(work) = cluster.work.take() else { return };
        if matches!(work.change, Change::Delete) {
            self.clusters.remove(id);
        } else {
            cluster.apply(work.change);
        }
    }
}
