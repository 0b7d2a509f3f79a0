//! The life of a migration: what happens by itself as time passes, and what a call begins (domain.md 3).

use jiff::{SignedDuration, Timestamp};
use migration::{Direction, Pairs, invert};

use super::task::Precheck;
use super::timing::{
    SECONDS_TO_CLONE, SECONDS_TO_CLOSE, SECONDS_TO_RESTART, SECONDS_TO_ROLL_BACK, SECONDS_TO_SWITCH,
};
use super::{Phase, Task, Timer, World};

/// What time brings by itself.
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
        while let Some((at, event)) = self.next_event(cluster)
            && at <= now
        {
            self.happen(cluster, &event, at);
        }
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
        let moving = self.clusters.iter().filter(|cluster| cluster.is_moving());
        let moving: Vec<_> = moving.map(|cluster| cluster.id.clone()).collect();
        for cluster in moving {
            self.settle(&cluster, now);
        }
    }

    fn next_event(&self, cluster: &str) -> Option<(Timestamp, Event)> {
        let task = self.clusters.get(cluster)?.task.as_ref()?;
        let after = |timer: Timer, event| timer.end().map(|at| (at, event));
        match &task.phase {
            Phase::Cloning { precheck: Some(precheck), timer } if !timer.is_held() => {
                Some((precheck.at, Event::PrecheckFails))
            }
            Phase::Cloning { timer, .. } => after(*timer, Event::Copied),
            Phase::PrecheckFailed | Phase::Syncing => Some((task.expires, Event::Expired)),
            Phase::Switching { timer, .. } => after(*timer, Event::Switched),
            Phase::RollingBack { timer, .. } => after(*timer, Event::RolledBack),
            Phase::Closing { timer, .. } => after(*timer, Event::Closed),
            Phase::Ended => None,
        }
    }

    fn happen(&mut self, cluster: &str, event: &Event, at: Timestamp) {
        let Some(task) = self.task_mut(cluster) else { return };
        match event {
            Event::PrecheckFails => fail_precheck(task),
            Event::Copied => {
                task.copied = true;
                task.phase = Phase::Syncing;
            }
            Event::Switched => self.turn(cluster, Direction::PolardbToRds),
            Event::RolledBack => self.turn(cluster, Direction::RdsToPolardb),
            Event::Closed => self.close(cluster, at),
            Event::Expired => end(task),
        }
    }

    /// Ends a switch or roll back: the names move and the data flows the other way.
    fn turn(&mut self, cluster: &str, direction: Direction) {
        let Some(task) = self.task_mut(cluster) else { return };
        task.direction = direction;
        task.comment.clear();
        let phase = std::mem::replace(&mut task.phase, Phase::Syncing);
        let (Phase::Switching { pairs, .. } | Phase::RollingBack { pairs, .. }) = phase else {
            return;
        };
        let source = task.source.clone();
        if pairs.is_empty() {
            return;
        }
        let swapped = invert(&pairs);
        let undone = task.swapped.len() == pairs.len()
            && task.swapped.iter().all(|pair| pairs.contains(pair));
        task.swapped = if undone { Pairs::new() } else { swapped };
        self.swap(cluster, &source, &pairs);
    }

    fn close(&mut self, cluster: &str, at: Timestamp) {
        let Some(task) = self.task_mut(cluster) else { return };
        let restarts = matches!(task.phase, Phase::Closing { keep_binlog: false, .. });
        end(task);
        if let (true, Some(cluster)) = (restarts, self.clusters.get_mut(cluster)) {
            let until = at.checked_add(SignedDuration::from_secs(SECONDS_TO_RESTART));
            cluster.restart = Some((at, until.unwrap_or(Timestamp::MAX)));
        }
    }

    pub fn task_mut(&mut self, cluster: &str) -> Option<&mut Task> {
        self.clusters.get_mut(cluster)?.task.as_mut()
    }
}

fn fail_precheck(task: &mut Task) {
    if let Phase::Cloning { precheck: Some(precheck), .. } = &task.phase {
        task.comment.clone_from(&precheck.reason);
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

/// What a call begins. Whether it may is for the caller to judge.
impl Task {
    pub fn begin_cloning(&mut self, now: Timestamp, failing: Option<&str>, hold: bool) {
        let precheck = failing.map(|reason| Precheck {
            at: Timer::new(now, super::timing::SECONDS_TO_PRECHECK, false).end().unwrap_or(now),
            reason: reason.to_owned(),
        });
        self.phase = Phase::Cloning { timer: Timer::new(now, SECONDS_TO_CLONE, hold), precheck };
    }

    pub fn begin_switch(&mut self, now: Timestamp, pairs: Pairs, hold: bool) {
        self.phase = Phase::Switching { timer: Timer::new(now, SECONDS_TO_SWITCH, hold), pairs };
    }

    pub fn begin_roll_back(&mut self, now: Timestamp, pairs: Pairs, hold: bool) {
        let timer = Timer::new(now, SECONDS_TO_ROLL_BACK, hold);
        self.phase = Phase::RollingBack { timer, pairs };
    }

    pub fn begin_close(&mut self, now: Timestamp, keep_binlog: bool, hold: bool) {
        let timer = Timer::new(now, SECONDS_TO_CLOSE, hold);
        self.phase = Phase::Closing { timer, keep_binlog };
    }

    /// Goes on after a failed precheck or a stuck step. The cause counts as mended or skipped.
    pub fn go_on(&mut self, now: Timestamp, hold: bool) {
        self.comment.clear();
        match self.timer_mut() {
            Some(timer) => timer.release(now),
            None => self.begin_cloning(now, None, hold),
        }
    }
}
