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
    account: &str,
    operation: Operation,
    parameters: &Parameters,
    effect: Option<&Effect>,
    now: Timestamp,
) -> Result<Done, ApiError> {
    let account = accounts.get_mut(account).ok_or_else(ApiError::unknown_access_key)?;
    let world = &mut account.world;
    let befell = Effect::before(effect, world, parameters.optional("DBClusterId"));
    let hold = effect.is_some_and(Effect::holds);
    let choices = world.choices;
    let mut job = Job { world: &mut *world, now, choices, parameters, hold, changed: None };
    let result = operation.run(&mut job);
    let changed = job.changed.take();
    if let (Some(changed), Some(effect)) = (&changed, effect) {
        effect.after(world, &changed.cluster, now);
    }
    let touched = changed.is_some() || befell;
    Ok(Done { result, changed, touched })
}
