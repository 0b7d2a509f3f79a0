//! Answers only under names that mean this machine.
//!
//! A web page elsewhere can give its own name the address 127.0.0.1 and then talk to the console as if it were its
//! own server (DNS rebinding). The name is still in the `Host` header.

use std::net::IpAddr;

use app::{ConsoleError, Forbidden};
use axum::extract::Request;
use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::refusal::Refusal;

pub async fn allow_only_this_machine(request: Request, next: Next) -> Response {
    if host_of(&request).is_some_and(|authority| is_this_machine(authority.host())) {
        return next.run(request).await;
    }
    Refusal::from(ConsoleError::Forbidden(Forbidden::ForeignName)).into_response()
}

fn host_of(request: &Request) -> Option<Authority> {
    let header = request.headers().get(HOST);
    match header {
        Some(value) => value.to_str().ok()?.parse().ok(),
        None => request.uri().authority().cloned(),
    }
}

/// The port says nothing: it changes on its way through a tunnel.
fn is_this_machine(host: &str) -> bool {
    let host = host.trim_end_matches('.');
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use axum::middleware::from_fn;

    use super::*;
    use crate::middleware::testing::{Answered, call, get};

    async fn under(host: &str) -> Answered {
        call(from_fn(allow_only_this_machine), get("/").header(HOST, host)).await
    }

    #[tokio::test]
    async fn names_of_this_machine_are_answered_on_any_port() {
        for host in ["localhost", "LOCALHOST:3000", "127.0.0.1:8080", "127.0.0.2", "[::1]:3000"] {
            assert_eq!(under(host).await.status, StatusCode::OK, "{host}");
        }
    }

    #[tokio::test]
    async fn other_names_are_refused_with_a_sentence() {
        for host in [
            "rebound.example:3000",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "192.0.2.1",
            "0.0.0.0",
            "user@localhost.example",
            "",
        ] {
            let answered = under(host).await;
            assert_eq!(answered.status, StatusCode::FORBIDDEN, "{host}");
            assert!(answered.sentence().contains("only under the names of this machine"), "{host}");
        }
    }

    #[tokio::test]
    async fn a_request_without_a_host_is_refused() {
        let answered = call(from_fn(allow_only_this_machine), get("/")).await;
        assert_eq!(answered.status, StatusCode::FORBIDDEN);
    }
}
