//! All routes, and the order in which a request passes the middleware.

use std::sync::Arc;

use app::Settings;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use backend::Backend;
use leptos::prelude::LeptosOptions;
use listener::Guard;
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use super::pages::{self, Context};
use super::{Streams, calendar, health, lab, live, reload, static_files};
use crate::middleware::body_limit::{BODY_TIME, limit_bodies};
use crate::middleware::guard::guard;
use crate::middleware::language::keep_language;
use crate::middleware::refusals::{refuse_after_panic, write_refusals};
use crate::middleware::request_log::log_requests;
use crate::middleware::response_headers::add_headers;
use crate::site::{PACKAGE_FOLDER, Site};

/// Pages are compressed anew for every answer, so the level is far below the best one.
const PAGE_COMPRESSION: CompressionLevel = CompressionLevel::Precise(4);

/// What the console is made of.
#[derive(Clone)]
pub struct Console {
    pub backend: Backend,
    pub settings: Settings,
    pub site: Site,
    /// Ends them all at shutdown.
    pub streams: Streams,
}

/// The release's wasm is compressed beforehand; a development build's would take a third of a second each time.
fn worth_compressing() -> impl Predicate {
    DefaultPredicate::new().and(NotForContentType::const_new("application/wasm"))
}

/// The whole console.
pub fn router(console: Console) -> Router {
    let Console { backend, settings, site, streams } = console;
    let options =
        LeptosOptions::builder().output_name("polarshift").site_pkg_dir(PACKAGE_FOLDER).build();
    let site = Arc::new(site);
    let context = Context { backend: backend.clone(), settings: settings.clone() };
    let door = Arc::new(Guard::default());
    let middleware = ServiceBuilder::new()
        .layer(from_fn(log_requests))
        .layer(from_fn(add_headers))
        .layer(from_fn(keep_language))
        .layer(CompressionLayer::new().quality(PAGE_COMPRESSION).compress_when(worth_compressing()))
        .layer(from_fn_with_state(Arc::new(settings), write_refusals))
        .layer(CatchPanicLayer::custom(refuse_after_panic))
        .layer(from_fn_with_state(door.clone(), guard))
        .layer(from_fn_with_state(BODY_TIME, limit_bodies));
    let development = if reload::is_wanted() { reload::routes() } else { Router::new() };
    health::routes(backend)
        .merge(live::routes(streams, door))
        .merge(calendar::routes(context.clone()))
        .merge(lab::routes(context.clone()))
        .merge(development)
        .merge(static_files::package(site.clone()))
        .merge(pages::routes(&context, options, site))
        .layer(middleware)
}
