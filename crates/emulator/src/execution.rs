//! One operation at work on the resources of an account: for a call, and for a call that is replayed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::accounts::Accounts;
use crate::api_error::ApiError;
use crate::faults::Effect;
use crate::gateway::Parameters;
use crate::operations::{Changed, Job, Operation, Payload};

/// What a replay needs to know of a call that changed something, beside its parameters.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Execution {
    /// Changes are made one after another; this grows with each.
    pub revision: u64,
    /// When it was done. A slow call is done later than it came.
    pub emulated_time: Timestamp,
    /// What a fault did to the migration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
}

/// What is asked, and of whose resources.
pub struct Asked<'a> {
    pub account: &'a str,
    pub action: &'a str,
    pub operation: Operation,
    pub parameters: &'a Parameters,
}

impl Asked<'_> {
    fn cluster(&self) -> Option<&str> {
        self.parameters.optional("DBClusterId")
    }

    /// The cluster it looks at.
    fn described(&self) -> Option<&str> {
        self.cluster().filter(|_| self.action.starts_with("Describe"))
    }
}

/// What became of it.
pub struct Done {
    pub result: Result<Payload, ApiError>,
    pub changed: Option<Changed>,
    /// Whether there is something to save.
    pub touched: bool,
}

/// # Errors
/// There is no such account any more.
pub fn execute(
    accounts: &mut Accounts,
    asked: &Asked<'_>,
    effect: Option<&Effect>,
    now: Timestamp,
) -> Result<Done, ApiError> {
    let account = accounts.get_mut(asked.account).ok_or_else(ApiError::unknown_access_key)?;
    let world = &mut account.world;
    let befell = Effect::before(effect, world, asked.cluster(), now);
    let counted = asked.described().is_some_and(|cluster| world.describe(cluster, now));
    let hold = effect.is_some_and(Effect::holds);
    let (choices, parameters) = (world.choices, asked.parameters);
    let mut job = Job { world: &mut *world, now, choices, parameters, hold, changed: None };
    let result = asked.operation.run(&mut job);
    let changed = job.changed.take();
    if let (Some(changed), Some(effect)) = (&changed, effect) {
        effect.after(world, &changed.cluster, now);
    }
    let touched = changed.is_some() || befell || counted;
    Ok(Done { result, changed, touched })
}
