//! The calls of a dialog: one for each choice of its form as it is rendered, and the one that was sent.

use backend::{Backend, Intent, IntentId, IntentRecord, Parameters};
use migration::{Action, ClusterRef, Migration, Seen};

use crate::components::Command;
use crate::error::ConsoleError;
use crate::words::{self, words};

pub fn of_form(
    backend: &Backend,
    cluster: &ClusterRef,
    action: Action,
    id: &IntentId,
    now: &Migration,
    choices: Vec<Parameters>,
) -> Result<Vec<Command>, ConsoleError> {
    let commands = choices.into_iter().map(|parameters| {
        let choice = words::parameters(words(), &parameters);
        let (cluster, seen) = (cluster.clone(), Seen::of(now));
        let acknowledged = Default::default();
        let intent = Intent::Migration { cluster, action, parameters, seen, acknowledged };
        Ok(Command { choice, call: backend.call_of_intent(&intent, id)? })
    });
    commands.collect()
}

/// What was sent for an intent, once it was, if its profile is still there.
pub fn of_outcome(backend: &Backend, record: &IntentRecord) -> Vec<Command> {
    let shown = || backend.call_of_intent(&record.intent, &record.intent_id).ok();
    let sent = record.sent_at.and_then(|_| shown());
    let answered = sent.map(|call| call.answered(record.request_id.clone()));
    answered.map(Command::from).into_iter().collect()
}
