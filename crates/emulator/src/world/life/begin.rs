//! What a call begins. The caller has checked that it is allowed.

use jiff::Timestamp;
use migration::{Action, Pairs};

use crate::choices::{BinlogRestart, ContinueUnforced, NamesMove};
use crate::world::migration::Precheck;
use crate::world::{CheckItem, Failure, Pace, Phase, Progression, Task, Timer, World};

impl World {
    /// Begins a switch or a roll back.
    pub fn begin_move(
        &mut self,
        cluster: &str,
        action: Action,
        pairs: Pairs,
        now: Timestamp,
        hold: bool,
    ) {
        let Progression { switch, roll_back, .. } = self.progression;
        let Some(task) = self.task_mut(cluster) else { return };
        task.phase = match action {
            Action::Switch => Phase::Switching { timer: Timer::paced(now, switch, hold), pairs },
            _ => Phase::RollingBack { timer: Timer::paced(now, roll_back, hold), pairs },
        };
        if self.choices.names_move == NamesMove::AtTheStart {
            self.move_names(cluster);
        }
    }

    /// Begins to close: a complete or a cancel.
    pub fn begin_close(&mut self, cluster: &str, keep_binlog: bool, now: Timestamp, hold: bool) {
        let restarts_now =
            !keep_binlog && self.choices.binlog_restart == BinlogRestart::WhileClosing;
        if restarts_now {
            self.restart(cluster, now);
        }
        let pace = self.progression.close;
        if let Some(task) = self.task_mut(cluster) {
            task.begin_close(now, keep_binlog || restarts_now, hold, pace);
        }
    }

    /// Continues after a failed precheck or a stuck step. With `force` the item that failed is skipped; every other one
    /// is checked again.
    pub fn resume(&mut self, cluster: &str, force: bool, now: Timestamp, hold: bool) {
        let skips = force || self.choices.continue_unforced == ContinueUnforced::CountsAsMended;
        let progression = self.progression;
        let Some(task) = self.task_mut(cluster) else { return };
        let comment = std::mem::take(&mut task.comment);
        if let Some(timer) = task.timer_mut() {
            timer.release(now);
            return;
        }
        let failed = task.failed.take().unwrap_or_else(|| CheckItem::saying(&comment));
        if skips && !task.skipped.contains(&failed) {
            task.skipped.push(failed);
        }
        let failure = self.failure(cluster);
        if let Some(task) = self.task_mut(cluster) {
            task.begin_cloning(now, failure, hold, &progression);
        }
    }

    /// Why the precheck of this migration fails as things are.
    fn failure(&self, cluster: &str) -> Option<Failure> {
        let task = self.clusters.get(cluster)?.task.as_ref().filter(|task| task.is_logical())?;
        self.checked(self.instances.get(&task.source)?).failure(&task.skipped)
    }
}

impl Task {
    pub fn begin_cloning(
        &mut self,
        now: Timestamp,
        failure: Option<Failure>,
        hold: bool,
        progression: &Progression,
    ) {
        let precheck = failure.map(|Failure { item, reason }| Precheck {
            timer: Timer::paced(now, progression.precheck, false),
            item: Some(item),
            reason,
        });
        let timer = Timer::paced(now, progression.copy, hold);
        self.phase = Phase::Cloning { timer, precheck };
    }

    pub fn begin_close(&mut self, now: Timestamp, keep_binlog: bool, hold: bool, pace: Pace) {
        let timer = Timer::paced(now, pace, hold);
        self.phase = Phase::Closing { timer, keep_binlog };
    }
}
