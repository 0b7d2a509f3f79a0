//! Keeps web pages and proxies away from the control plane, which has no sign-in.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use listener::Refused;

use super::reply::refusal;
use crate::core::Core;

pub async fn guard(State(core): State<Arc<Core>>, request: Request, next: Next) -> Response {
    match core.guard.admit(&request) {
        Ok(()) => next.run(request).await,
        Err(refused) => refusal(status(refused), refused.to_string()).into_response(),
    }
}

fn status(refused: Refused) -> StatusCode {
    match refused {
        Refused::ForeignName => StatusCode::MISDIRECTED_REQUEST,
        Refused::Forwarded | Refused::ForeignWrite | Refused::ForeignRead => StatusCode::FORBIDDEN,
    }
}
