//! Trouble that does not spoil a call but what the call is about.

use jiff::Timestamp;

use super::Trouble;
use crate::world::World;

/// Befalls the migration a call is about before the call is worked on. Tells whether it changed something.
pub fn before(world: &mut World, cluster: Option<&str>, trouble: Option<&Trouble>) -> bool {
    let (Some(Trouble::Lag(delay)), Some(id)) = (trouble, cluster) else { return false };
    let task = world.clusters.get(id).and_then(|cluster| cluster.task.as_ref());
    // What is touched is saved.
    if task.is_none_or(|task| task.delay == *delay) {
        return false;
    }
    if let Some(task) = world.task_mut(id) {
        task.delay = *delay;
    }
    true
}

/// Befalls the migration a call has changed, in the same instant.
pub fn after(world: &mut World, cluster: &str, trouble: Option<&Trouble>, now: Timestamp) {
    let Some(task) = world.task_mut(cluster) else { return };
    match trouble {
        Some(Trouble::Stuck(reason)) => {
            if let Some(timer) = task.timer_mut() {
                timer.hold();
                task.comment.clone_from(reason);
            }
        }
        Some(Trouble::PrecheckFailure(reason)) => task.begin_cloning(now, Some(reason), false),
        Some(Trouble::Lag(delay)) => task.delay = *delay,
        _ => {}
    }
}
