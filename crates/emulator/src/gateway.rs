//! The API's front door: reads a request, believes or refuses it, runs the operation, shapes the answer.

mod answer;
mod authenticate;
mod named;
mod outlive;
mod parameters;
mod received;
mod spoilt;
mod xml;

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Request, State};
use axum::response::Response;
use jiff::Timestamp;
use serde_json::Value;

use crate::accounts::Caller;
use crate::api_error::ApiError;
use crate::calls::Call;
use crate::core::Core;
use crate::faults::{Met, Spoil, Subject, Transition, Trouble, effect};
use crate::operations::{self, Inquiry, Job, Operation, Payload, Product};
use crate::server::Wire;

use answer::Answer;
use outlive::outlive;
pub use parameters::Parameters;
use received::{Envelope, Received};

/// Serves every path that is not the control plane's.
pub async fn serve(
    State(core): State<Arc<Core>>,
    Extension(wire): Extension<Wire>,
    request: Request,
) -> Response {
    let received = Received::read(request, core.body_time).await;
    // A client that hangs up must not stop work it has ordered: the cloud would not notice either.
    match outlive(async move { answer(&core, received).await }).await {
        Some(Some(response)) => response,
        Some(None) => {
            wire.cut();
            Response::default()
        }
        None => {
            tracing::error!("an operation did not finish");
            Answer::of_unread(ApiError::internal()).into_response(Timestamp::now())
        }
    }
}

/// Reads and answers a request within the caller's own task.
#[cfg(any(test, fuzzing))]
pub async fn try_read(core: &Core, request: Request) -> Option<Response> {
    answer(core, Received::read(request, core.body_time).await).await
}

/// Nothing means that the connection is cut instead.
async fn answer(core: &Core, received: Result<Received, ApiError>) -> Option<Response> {
    let answer = match received {
        Ok(received) => handle(core, received).await?,
        Err(error) => unread(core, error),
    };
    Some(answer.into_response(core.tell_time()))
}

/// Answers a request that could not be read. It is in the log as a call without an action.
fn unread(core: &Core, error: ApiError) -> Answer {
    let answer = Answer::of_unread(error);
    core.calls().open(Call {
        wall_time: Timestamp::now(),
        emulated_time: core.state().now(),
        request_id: answer.request_id.clone(),
        status: Some(answer.status()),
        code: answer.outcome.as_ref().err().map(|error| error.code.clone()),
        ended: true,
        ..Call::default()
    });
    answer
}

async fn handle(core: &Core, received: Received) -> Option<Answer> {
    let request_id = core.request_ids.next();
    let envelope = received.envelope();
    let format = received.format();
    let seq = core.calls().open(Call {
        wall_time: Timestamp::now(),
        emulated_time: core.state().now(),
        action: envelope.action.clone(),
        version: envelope.version.clone(),
        access_key_id: envelope.access_key_id.clone(),
        cluster: received.parameters.cluster_id().ok().map(str::to_owned),
        parameters: received.parameters.business(),
        request_id: request_id.clone(),
        ..Call::default()
    });
    let outcome = judge_and_run(core, &received, &envelope, seq).await;
    let answered = outcome.is_some();
    let (outcome, spoil) = outcome.unwrap_or((Ok(Payload::Value(Value::Null)), None));
    let answer = Answer {
        action: envelope.action,
        product: Product::of(&envelope.version).unwrap_or(Product::PolarDb),
        request_id,
        format: format.unwrap_or_default(),
        outcome,
        spoil,
    };
    core.calls().update(seq, |call| {
        call.status = answered.then(|| answer.status());
        call.code = answer.outcome.as_ref().err().map(|error| error.code.clone());
        call.ended = true;
    });
    answered.then_some(answer)
}

/// What is answered, and how it is spoilt on its way.
type Outcome = (Result<Payload, ApiError>, Option<Spoil>);

