//! Keeps web pages away from the control plane: any page in a browser could post to a loopback address otherwise.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::reply::refusal;
use crate::core::Core;

/// Names that always lead to this machine.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

pub async fn guard(State(core): State<Arc<Core>>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    if !host(headers).is_some_and(|name| is_allowed(name, &core.allowed_hosts)) {
        let text = "this host name is not served here";
        return refusal(StatusCode::MISDIRECTED_REQUEST, text).into_response();
    }
    if !request.method().is_safe() && is_cross_origin(headers) {
        let text = "the request comes from another site";
        return refusal(StatusCode::FORBIDDEN, text).into_response();
    }
    next.run(request).await
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// The name in `Host`, without its port.
fn host(headers: &HeaderMap) -> Option<&str> {
    let host = text(headers, header::HOST.as_str())?;
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => Some(name),
        _ => Some(host),
    }
}

fn is_allowed(name: &str, more: &[String]) -> bool {
    let is = |allowed: &str| allowed.eq_ignore_ascii_case(name);
    LOOPBACK.into_iter().any(is) || more.iter().any(|allowed| is(allowed))
}

/// By what browsers say of themselves; other clients say nothing and are no danger.
fn is_cross_origin(headers: &HeaderMap) -> bool {
    match (text(headers, "sec-fetch-site"), text(headers, header::ORIGIN.as_str())) {
        (Some(site), _) => site != "same-origin" && site != "none",
        (None, Some(origin)) => {
            origin.split_once("://").map(|(_, host)| host) != text(headers, header::HOST.as_str())
        }
        (None, None) => false,
    }
}
