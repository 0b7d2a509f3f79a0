//! The API's front door: reads a request, believes or refuses it, runs the operation, shapes the answer.

mod answer;
mod authenticate;
mod parameters;
mod received;
mod xml;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, Request, State};
use axum::response::Response;
use jiff::Timestamp;
use serde_json::Value;

use crate::accounts::Caller;
use crate::api_error::ApiError;
use crate::calls::Call;
use crate::core::Core;
use crate::faults::Trouble;
use crate::operations::{self, Job, Product};
use crate::server::Wire;

use answer::Answer;
pub use parameters::Parameters;
use received::{Envelope, Received};

/// Serves every path that is not the control plane's.
pub async fn serve(
    State(core): State<Arc<Core>>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    request: Request,
) -> Response {
    let received = Received::read(request).await;
    // A client that hangs up must not stop work it has ordered: the cloud would not notice either.
    let work = tokio::spawn(async move { answer(&core, received).await });
    match work.await {
        Ok(Some(response)) => response,
        Ok(None) => {
            wire.cut();
            Response::default()
        }
        Err(error) => {
            tracing::error!(%error, "an operation did not finish");
            Answer::of_unread(ApiError::internal()).into_response(Timestamp::now())
        }
    }
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
    let request_id = uuid::Uuid::new_v4().to_string().to_uppercase();
    let envelope = received.envelope();
    let format = received.format();
    let seq = core.calls().open(Call {
        wall_time: Timestamp::now(),
        emulated_time: core.state().now(),
        action: envelope.action.clone(),
        version: envelope.version.clone(),
        access_key_id: envelope.access_key_id.clone(),
        cluster: received.parameters.optional("DBClusterId").map(str::to_owned),
        parameters: received.parameters.business(),
        request_id: request_id.clone(),
        ..Call::default()
    });
    let outcome = judge_and_run(core, &received, &envelope, seq).await;
    let answered = outcome.is_some();
    let answer = Answer {
        action: envelope.action,
        product: Product::of(&envelope.version).unwrap_or(Product::PolarDb),
        request_id,
        format: format.unwrap_or_default(),
        outcome: outcome.unwrap_or(Ok(Value::Null)),
    };
    core.calls().update(seq, |call| {
        call.status = answered.then(|| answer.status());
        call.code = answer.outcome.as_ref().err().map(|error| error.code.clone());
        call.ended = true;
    });
    answered.then_some(answer)
}

/// Nothing means that the client gets no answer.
async fn judge_and_run(
    core: &Core,
    received: &Received,
    envelope: &Envelope,
    seq: u64,
) -> Option<Result<Value, ApiError>> {
    let caller = match authenticate::check(core, received, envelope) {
        Ok(caller) => caller,
        Err(error) => return Some(Err(error)),
    };
    core.calls().update(seq, |call| call.caller = Some(caller.arn()));
    let operation = match operations::find(&envelope.version, &envelope.action) {
        Ok(operation) => operation,
        Err(error) => return Some(Err(error)),
    };
    let cluster = received.parameters.optional("DBClusterId");
    let trouble = core.faults().meet(&envelope.action, cluster);
    core.calls().update(seq, |call| call.fault = trouble.as_ref().map(word));
    match &trouble {
        Some(Trouble::Error(error)) => return Some(Err(error.clone())),
        Some(Trouble::DropBefore) => return None,
        Some(Trouble::Slow(wait)) => pause(*wait).await,
        Some(Trouble::DropAfter | Trouble::Hold) | None => {}
    }
    let hold = trouble == Some(Trouble::Hold);
    let result = run(core, operation, &caller, &received.parameters, hold, seq).await;
    (trouble != Some(Trouble::DropAfter)).then_some(result)
}

/// Runs the operation and saves what it changed.
async fn run(
    core: &Core,
    operation: operations::Operation,
    caller: &Caller,
    parameters: &Parameters,
    hold: bool,
    seq: u64,
) -> Result<Value, ApiError> {
    let (result, changed, revision) = {
        let mut state = core.state();
        let now = state.now();
        // A reset may have taken it away since.
        let account = state.accounts.get_mut(&caller.account);
        let world = &mut account.ok_or_else(ApiError::unknown_access_key)?.world;
        let mut job = Job { world, now, parameters, hold, changed: None };
        let result = operation(&mut job);
        let changed = job.changed.take();
        let revision = if changed.is_some() { state.changed() } else { 0 };
        (result, changed, revision)
    };
    if let Some(changed) = changed {
        core.calls().update(seq, |call| {
            call.cluster = call.cluster.take().or(Some(changed.cluster));
            call.changed = Some(changed.what);
        });
        if let Err(error) = core.save(revision).await {
            tracing::error!(%error, "the state file could not be written");
            return Err(ApiError::internal());
        }
    }
    result
}

async fn pause(wait: Duration) {
    tokio::time::sleep(wait).await;
}

fn word(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Error(error) if error.code.starts_with("Throttling") => "throttle",
        Trouble::Error(_) => "error",
        Trouble::Slow(_) => "slow",
        Trouble::DropBefore => "drop_before",
        Trouble::DropAfter => "drop_after",
        Trouble::Hold => "hold",
    }
}
