//! `/_emulator/replay`: what a log of calls did, done again.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

use super::reply::{Reply, read, refusal, save};
use crate::accounts::Accounts;
use crate::calls::{Call, Execution};
use crate::core::Core;
use crate::execution::{Asked, Done, execute};
use crate::operations::find;
use crate::parameters::Parameters;

/// The answer of `GET /_emulator/calls`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Log {
    calls: Vec<Logged>,
    /// What time it shall be at the end; when the last call was, if not given.
    now: Option<Timestamp>,
    #[serde(rename = "last_seq")]
    _last_seq: Option<u64>,
}

/// What is looked at of a call.
#[derive(Deserialize)]
struct Logged {
    seq: u64,
    action: String,
    version: String,
    account: Option<String>,
    parameters: BTreeMap<String, String>,
    cluster: Option<String>,
    changed: Option<String>,
    #[serde(default)]
    shortened: bool,
    execution: Option<Execution>,
}

/// Does again what was done, each at its time; the clock is paused at the end. Either all of it happens or nothing.
pub async fn replay(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let log: Log = read(&body)?;
    let steps = steps(log.calls).map_err(|sentence| refusal(StatusCode::BAD_REQUEST, sentence))?;
    let conflict = |sentence: String| refusal(StatusCode::CONFLICT, sentence);
    let (answer, revision) = {
        let mut state = core.state();
        let mut accounts = state.accounts.clone();
        let mut clock = state.clock.clone();
        clock.set_paused(true);
        for (call, execution) in &steps {
            let at = execution.emulated_time;
            clock.set(at).map_err(|now| {
                conflict(format!("call {} was at {at}, and it is {now} already", call.seq))
            })?;
            again(&mut accounts, call, execution).map_err(conflict)?;
        }
        if let Some(end) = log.now {
            clock.set(end).map_err(|now| {
                conflict(format!("the log ends at {end}, and it is {now} already"))
            })?;
        }
        let now = clock.now();
        (state.accounts, state.clock) = (accounts, clock);
        for (call, execution) in &steps {
            let revision = state.changed();
            note(&core, call, Execution { revision, ..execution.clone() });
        }
        (json!({ "replayed": steps.len(), "now": now }), state.changed())
    };
    save(&core, revision).await?;
    Ok(Json(answer))
}

/// The calls that did something, in the order in which they did it.
fn steps(calls: Vec<Logged>) -> Result<Vec<(Logged, Execution)>, String> {
    let mut steps = Vec::new();
    for mut call in calls {
        let Some(execution) = call.execution.take() else { continue };
        if call.shortened {
            return Err(format!("call {} has parameters too long for the log", call.seq));
        }
        steps.push((call, execution));
    }
    steps.sort_by_key(|(_, execution)| execution.revision);
    Ok(steps)
}

/// # Errors
/// A sentence, if it does something else than it did: the log is not whole, or began with something else.
fn again(accounts: &mut Accounts, call: &Logged, execution: &Execution) -> Result<(), String> {
    let Logged { seq, action, version, .. } = call;
    let failed = |why: &str| format!("call {seq}, {action}, cannot be done again: {why}");
    let account = call.account.as_deref().ok_or_else(|| failed("it has no account"))?;
    let operation = find(version, action).map_err(|error| failed(&error.message))?;
    let pairs: Vec<_> = call.parameters.clone().into_iter().collect();
    let parameters = Parameters::new(pairs).map_err(|error| failed(&error.message))?;
    let (effect, now) = (execution.effect.as_ref(), execution.emulated_time);
    let asked = Asked { account, action, operation, parameters: &parameters };
    let done = execute(accounts, &asked, effect, now);
    let Done { result, changed, touched } = done.map_err(|_| failed("there is no such account"))?;
    let what = changed.as_ref().map(|changed| &changed.what);
    // A new cluster has the id it had, unless the seed was another one.
    let is_same_cluster = call.parameters.contains_key("DBClusterId")
        || changed.as_ref().is_none_or(|changed| call.cluster.as_ref() == Some(&changed.cluster));
    if touched && what == call.changed.as_ref() && is_same_cluster {
        return Ok(());
    }
    Err(failed(&match (result, changed) {
        (Err(error), _) => error.message,
        (Ok(_), Some(changed)) => {
            format!("it would do something else: {}, {}", changed.cluster, changed.what)
        }
        (Ok(_), None) => "it would change nothing".into(),
    }))
}

/// Puts it in the log of this emulator, so that its log suffices too.
fn note(core: &Core, call: &Logged, execution: Execution) {
    core.calls().open(Call {
        wall_time: Timestamp::now(),
        emulated_time: execution.emulated_time,
        action: call.action.clone(),
        version: call.version.clone(),
        account: call.account.clone(),
        cluster: call.cluster.clone(),
        parameters: call.parameters.clone().into_iter().collect(),
        changed: call.changed.clone(),
        execution: Some(execution),
        ended: true,
        ..Call::default()
    });
}
