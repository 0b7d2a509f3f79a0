//! Trouble that does not spoil a call but what the call is about.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Trouble;
use crate::world::{DelayModel, Failure, World};

/// What befalls a migration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    Hold,
    /// Held, for this reason.
    Stuck(String),
    PrecheckFailure(Failure),
    Lag(DelayModel),
}

impl Effect {
    /// Nothing for trouble that befalls the call only.
    pub fn of(trouble: &Trouble) -> Option<Self> {
        match trouble {
            Trouble::Hold => Some(Self::Hold),
            Trouble::Stuck(reason) => Some(Self::Stuck(reason.clone())),
            Trouble::PrecheckFailure(failure) => Some(Self::PrecheckFailure(failure.clone())),
            Trouble::Lag(delay) => Some(Self::Lag(*delay)),
            _ => None,
        }
    }

    /// Whether the transition that the call begins is held.
    pub fn holds(&self) -> bool {
        matches!(self, Self::Hold | Self::Stuck(_))
    }

    /// Befalls the migration a call is about before the call is worked on. Tells whether it changed something.
    pub fn before(
        effect: Option<&Self>,
        world: &mut World,
        cluster: Option<&str>,
        now: Timestamp,
    ) -> bool {
        let (Some(Self::Lag(delay)), Some(id)) = (effect, cluster) else { return false };
        let task = world.clusters.get(id).and_then(|cluster| cluster.task.as_ref());
        // What is touched is saved.
        if task.is_none_or(|task| task.delay.has_begun(*delay)) {
            return false;
        }
        if let Some(task) = world.task_mut(id) {
            task.delay = delay.begun(now);
        }
        true
    }

    /// Befalls the migration a call has changed, in the same instant.
    pub fn after(&self, world: &mut World, cluster: &str, now: Timestamp) {
        let progression = world.progression;
        let Some(task) = world.task_mut(cluster) else { return };
        match self {
            Self::Hold => {}
            Self::Stuck(reason) => {
                if let Some(timer) = task.timer_mut() {
                    timer.hold();
                    task.comment.clone_from(reason);
                }
            }
            Self::PrecheckFailure(failure) => {
                task.begin_cloning(now, Some(failure.clone()), false, &progression);
            }
            // A stall that was released goes on being worked off.
            Self::Lag(delay) if task.delay.has_begun(*delay) => {}
            Self::Lag(delay) => task.delay = delay.begun(now),
        }
    }
}
