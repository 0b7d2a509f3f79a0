//! What happens to a migration by itself as time passes (vendor/rds-migration 3).

use jiff::Timestamp;
use migration::{Direction, Pairs, invert};

use super::begin::Course;
use crate::choices::Expiry;
use crate::world::{Cluster, Failure, Phase, Task, Timer, World};

/// An event that time brings about.
enum Event {
    PrecheckFails,
    Copied,
    Switched,
    RolledBack,
    Closed,
    Expired,
}

impl World {
    /// Brings a cluster and its migration up to `now`. Settling later gives the same as settling often.
    pub fn settle(&mut self, cluster: &str, now: Timestamp) {
        self.settle_work(cluster, now);
        let mut reached = Timestamp::MIN;
        while self.settle_one(cluster, now, &mut reached) {}
    }

    /// Applies the next event that is due by `now`, not before `reached`: a deadline that passed during a switch takes
    /// effect when the switch has ended.
    fn settle_one(&mut self, cluster: &str, now: Timestamp, reached: &mut Timestamp) -> bool {
        match self.clusters.get(cluster).and_then(|cluster| self.next_event(cluster)) {
            Some((at, event)) if at <= now => {
                *reached = at.max(*reached);
                self.happen(cluster, &event, *reached);
                true
            }
            _ => false,
        }
    }

    /// Counts a describe call of a cluster for the steps that end after a number of them; `true` if one was counted.
    pub fn describe(&mut self, id: &str, now: Timestamp) -> bool {
        self.settle(id, now);
        // Read before it is borrowed mutably: a row that was borrowed mutably counts as changed and is saved.
        let counts = self.clusters.get(id).is_some_and(Cluster::counts_describes);
        match self.clusters.get_mut(id).filter(|_| counts) {
            Some(cluster) => cluster.describe(now),
            None => return false,
        }
        self.settle(id, now);
        true
    }

    /// Brings the migrations from a source up to `now`.
    pub fn settle_source(&mut self, source: &str, now: Timestamp) {
        let from_it: Vec<_> = self
            .clusters
            .iter()
            .filter(|cluster| {
                cluster.task.as_ref().is_some_and(|task| !task.is_over() && task.source == source)
            })
            .map(|cluster| cluster.id.clone())
            .collect();
        for cluster in from_it {
            self.settle(&cluster, now);
        }
    }

    pub fn settle_all(&mut self, now: Timestamp) {
        let due = self.clusters.iter().filter(|cluster| self.is_due(cluster, now));
        let due: Vec<_> = due.map(|cluster| cluster.id.clone()).collect();
        for cluster in due {
            self.settle(&cluster, now);
        }
    }

    /// Whether an event or the end of work is due.
    fn is_due(&self, cluster: &Cluster, now: Timestamp) -> bool {
        let work = cluster.work.as_ref().and_then(|work| work.timer.end());
        let event = self.next_event(cluster).map(|(at, _)| at);
        work.into_iter().chain(event).any(|at| at <= now)
    }

    fn next_event(&self, cluster: &Cluster) -> Option<(Timestamp, Event)> {
        let task = cluster.task.as_ref()?;
        let after = |timer: Timer, event| timer.end().map(|at| (at, event));
        match &task.phase {
            Phase::Cloning { precheck: Some(precheck), timer } if !timer.is_held() => {
                after(precheck.timer, Event::PrecheckFails)
            }
            Phase::Cloning { timer, .. } => after(*timer, Event::Copied),
            Phase::PrecheckFailed if !self.choices.failed_precheck_expires => None,
            Phase::PrecheckFailed | Phase::Syncing => Some((task.expires, Event::Expired)),
            Phase::Switching { timer, .. } => after(*timer, Event::Switched),
            Phase::RollingBack { timer, .. } => after(*timer, Event::RolledBack),
            Phase::Closing { timer, .. } => after(*timer, Event::Closed),
            Phase::Ended => None,
        }
    }

