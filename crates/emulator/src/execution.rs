//! Runs one operation on the resources of an account, for a call and for the replay of a call.

use jiff::Timestamp;

use crate::accounts::Accounts;
use crate::api_error::ApiError;
use crate::faults::Effect;
use crate::operations::{Changed, Job, Operation, Payload};
use crate::parameters::Parameters;
use crate::world::Course;

/// An operation with its parameters, and the account whose resources it is about.
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

    /// The cluster that a describe call is about.
    fn described(&self) -> Option<&str> {
        self.cluster().filter(|_| self.action.starts_with("Describe"))
    }
}

/// The result of an operation.
pub struct Done {
    pub result: Result<Payload, ApiError>,
    pub changed: Option<Changed>,
    /// Whether there is something to save.
    pub touched: bool,
}

/// Runs the operation, with what a fault does to the migration.
///
/// # Errors
/// The account does not exist any more.
pub fn execute(
    accounts: &mut Accounts,
    asked: &Asked<'_>,
    effect: Option<&Effect>,
    now: Timestamp,
) -> Result<Done, ApiError> {
    let account = accounts.get_mut(asked.account).ok_or_else(ApiError::unknown_access_key)?;
    let world = &mut account.world;
    let affected = Effect::before(effect, world, asked.cluster(), now);
    let counted = asked.described().is_some_and(|cluster| world.describe(cluster, now));
    let course = effect.map_or(Course::Usual, Effect::course);
    let (choices, parameters) = (world.choices, asked.parameters);
    let mut job = Job { world: &mut *world, now, choices, parameters, course, changed: None };
    let result = asked.operation.run(&mut job);
    let changed = job.changed.take();
    if let (Some(changed), Some(effect)) = (&changed, effect) {
        effect.after(world, &changed.cluster, now);
    }
    let touched = changed.is_some() || affected || counted;
    Ok(Done { result, changed, touched })
}
