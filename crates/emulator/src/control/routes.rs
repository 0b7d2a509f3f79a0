//! The control calls by path, and the answers to a path or a method that does not exist: those that do.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, OriginalUri};
use axum::http::StatusCode;
use axum::routing::{MethodRouter, delete, get, post};
use axum::{Router, middleware};

use super::guard::guard;
use super::reply::{Refusal, refusal};
use super::{
    accounts, calls, choices, clock, faults, progression, replay, resources, scenario, set,
    snapshot,
};
use crate::core::Core;
use crate::date;

/// The longest body that holds everything, in bytes: 100,000 clusters fit.
const LARGE_BYTES: usize = 512 << 20;

/// Every control call: its path, its methods and their handlers.
fn routes() -> Vec<(&'static str, &'static str, MethodRouter<Arc<Core>>)> {
    vec![
        ("/health", "GET", get(resources::health)),
        ("/clock", "GET, POST", get(clock::show).post(clock::change)),
        (
            "/faults",
            "GET, POST, DELETE",
            get(faults::list).post(faults::order).delete(faults::clear),
        ),
        ("/faults/kinds", "GET", get(faults::kinds)),
        ("/faults/{id}", "DELETE", delete(faults::remove)),
        ("/choices", "GET, POST", get(choices::show).post(choices::change)),
        ("/choices/table", "GET", get(choices::table)),
        ("/progression", "GET, POST", get(progression::show).post(progression::change)),
        ("/accounts", "GET, POST", get(accounts::list).post(accounts::add)),
        ("/keys", "POST", post(accounts::set_key)),
        ("/sts/expire", "POST", post(accounts::expire)),
        ("/hold", "POST", post(resources::hold)),
        ("/release", "POST", post(resources::release)),
        ("/set", "POST", post(set::set)),
        ("/calls", "GET", get(calls::list)),
        ("/replay", "POST", post(replay::replay).layer(DefaultBodyLimit::max(LARGE_BYTES))),
        ("/names", "GET", get(resources::names)),
        ("/state", "GET", get(resources::state)),
        ("/scenarios", "GET", get(scenario::list)),
        ("/scenario", "GET, POST", get(scenario::save_as_file).post(scenario::load)),
        ("/reset", "POST", post(scenario::reset)),
        ("/snapshot", "GET, POST", get(snapshot::list).post(snapshot::take)),
        ("/snapshot/{id}", "DELETE", delete(snapshot::remove)),
        ("/restore", "POST", post(snapshot::restore).layer(DefaultBodyLimit::max(LARGE_BYTES))),
    ]
}

pub fn router(core: Arc<Core>) -> Router<Arc<Core>> {
    let control = routes()
        .into_iter()
        .fold(Router::new(), |router, (path, _, methods)| router.route(path, methods))
        .fallback(unknown)
        .method_not_allowed_fallback(other_method)
        .layer(middleware::from_fn_with_state(core, guard))
        .layer(middleware::map_response(date::dated));
    Router::new().nest("/_emulator", control)
}

async fn unknown(OriginalUri(uri): OriginalUri) -> Refusal {
    let known: Vec<_> = routes().into_iter().map(|(path, ..)| path).collect();
    let sentence = format!(
        "there is no control call {}; under /_emulator there are {}",
        uri.path(),
        known.join(", ")
    );
    refusal(StatusCode::NOT_FOUND, sentence)
}

async fn other_method(OriginalUri(uri): OriginalUri) -> Refusal {
    let path = uri.path();
    let is_it = |known: &str| match known.strip_suffix("{id}") {
        Some(stem) => path.strip_prefix("/_emulator").is_some_and(|path| path.starts_with(stem)),
        None => path.strip_prefix("/_emulator") == Some(known),
    };
    let route = routes().into_iter().find(|(known, ..)| is_it(known));
    let methods = route.map_or("another method", |(_, methods, _)| methods);
    refusal(StatusCode::METHOD_NOT_ALLOWED, format!("{path} is called with {methods}"))
}
