//! Resources as they truly are, and changes to them that no API call could make.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Reply, read, refusal, save};
use crate::choices::Choices;
use crate::core::Core;
use crate::world::{Cluster, DelayModel, Instance, Name, Task, World};

pub async fn health(State(core): State<Arc<Core>>) -> Json<Value> {
    let state = core.state();
    Json(json!({
        "status": "ok",
        "version": env!("CARGO_PKG_VERSION"),
        "scenario": state.scenario,
        "seed": state.accounts.seed(),
        "now": state.now(),
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Which {
    cluster: String,
}

pub async fn hold(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let Which { cluster } = read(&body)?;
    with_task(&core, &cluster, |task, _| match task.timer_mut() {
        Some(timer) => {
            timer.hold();
            Ok(())
        }
        None => Err(format!("the migration is in {}, which does not end by itself", task.status())),
    })
    .await
}

pub async fn release(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let Which { cluster } = read(&body)?;
    with_task(&core, &cluster, |task, now| match task.timer_mut() {
        Some(timer) if timer.is_held() => {
            timer.release(now);
            Ok(())
        }
        _ => Err(format!("nothing is held; the migration is in {}", task.status())),
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    cluster: String,
    /// -1 is unknown; null lets the delay breathe again.
    #[serde(default, deserialize_with = "given")]
    delay_seconds: Option<Option<i32>>,
    comment: Option<String>,
}

/// Tells a null from nothing.
fn given<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Option<i32>>, D::Error> {
    Deserialize::deserialize(value).map(Some)
}

pub async fn set(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let Set { cluster, delay_seconds, comment } = read(&body)?;
    with_task(&core, &cluster, |task, _| {
        match delay_seconds {
            Some(Some(seconds)) => task.delay = DelayModel::Fixed { seconds: seconds.into() },
            Some(None) => task.delay = DelayModel::default(),
            None => {}
        }
        if let Some(comment) = comment {
            task.comment = comment;
        }
        Ok(())
    })
    .await
}

/// Changes the migration of a cluster and answers how it is now.
async fn with_task(
    core: &Core,
    id: &str,
    change: impl FnOnce(&mut Task, Timestamp) -> Result<(), String>,
) -> Reply {
    let (answer, revision) = {
        let mut state = core.state();
        let now = state.now();
        let missing = || refusal(StatusCode::NOT_FOUND, format!("{id} has no migration"));
        let world = state.accounts.world_of(id).ok_or_else(missing)?;
        world.settle(id, now);
        let task = world.task_mut(id).ok_or_else(missing)?;
        change(task, now).map_err(|sentence| refusal(StatusCode::CONFLICT, sentence))?;
        world.settle(id, now);
        let cluster = world.clusters.get(id).ok_or_else(missing)?;
        (describe(cluster, now, &world.choices), state.changed())
    };
    save(core, revision).await?;
    Ok(Json(answer))
}

pub async fn state(State(core): State<Arc<Core>>) -> Json<Value> {
    let mut state = core.state();
    let now = settle(&mut state);
    let (mut clusters, mut instances, mut dts_jobs) = (Vec::new(), Vec::new(), Vec::new());
    for account in state.accounts.iter() {
        let of = |resource: Value| with_account(resource, &account.id);
        let choices = &account.world.choices;
        clusters.extend(account.world.clusters.iter().map(|c| of(describe(c, now, choices))));
        instances.extend(account.world.instances.iter().map(|i| of(describe_instance(i))));
        dts_jobs.extend(account.world.dts_jobs.iter().map(|job| of(json!(job))));
    }
    Json(json!({
        "scenario": state.scenario,
        "now": now,
        "revision": state.revision,
        "clusters": clusters,
        "instances": instances,
        "dts_jobs": dts_jobs,
        "names": all_names(&state),
    }))
}

pub async fn names(State(core): State<Arc<Core>>) -> Json<Value> {
    let mut state = core.state();
    settle(&mut state);
    Json(json!({ "names": all_names(&state) }))
}

fn settle(state: &mut crate::core::State) -> Timestamp {
    let now = state.now();
    state.accounts.worlds_mut().for_each(|world| world.settle_all(now));
    now
}

fn all_names(state: &crate::core::State) -> Vec<Name> {
    state.accounts.worlds().flat_map(World::names).collect()
}

fn with_account(mut resource: Value, account: &str) -> Value {
    resource["account"] = account.into();
    resource
}

fn describe_instance(instance: &Instance) -> Value {
    json!({
        "id": instance.id,
        "region": instance.region,
        "description": instance.description,
        "endpoints": instance.endpoints,
    })
}

fn describe(cluster: &Cluster, now: Timestamp, choices: &Choices) -> Value {
    let migration = cluster.task.as_ref().map(|task| {
        let (source_mode, cluster_mode) = task.modes(choices);
        let timer = task.timer();
        json!({
            "status": task.status(),
            "source": task.source,
            "direction": task.shown_direction(choices),
            "source_mode": source_mode,
            "cluster_mode": cluster_mode,
            "delay_seconds": task.delay_seconds(&cluster.id, now, choices),
            "expires": task.expires,
            "comment": task.comment,
            "swapped": task.swapped,
            "held": timer.is_some_and(|timer| timer.is_held()),
            "ends": timer.and_then(|timer| timer.end()),
        })
    });
    json!({
        "id": cluster.id,
        "region": cluster.region,
        "description": cluster.description,
        "status": cluster.status(now, choices),
        "migration": migration,
        "endpoints": cluster.endpoints,
    })
}
