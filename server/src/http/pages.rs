//! The framework's routes: pages and server functions, with what they find in their context.

use std::sync::Arc;

use app::{App, ConsoleError, NotFound, Settings, shell};
use axum::Router;
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use backend::{Backend, Caller, Seat};
use leptos::prelude::{LeptosOptions, provide_context, with_context};
use leptos_axum::{LeptosRoutes, generate_route_list_with_exclusions_and_ssg_and_context};

use super::caller::caller;
use super::static_files;
use crate::middleware::api::answer_errors_plainly;
use crate::refusal::Refusal;
use crate::site::Site;

/// What a page or a server function may ask its context for.
#[derive(Clone)]
pub struct Context {
    pub backend: Backend,
    pub settings: Settings,
}

impl Context {
    /// What this caller may ask for.
    pub fn seat(&self, request: &Parts) -> Seat {
        self.backend.as_seen_by(&caller(request))
    }

    fn provide(&self) {
        // While routes are listed there is no request.
        let seat = with_context(|request: &Parts| self.seat(request));
        provide_context(seat.unwrap_or_else(|| self.backend.as_seen_by(&Caller::local(None))));
        provide_context(self.settings.clone());
    }
}

/// Every page, every server function, and the 404 page for the rest.
pub fn routes(context: &Context, options: LeptosOptions, site: Arc<Site>) -> Router {
    let shell_options = options.clone();
    let render = move || shell(shell_options.clone());
    let provide = {
        let context = context.clone();
        move || context.provide()
    };
    let not_found = leptos_axum::render_app_async_with_context(provide.clone(), render.clone());
    let fallback = move |request: Request| {
        let (site, not_found) = (site.clone(), not_found.clone());
        async move {
            if request.method() != Method::GET && request.method() != Method::HEAD {
                return Refusal::from(ConsoleError::from(NotFound::Page)).into_response();
            }
            match static_files::top_level(&site, request.uri(), request.headers()) {
                Some(file) => file,
                None => as_not_found(not_found(request).await),
            }
        }
    };
    // The frame around the pages reads its context even while routes are only listed.
    let (listed, _) =
        generate_route_list_with_exclusions_and_ssg_and_context(App, None, provide.clone());
    Router::new()
        .leptos_routes_with_context(&options, listed, provide, render)
        .route("/api/{*function}", any(no_such_function))
        .layer(from_fn(for_api_only))
        .fallback(fallback)
        .with_state(options)
}

/// The layer is for server functions; pages keep their request as it is.
async fn for_api_only(request: Request, next: axum::middleware::Next) -> Response {
    if request.uri().path().starts_with("/api/") {
        answer_errors_plainly(request, next).await
    } else {
        next.run(request).await
    }
}

async fn no_such_function() -> Response {
    Refusal::from(ConsoleError::from(NotFound::Page)).into_response()
}

fn as_not_found(mut response: Response) -> Response {
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}
