//! Resources as they truly are, and changes to them that no API call could make.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::reply::{Reply, read, refusal, save};
use crate::choices::Choices;
use crate::core::Core;
use crate::world::{Cluster, DelayModel, Instance, Name, Timer, World};

pub async fn health(State(core): State<Arc<Core>>) -> Json<Value> {
    let state = core.state();
    Json(json!({
        "status": "ok",
        "world": state.world,
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
    with_cluster(&core, &cluster, |cluster, _| {
        let mut running: Vec<_> = timers(cluster).collect();
        running.iter_mut().for_each(|timer| timer.hold());
        if running.is_empty() { Err(Refused::Nothing("ends by itself")) } else { Ok(()) }
    })
    .await
}

pub async fn release(State(core): State<Arc<Core>>, body: Bytes) -> Reply {
    let Which { cluster } = read(&body)?;
    with_cluster(&core, &cluster, |cluster, now| {
        let mut held: Vec<_> = timers(cluster).filter(|timer| timer.is_held()).collect();
        held.iter_mut().for_each(|timer| timer.release(now));
        let any = !held.is_empty();
        let caught_up = cluster.task.as_mut().is_some_and(|task| !any && task.delay.release(now));
        if any || caught_up { Ok(()) } else { Err(Refused::Nothing("is held")) }
    })
    .await
}

/// Of the transition of the migration, and of what else the cluster is busy with.
fn timers(cluster: &mut Cluster) -> impl Iterator<Item = &mut Timer> {
    let transition = cluster.task.as_mut().and_then(|task| task.timer_mut());
    transition.into_iter().chain(cluster.work.as_mut().map(|work| &mut work.timer))
}

/// Why a cluster is not changed.
enum Refused {
    NoMigration,
    /// Nothing of it does this.
    Nothing(&'static str),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    cluster: String,
    /// -1 is unknown; null lets the delay breathe again.
    #[serde(default, deserialize_with = "given")]
    delay_seconds: Option<Option<i32>>,
    /// What the delay follows, in the place of `delay_seconds`.
    delay: Option<DelayModel>,
    comment: Option<String>,
}

/// Distinguishes a null from a missing field.
fn given<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Option<i32>>, D::Error> {
    Deserialize::deserialize(value).map(Some)
}

pub async fn set_migration(core: &Core, body: &Bytes) -> Reply {
    let Set { cluster, delay_seconds, delay, comment } = read(body)?;
    if delay_seconds.is_some() && delay.is_some() {
        let sentence = "delay says what the delay follows; delay_seconds cannot go with it";
        return Err(refusal(StatusCode::BAD_REQUEST, sentence));
    }
    with_cluster(core, &cluster, |cluster, now| {
        let task = cluster.task.as_mut().ok_or(Refused::NoMigration)?;
        if let Some(delay) = delay {
            task.delay = delay.begun(now);
        }
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

/// Changes a cluster and answers how it is now.
async fn with_cluster(
    core: &Core,
    id: &str,
    change: impl FnOnce(&mut Cluster, Timestamp) -> Result<(), Refused>,
) -> Reply {
    let (answer, revision) = {
        let mut state = core.state();
        let now = state.now();
        let missing = || refusal(StatusCode::NOT_FOUND, format!("there is no cluster {id}"));
        let world = state.accounts.world_of(id).ok_or_else(missing)?;
        world.settle(id, now);
        let choices = world.choices;
        let cluster = world.clusters.get_mut(id).ok_or_else(missing)?;
        change(cluster, now).map_err(|refused| match refused {
            Refused::NoMigration => {
                refusal(StatusCode::NOT_FOUND, format!("{id} has no migration"))
            }
            Refused::Nothing(does) => {
                let status = cluster.status(now, &choices);
                refusal(StatusCode::CONFLICT, format!("nothing {does}; {id} is {status}"))
            }
        })?;
        world.settle(id, now);
        // A deletion that was released has ended it.
        let cluster = world.clusters.get(id);
        let answer = cluster.map(|cluster| describe(cluster, now, &choices));
        (answer.unwrap_or_else(|| json!({ "id": id, "deleted": true })), state.changed())
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

fn settle(state: &mut crate::state::State) -> Timestamp {
    let now = state.now();
    state.accounts.worlds_mut().for_each(|world| world.settle_all(now));
    now
}

fn all_names(state: &crate::state::State) -> Vec<Name> {
    state.accounts.worlds().flat_map(World::names).collect()
}

fn with_account(mut resource: Value, account: &str) -> Value {
    resource["account"] = account.into();
    resource
}

pub fn describe_instance(instance: &Instance) -> Value {
    json!({
        "id": instance.id,
        "region": instance.region,
        "description": instance.description,
        "status": instance.status,
        "facts": instance.facts,
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
            "failed": task.failed,
            "skipped": task.skipped,
            "swapped": task.swapped,
            "held": timer.is_some_and(|timer| timer.is_held()),
            "ends": timer.and_then(|timer| timer.end()),
        })
    });
    let work = cluster.work.as_ref().map(|work| {
        json!({
            "status": work.change.status(choices),
            "held": work.timer.is_held(),
            "ends": work.timer.end(),
        })
    });
    json!({
        "id": cluster.id,
        "region": cluster.region,
        "description": cluster.description,
        "status": cluster.status(now, choices),
        "migration": migration,
        "work": work,
        "endpoints": cluster.endpoints,
    })
}
