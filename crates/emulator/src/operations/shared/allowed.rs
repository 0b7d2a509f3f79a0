//! Whether a migration's status allows an action: by the table of the rules, and by the choices about what the table leaves open.

use migration::{Action, Legality, MigrationStatus as Status, legality};

use crate::choices::{Choices, ContinueWhileSwitching};
use crate::world::Task;

pub fn is_allowed(action: Action, task: &Task, choices: &Choices) -> bool {
    let status = task.status();
    match legality(action, &status) {
        Legality::Legal => is_chosen(action, &status, choices),
        Legality::WhenStuck => match choices.continue_while_switching {
            ContinueWhileSwitching::WhenStuck => !task.comment.is_empty(),
            ContinueWhileSwitching::Always => true,
            ContinueWhileSwitching::Never => false,
        },
        Legality::Illegal => false,
    }
}

/// Whether a choice forbids what the table allows by our reading of the documents only.
fn is_chosen(action: Action, status: &Status, choices: &Choices) -> bool {
    match (action, status) {
        (Action::Abandon, Status::Cloning) => choices.abort_while_copying,
        (Action::Abandon, Status::SyncingToPolardb) => choices.abort_while_synchronizing,
        (Action::Cancel, Status::Cloning) => choices.cancel_while_copying,
        _ => true,
    }
}
