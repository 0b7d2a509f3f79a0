//! What a call begins. The caller has checked that it is allowed.

use jiff::Timestamp;
use migration::{Action, Pairs};

use crate::choices::{BinlogRestart, ContinueUnforced, NamesMove};
use crate::world::migration::{FallBack, Precheck};
use crate::world::{CheckItem, Failure, Pace, Phase, Progression, Task, Timer, World};

/// What becomes of a transition that begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course<'a> {
    /// It ends at its usual time.
    Usual,
    /// It does not end before it is released.
    Held,
    /// It ends at its usual time where it began, with this text as `Comment`.
    FallsBack(&'a str),
}

impl Course<'_> {
    pub fn is_held(self) -> bool {
        self == Self::Held
    }
}

impl World {
    /// Begins a switch or a roll back.
    pub fn begin_move(
        &mut self,
        cluster: &str,
        action: Action,
        pairs: Pairs,
        now: Timestamp,
        course: Course<'_>,
    ) {
        let Progression { switch, roll_back, .. } = self.progression;
        let Some(task) = self.task_mut(cluster) else { return };
        let hold = course.is_held();
        let next = match action {
            Action::Switch => Phase::Switching { timer: Timer::paced(now, switch, hold), pairs },
            _ => Phase::RollingBack { timer: Timer::paced(now, roll_back, hold), pairs },
        };
        task.go(next, course);
        // The error of an earlier one is not about this one.
        task.comment.clear();
        let falls_back = task.falls_back.is_some();
        if self.choices.names_move == NamesMove::AtTheStart && !falls_back {
            self.move_names(cluster);
        }
    }

    /// Begins to close: a complete or a cancel.
    pub fn begin_close(
        &mut self,
        cluster: &str,
        keep_binlog: bool,
        now: Timestamp,
        course: Course<'_>,
    ) {
        let restarts_now =
            !keep_binlog && self.choices.binlog_restart == BinlogRestart::WhileClosing;
        if restarts_now {
            self.restart(cluster, now);
        }
        let pace = self.progression.close;
        if let Some(task) = self.task_mut(cluster) {
            task.begin_close(now, keep_binlog || restarts_now, course, pace);
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

    pub fn begin_close(
        &mut self,
        now: Timestamp,
        keep_binlog: bool,
        course: Course<'_>,
        pace: Pace,
    ) {
        let timer = Timer::paced(now, pace, course.is_held());
        self.go(Phase::Closing { timer, keep_binlog }, course);
    }

    /// Begins a transition, and keeps what it falls back to.
    fn go(&mut self, next: Phase, course: Course<'_>) {
        let phase = std::mem::replace(&mut self.phase, next);
        self.falls_back = match course {
            Course::FallsBack(comment) => {
                Some(Box::new(FallBack { phase, comment: comment.to_owned() }))
            }
            Course::Usual | Course::Held => None,
        };
    }

    /// Ends a transition where it began, if it falls back; `true` if it does. No name moves.
    pub fn fall_back(&mut self) -> bool {
        let Some(back) = self.falls_back.take() else { return false };
        self.phase = back.phase;
        if !back.comment.is_empty() {
            self.comment = back.comment;
        }
        true
    }
}