    fn happen(&mut self, cluster: &str, event: &Event, at: Timestamp) {
        let (expiry, pace) = (self.choices.expiry, self.progression.close);
        let Some(task) = self.task_mut(cluster) else { return };
        let is_end = matches!(event, Event::Switched | Event::RolledBack | Event::Closed);
        if is_end && task.fall_back() {
            return;
        }
        match event {
            Event::PrecheckFails => fail_precheck(task),
            Event::Copied => {
                task.copied = true;
                task.phase = Phase::Syncing;
            }
            Event::Switched => self.turn(cluster, Direction::PolardbToRds, at),
            Event::RolledBack => self.turn(cluster, Direction::RdsToPolardb, at),
            Event::Closed => self.close(cluster, at),
            Event::Expired => match expiry {
                Expiry::AtOnce => end(task),
                Expiry::ThroughClosing => task.begin_close(at, true, Course::Usual, pace),
            },
        }
    }

    /// Ends a switch or roll back: the names move and the data flows the other way.
    fn turn(&mut self, cluster: &str, direction: Direction, at: Timestamp) {
        self.move_names(cluster);
        let Some(task) = self.task_mut(cluster) else { return };
        task.direction = direction;
        task.delay = task.delay.turned(at);
        task.comment.clear();
        task.phase = Phase::Syncing;
    }

    /// Moves the names of the switch or roll back under way, once.
    pub(super) fn move_names(&mut self, cluster: &str) {
        let Some(task) = self.task_mut(cluster) else { return };
        let (Phase::Switching { pairs, .. } | Phase::RollingBack { pairs, .. }) = &mut task.phase
        else {
            return;
        };
        let pairs = std::mem::take(pairs);
        if pairs.is_empty() {
            return;
        }
        let undone = task.swapped.len() == pairs.len()
            && task.swapped.iter().all(|pair| pairs.contains(pair));
        task.swapped = if undone { Pairs::new() } else { invert(&pairs) };
        let source = task.source.clone();
        self.swap(cluster, &source, &pairs);
    }

    fn close(&mut self, cluster: &str, at: Timestamp) {
        let Some(task) = self.task_mut(cluster) else { return };
        let restarts = matches!(task.phase, Phase::Closing { keep_binlog: false, .. });
        end(task);
        if restarts {
            self.restart(cluster, at);
        }
    }

    /// Restarts a cluster.
    pub(super) fn restart(&mut self, cluster: &str, at: Timestamp) {
        let pace = self.progression.restart;
        if let Some(cluster) = self.clusters.get_mut(cluster) {
            cluster.restart = Some(Timer::paced(at, pace, false));
        }
    }

    pub fn task_mut(&mut self, cluster: &str) -> Option<&mut Task> {
        self.clusters.get_mut(cluster)?.task.as_mut()
    }
}

fn fail_precheck(task: &mut Task) {
    if let Phase::Cloning { precheck: Some(precheck), .. } = &task.phase {
        let Failure { item, reason } = precheck.failure();
        task.comment = reason;
        task.failed = Some(item);
        task.phase = Phase::PrecheckFailed;
    }
}

/// Nothing is replicated any more and both sides accept writes. Names stay where they are.
fn end(task: &mut Task) {
    task.phase = Phase::Ended;
    task.direction = Direction::Absent;
    task.comment.clear();
    task.swapped.clear();
}

#[cfg(test)]
impl World {
    /// When the migration of a cluster changes by itself.
    pub fn next_change(&self, cluster: &str) -> Option<Timestamp> {
        self.next_event(self.clusters.get(cluster)?).map(|(at, _)| at)
    }

    /// Brings a migration up to `now`, telling every status it goes through.
    pub fn settle_telling(
        &mut self,
        cluster: &str,
        now: Timestamp,
        mut tell: impl FnMut(migration::MigrationStatus),
    ) {
        let mut reached = Timestamp::MIN;
        while self.settle_one(cluster, now, &mut reached) {
            self.task_mut(cluster).into_iter().for_each(|task| tell(task.status()));
        }
    }
}
