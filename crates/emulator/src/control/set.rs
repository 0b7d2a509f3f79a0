//! Changes by hand: to a cluster's migration, to what is true of a source, and to the roles of an account.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::reply::{Reply, read, refusal, save};
use super::resources;
use crate::core::Core;
use crate::world::{Facts, INSTANCE_STATUSES, World};

/// A change to the source or the account that the body names, or else to the migration of its cluster.
pub async fn set(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let named: Map<String, Value> = read(&body)?;
    if named.contains_key("instance") {
        set_source(&core, read(&body)?).await
    } else if named.contains_key("account") {
        set_roles(&core, read(&body)?).await
    } else {
        resources::set_migration(&core, &body).await
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    instance: String,
    status: Option<String>,
    /// Those that are not named stay as they are.
    #[serde(default)]
    facts: Map<String, Value>,
}

async fn set_source(core: &Core, wanted: Source) -> Reply {
    let Source { instance: id, status, facts } = wanted;
    if let Some(unknown) = status.as_deref().filter(|word| !INSTANCE_STATUSES.contains(word)) {
        let known = INSTANCE_STATUSES.join(", ");
        let sentence = format!("there is no status {unknown}; there are {known}");
        return Err(refusal(StatusCode::BAD_REQUEST, sentence));
    }
    let (answer, revision) = {
        let mut state = core.state();
        let now = state.now();
        let missing = || refusal(StatusCode::NOT_FOUND, format!("there is no instance {id}"));
        let has_it = |world: &&mut World| world.instances.get(&id).is_some();
        let world = state.accounts.worlds_mut().find(has_it).ok_or_else(missing)?;
        // What has begun by now has looked at the facts as they were.
        world.settle_source(&id, now);
        let known = world.instances.get(&id).map(|instance| &instance.facts);
        let changed = changed(known.ok_or_else(missing)?, facts)
            .map_err(|wrong| refusal(StatusCode::BAD_REQUEST, format!("facts: {wrong}")))?;
        let instance = world.instances.get_mut(&id).ok_or_else(missing)?;
        instance.facts = changed;
        if let Some(status) = status {
            instance.status = status.into();
        }
        let answer = resources::describe_instance(instance);
        (answer, state.changed())
    };
    save(core, revision).await?;
    Ok(Json(answer))
}

fn changed(facts: &Facts, changes: Map<String, Value>) -> serde_json::Result<Facts> {
    let mut all = serde_json::to_value(facts)?;
    for (name, value) in changes {
        all[name] = value;
    }
    serde_json::from_value(all)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Roles {
    account: String,
    /// Whether `AliyunDTSDefaultRole` is there.
    dts_role: Option<bool>,
    /// Whether `AliyunServiceRoleForPolarDB` is there.
    service_linked_role: Option<bool>,
}

async fn set_roles(core: &Core, wanted: Roles) -> Reply {
    let Roles { account: id, dts_role, service_linked_role } = wanted;
    let (answer, revision) = {
        let mut state = core.state();
        let missing = || refusal(StatusCode::NOT_FOUND, format!("there is no account {id}"));
        let world = &mut state.accounts.get_mut(&id).ok_or_else(missing)?.world;
        if let Some(is_there) = dts_role {
            world.dts_role_missing = !is_there;
        }
        if let Some(is_there) = service_linked_role {
            world.linked_role_missing = !is_there;
        }
        let answer = json!({
            "account": id,
            "dts_role": !world.dts_role_missing,
            "service_linked_role": !world.linked_role_missing,
        });
        (answer, state.changed())
    };
    save(core, revision).await?;
    Ok(Json(answer))
}
