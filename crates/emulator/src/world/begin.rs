//! What a call begins. Whether it may is for the caller to judge.

use jiff::Timestamp;
use migration::{Action, Pairs};

use super::task::Precheck;
use super::{Pace, Phase, Progression, Task, Timer, World};
use crate::choices::{BinlogRestart, ContinueUnforced, NamesMove};

impl World {
    /// Begins a switch or a roll back.
    pub fn begin_turn(
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

    /// Goes on after a failed precheck or a stuck step. With `force` the cause is skipped.
    pub fn go_on(&mut self, cluster: &str, force: bool, now: Timestamp, hold: bool) {
        let looks_again = !force && self.choices.continue_unforced == ContinueUnforced::ChecksAgain;
        let source = self.clusters.get(cluster).and_then(|cluster| cluster.task.as_ref());
        let source = source.and_then(|task| self.instances.get(&task.source));
        let failing = source.and_then(|source| source.precheck_failure.clone());
        let progression = self.progression;
        let Some(task) = self.task_mut(cluster) else { return };
        task.comment.clear();
        match task.timer_mut() {
            Some(timer) => timer.release(now),
            None => {
                let failing = failing.as_deref().filter(|_| looks_again);
                task.begin_cloning(now, failing, hold, &progression);
            }
        }
    }
}

impl Task {
    pub fn begin_cloning(
        &mut self,
        now: Timestamp,
        failing: Option<&str>,
        hold: bool,
        progression: &Progression,
    ) {
        let precheck = failing.map(|reason| Precheck {
            timer: Timer::paced(now, progression.precheck, false),
            reason: reason.to_owned(),
        });
        let timer = Timer::paced(now, progression.copy, hold);
        self.phase = Phase::Cloning { timer, precheck };
    }

    pub fn begin_close(&mut self, now: Timestamp, keep_binlog: bool, hold: bool, pace: Pace) {
        let timer = Timer::paced(now, pace, hold);
        self.phase = Phase::Closing { timer, keep_binlog };
    }
}
