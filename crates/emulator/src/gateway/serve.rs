//! Serves one request: reads it, authenticates it, runs the operation, shapes the answer.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Request, State};
use axum::response::Response;
use jiff::Timestamp;
use serde_json::Value;

use super::answer::Answer;
use super::outlive::outlive;
use super::received::{Envelope, Received};
use super::{authenticate, named};
use crate::accounts::Caller;
use crate::api_error::ApiError;
use crate::calls::{Call, Execution};
use crate::choices::DateHeader;
use crate::core::Core;
use crate::execution::{Asked, execute};
use crate::faults::{Effect, Met, Spoil, Subject, Transition, Trouble};
use crate::operations::{self, Inquiry, Operation, Payload, Product};
use crate::wire::Wire;

/// Serves every path that is not the control plane's.
pub async fn serve(
    State(core): State<Arc<Core>>,
    Extension(wire): Extension<Wire>,
    request: Request,
) -> Response {
    let received = match core.guard.admit_own_pages_and_programs(&request) {
        Ok(()) => Received::read(request, core.body_time).await,
        Err(refused) => Err(ApiError::of_a_foreign_page(refused.to_string())),
    };
    // A client that hangs up must not stop the work: in the cloud it would not stop either.
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

/// The answer; `None` if the connection is cut instead.
async fn answer(core: &Core, received: Result<Received, ApiError>) -> Option<Response> {
    let answer = match received {
        Ok(received) => handle(core, received).await?,
        Err(error) => unread(core, error),
    };
    let dated = core.state().accounts.choices().date_header == DateHeader::Sent;
    Some(Answer { dated, ..answer }.into_response(core.tell_time()))
}

/// Answers a request that could not be read. The log has it as a call without an action.
fn unread(core: &Core, error: ApiError) -> Answer {
    let answer = Answer::of_unread(error);
    // Locked before the log, as everywhere.
    let emulated_time = core.state().now();
    core.calls().open(Call {
        wall_time: Timestamp::now(),
        emulated_time,
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
    let emulated_time = core.state().now();
    let seq = core.calls().open(Call {
        wall_time: Timestamp::now(),
        emulated_time,
        action: envelope.action.to_owned(),
        version: envelope.version.to_owned(),
        access_key_id: envelope.access_key_id.to_owned(),
        cluster: received.parameters.cluster_id().ok().map(str::to_owned),
        parameters: received.parameters.business(),
        request_id: request_id.clone(),
        ..Call::default()
    });
    let outcome = judge_and_run(core, &received, &envelope, seq).await;
    let answered = outcome.is_some();
    let Outcome { result, spoil, caller } =
        outcome.unwrap_or_else(|| Outcome::of(Ok(Payload::Value(Value::Null))));
    let answer = Answer {
        action: envelope.action.to_owned(),
        product: Product::of(envelope.version).unwrap_or(Product::Polardb),
        request_id,
        format: format.unwrap_or_default(),
        outcome: result,
        spoil,
        caller,
        dated: true,
    };
    core.calls().update(seq, |call| {
        call.status = answered.then(|| answer.status());
        call.code = answer.outcome.as_ref().err().map(|error| error.code.clone());
        call.ended = true;
    });
    answered.then_some(answer)
}

/// The answer, how it is spoilt on its way, and to whom it is given.
struct Outcome {
    result: Result<Payload, ApiError>,
    spoil: Option<Spoil>,
    caller: Option<Caller>,
}

impl Outcome {
    fn of(result: Result<Payload, ApiError>) -> Self {
        Self { result, spoil: None, caller: None }
    }
}

/// The outcome; `None` if the client gets no answer.
async fn judge_and_run(
    core: &Core,
    received: &Received,
    envelope: &Envelope<'_>,
    seq: u64,
) -> Option<Outcome> {
    let caller = match authenticate::check(core, received, envelope) {
        Ok(caller) => caller,
        Err(error) => return Some(Outcome::of(Err(error))),
    };
    let (result, spoil) = believed(core, received, envelope, &caller, seq).await?;
    Some(Outcome { result, spoil, caller: Some(caller) })
}

/// What becomes of a call whose signature is right; `None` if the client gets no answer.
async fn believed(
    core: &Core,
    received: &Received,
    envelope: &Envelope<'_>,
    caller: &Caller,
    seq: u64,
) -> Option<(Result<Payload, ApiError>, Option<Spoil>)> {
    core.calls().update(seq, |call| {
        call.caller = Some(caller.arn());
        call.account = Some(caller.account.clone());
    });
    let operation = match operations::find(envelope.version, envelope.action) {
        Ok(operation) => operation,
        Err(error) => return Some((Err(error), None)),
    };
    let trouble = meet(core, received, envelope, caller, seq).map(|met| met.trouble);
    match &trouble {
        Some(Trouble::Error { error, done: false }) => return Some((Err(error.clone()), None)),
        Some(Trouble::Spoilt { spoil, done: false }) => {
            return Some((Ok(Payload::Value(Value::Null)), Some(*spoil)));
        }
        Some(Trouble::DropBefore) => return None,
        Some(Trouble::Slow(wait)) => tokio::time::sleep(*wait).await,
        _ => {}
    }
    let asked = Asked {
        account: &caller.account,
        action: envelope.action,
        operation,
        parameters: &received.parameters,
    };
    let result = run(core, &asked, caller, trouble.as_ref(), seq).await;
    match trouble {
        Some(Trouble::Error { error, .. }) => Some((Err(error), None)),
        Some(Trouble::Spoilt { spoil, .. }) => Some((result, Some(spoil))),
        Some(Trouble::DropAfter) => None,
        _ => Some((result, None)),
    }
}

/// The trouble that this call meets, recorded in the log.
fn meet(
    core: &Core,
    received: &Received,
    envelope: &Envelope<'_>,
    caller: &Caller,
    seq: u64,
) -> Option<Met> {
    let subject = Subject {
        action: envelope.action,
        cluster: received.parameters.optional("DBClusterId"),
        account: &caller.account,
        access_key: envelope.access_key_id,
        transition: Transition::asked_for(envelope.action, &received.parameters),
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
    asked: &Asked<'_>,
    caller: &Caller,
    trouble: Option<&Trouble>,
    seq: u64,
) -> Result<Payload, ApiError> {
    let (result, revision) = {
        let mut state = core.state();
        let now = state.now();
        if let Operation::AboutCaller(operation) = asked.operation {
            let (accounts, parameters) = (&state.accounts, asked.parameters);
            let inquiry = Inquiry { accounts, caller, parameters };
            return operation(&inquiry).map(Payload::Value);
        }
        let effect = trouble.and_then(Effect::of);
        // A reset may have taken the account away since.
        let done = execute(&mut state.accounts, asked, effect.as_ref(), now)?;
        let revision = if done.touched { state.changed() } else { 0 };
        if done.touched {
            // Before the state is unlocked, so that a snapshot of it comes with a log that has this call.
            core.calls().update(seq, |call| {
                call.execution = Some(Execution { revision, emulated_time: now, effect });
                if let Some(changed) = done.changed {
                    call.cluster = call.cluster.take().or(Some(changed.cluster));
                    call.changed = Some(changed.what);
                }
            });
        }
        (done.result, revision)
    };
    if revision > 0
        && let Err(error) = core.save(revision).await
    {
        tracing::error!(%error, "the state file could not be written");
        return Err(ApiError::internal());
    }
    result
}