/// Nothing means that the client gets no answer.
async fn judge_and_run(
    core: &Core,
    received: &Received,
    envelope: &Envelope,
    seq: u64,
) -> Option<Outcome> {
    let caller = match authenticate::check(core, received, envelope) {
        Ok(caller) => caller,
        Err(error) => return Some((Err(error), None)),
    };
    core.calls().update(seq, |call| call.caller = Some(caller.arn()));
    let operation = match operations::find(&envelope.version, &envelope.action) {
        Ok(operation) => operation,
        Err(error) => return Some((Err(error), None)),
    };
    let trouble = meet(core, received, envelope, &caller, seq).map(|met| met.trouble);
    match &trouble {
        Some(Trouble::Error { error, done: false }) => return Some((Err(error.clone()), None)),
        Some(Trouble::Spoilt { spoil, done: false }) => {
            return Some((Ok(Payload::Value(Value::Null)), Some(*spoil)));
        }
        Some(Trouble::DropBefore) => return None,
        Some(Trouble::Slow(wait)) => tokio::time::sleep(*wait).await,
        _ => {}
    }
    let result = run(core, operation, &caller, &received.parameters, trouble.as_ref(), seq).await;
    match trouble {
        Some(Trouble::Error { error, .. }) => Some((Err(error), None)),
        Some(Trouble::Spoilt { spoil, .. }) => Some((result, Some(spoil))),
        Some(Trouble::DropAfter) => None,
        _ => Some((result, None)),
    }
}

/// The trouble this call meets, noted in the log.
fn meet(
    core: &Core,
    received: &Received,
    envelope: &Envelope,
    caller: &Caller,
    seq: u64,
) -> Option<Met> {
    let subject = Subject {
        action: &envelope.action,
        cluster: received.parameters.optional("DBClusterId"),
        account: &caller.account,
        access_key: &envelope.access_key_id,
        transition: Transition::asked_for(&envelope.action, &received.parameters),
    };
    let (seed, named) = {
        let state = core.state();
        let world = state.accounts.get(&caller.account).map(|account| &account.world);
        let named = world.map(|world| named::names(world, subject.action, &received.parameters));
        (state.accounts.seed(), named.unwrap_or_default())
    };
    let met = {
        let mut faults = core.faults();
        faults.meet(subject, seed).or_else(|| faults.meet_by_name(subject, &named))?
    };
    core.calls().update(seq, |call| {
        call.fault = Some(met.kind);
        call.fault_id = met.id;
        call.fault_word.clone_from(&met.word);
    });
    Some(met)
}

/// Runs the operation and saves what it changed.
async fn run(
    core: &Core,
    operation: Operation,
    caller: &Caller,
    parameters: &Parameters,
    trouble: Option<&Trouble>,
    seq: u64,
) -> Result<Payload, ApiError> {
    let (result, changed, revision) = {
        let mut state = core.state();
        let now = state.now();
        if let Operation::Identity(operation) = operation {
            let inquiry = Inquiry { accounts: &state.accounts, caller, parameters };
            return operation(&inquiry).map(Payload::Value);
        }
        // A reset may have taken the account away since.
        let account = state.accounts.get_mut(&caller.account);
        let world = &mut account.ok_or_else(ApiError::unknown_access_key)?.world;
        let befell = effect::before(world, parameters.optional("DBClusterId"), trouble);
        let hold = matches!(trouble, Some(Trouble::Hold | Trouble::Stuck(_)));
        let choices = world.choices;
        let mut job = Job { world: &mut *world, now, choices, parameters, hold, changed: None };
        let result = operation.run(&mut job);
        let changed = job.changed.take();
        if let Some(changed) = &changed {
            effect::after(world, &changed.cluster, trouble, now);
        }
        let revision = if changed.is_some() || befell { state.changed() } else { 0 };
        (result, changed, revision)
    };
    if let Some(changed) = changed {
        core.calls().update(seq, |call| {
            call.cluster = call.cluster.take().or(Some(changed.cluster));
            call.changed = Some(changed.what);
        });
    }
    if revision > 0
        && let Err(error) = core.save(revision).await
    {
        tracing::error!(%error, "the state file could not be written");
        return Err(ApiError::internal());
    }
    result
}
