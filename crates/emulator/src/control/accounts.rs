//! `/_emulator/accounts`, `/_emulator/keys` and `/_emulator/sts`. No answer holds a secret.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::reply::{Reply, read, refusal, save};
use crate::accounts::{Account, Accounts, NewKey};
use crate::core::Core;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewAccount {
    id: String,
    #[serde(default)]
    keys: Vec<NewKey>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyState {
    id: String,
    disabled: bool,
}

pub async fn list(State(core): State<Arc<Core>>) -> Json<Value> {
    Json(describe_all(&core.state().accounts))
}

/// Adds an account, or keys to one there is. Either all of it happens or nothing.
pub async fn add(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let new: NewAccount = read(&body)?;
    let (answer, revision) = {
        let mut state = core.state();
        extend(&mut state.accounts, new)
            .map_err(|sentence| refusal(StatusCode::BAD_REQUEST, sentence))?;
        (describe_all(&state.accounts), state.changed())
    };
    save(&core, revision).await?;
    Ok(Json(answer))
}

fn extend(accounts: &mut Accounts, new: NewAccount) -> Result<(), String> {
    for (at, NewKey(key)) in new.keys.iter().enumerate() {
        let again = |NewKey(other): &NewKey| other.id() == key.id();
        if accounts.key(key.id()).is_some() || new.keys[..at].iter().any(again) {
            return Err(format!("there is an access key {} already", key.id()));
        }
    }
    if accounts.get(&new.id).is_none() {
        accounts.add(&new.id)?;
    }
    new.keys.into_iter().try_for_each(|NewKey(key)| accounts.add_key(&new.id, key))
}

/// Disables a key, or enables it again.
pub async fn set_key(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let KeyState { id, disabled } = read(&body)?;
    let (answer, revision) = {
        let mut state = core.state();
        let missing = || refusal(StatusCode::NOT_FOUND, format!("there is no access key {id}"));
        state.accounts.key_mut(&id).ok_or_else(missing)?.active = !disabled;
        (describe_all(&state.accounts), state.changed())
    };
    save(&core, revision).await?;
    Ok(Json(answer))
}

/// Makes every temporary key that was issued so far expire. Their time is wall time, which cannot be moved.
pub async fn expire(State(core): State<Arc<Core>>) -> Reply {
    let (now, revision) = {
        let mut state = core.state();
        let now = Timestamp::now();
        state.accounts.issuer.expire_all(now);
        (now, state.changed())
    };
    save(&core, revision).await?;
    Ok(Json(json!({ "expired_before": now })))
}

fn describe_all(accounts: &Accounts) -> Value {
    let all: Vec<_> =
        accounts.iter().map(|account| describe(account, accounts.default_id())).collect();
    json!({ "accounts": all })
}

fn describe(account: &Account, default: &str) -> Value {
    let keys: Vec<_> = account
        .keys
        .iter()
        .map(|key| json!({ "id": key.id(), "user": key.user, "disabled": !key.active }))
        .collect();
    json!({
        "id": account.id,
        "default": account.id == default,
        "keys": keys,
        "clusters": account.world.clusters.len(),
        "instances": account.world.instances.len(),
    })
}
