//! The choices of a migration action's dialog.

use migration::{Action, Pairs};
use serde::{Deserialize, Serialize};

/// What the operator chose in the dialog of a migration action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Parameters {
    /// Switch and Roll Back. Without pairs the endpoints stay where they are.
    Move {
        pairs: Option<Pairs>,
    },
    /// Complete and Cancel. Without binary logging the cluster restarts.
    Close {
        keep_binlog: bool,
    },
    /// Continue. `force` skips the error it is stuck at.
    Continue {
        force: bool,
    },
    Abandon,
}

impl Parameters {
    /// Whether these are parameters of `action`.
    pub(crate) fn belong_to(&self, action: Action) -> bool {
        match self {
            Self::Move { .. } => matches!(action, Action::Switch | Action::RollBack),
            Self::Close { .. } => matches!(action, Action::Complete | Action::Cancel),
            Self::Continue { .. } => action == Action::Continue,
            Self::Abandon => action == Action::Abandon,
        }
    }
}
