//! Trouble that affects the migration and not the call.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::trouble::Trouble;
use crate::world::{Course, DelayModel, Failure, World};

/// The effect on a migration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    Hold,
    /// Held, for this reason.
    Stuck(String),
    PrecheckFailure(Failure),
    Lag(DelayModel),
    /// Ends where it began, with this text as `Comment`.
    FallsBack(String),
}

impl Effect {
    /// The effect of trouble; `None` if it affects the call only.
    pub fn of(trouble: &Trouble) -> Option<Self> {
        match trouble {
            Trouble::Hold => Some(Self::Hold),
            Trouble::Stuck(reason) => Some(Self::Stuck(reason.clone())),
            Trouble::PrecheckFailure(failure) => Some(Self::PrecheckFailure(failure.clone())),
            Trouble::Lag(delay) => Some(Self::Lag(*delay)),
            Trouble::FallsBack(comment) => Some(Self::FallsBack(comment.clone())),
            _ => None,
        }
    }

    /// What becomes of the transition that the call begins.
    pub fn course(&self) -> Course<'_> {
        match self {
            Self::Hold | Self::Stuck(_) => Course::Held,
            Self::FallsBack(comment) => Course::FallsBack(comment),
            Self::PrecheckFailure(_) | Self::Lag(_) => Course::Usual,
        }
    }

    /// Applies the effect to the migration before the call runs; `true` if something changed.
    pub fn before(
        effect: Option<&Self>,
        world: &mut World,
        cluster: Option<&str>,
        now: Timestamp,
    ) -> bool {
        let (Some(Self::Lag(delay)), Some(id)) = (effect, cluster) else { return false };
        let task = world.clusters.get(id).and_then(|cluster| cluster.task.as_ref());
        // A row that is borrowed mutably is saved.
        if task.is_none_or(|task| task.delay.has_begun(*delay)) {
            return false;
        }
        if let Some(task) = world.task_mut(id) {
            task.delay = delay.begun(now);
        }
        true
    }

    /// Applies the effect to the migration that the call has changed, at the same time.
    pub fn after(&self, world: &mut World, cluster: &str, now: Timestamp) {
        let progression = world.progression;
        let Some(task) = world.task_mut(cluster) else { return };
        match self {
            Self::Hold | Self::FallsBack(_) => {}
            Self::Stuck(reason) => {
                if let Some(timer) = task.timer_mut() {
                    timer.hold();
                    task.comment.clone_from(reason);
                }
            }
            Self::PrecheckFailure(failure) => {
                task.begin_cloning(now, Some(failure.clone()), false, &progression);
            }
            // A stall that was released is still being worked off.
            Self::Lag(delay) if task.delay.has_begun(*delay) => {}
            Self::Lag(delay) => task.delay = delay.begun(now),
        }
    }
}
