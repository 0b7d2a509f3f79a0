//! Answers only whoever is on this machine: no foreign name, no proxy, no page of another site.

use std::sync::Arc;

use app::{ConsoleError, Forbidden};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use listener::{Guard, Refused};

use crate::refusal::Refusal;

/// What is asked by whoever watches the process, and tells nothing but whether it works.
const PROBES: [&str; 2] = ["/healthz", "/readyz"];

pub async fn guard(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let admitted = if PROBES.contains(&request.uri().path()) {
        guard.admit_probe(&request)
    } else {
        guard.admit(&request)
    };
    answer(admitted, request, next).await
}

/// For a read that is worth something to another site even though it cannot see the answer: it keeps a connection.
pub async fn guard_stream(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Response {
    answer(guard.admit_own_pages_and_programs(&request), request, next).await
}

async fn answer(admitted: Result<(), Refused>, request: Request, next: Next) -> Response {
    let Err(refused) = admitted else { return next.run(request).await };
    let why = match refused {
        Refused::ForeignName => Forbidden::ForeignName,
        Refused::Forwarded => Forbidden::Forwarded,
        Refused::ForeignWrite => Forbidden::ForeignPost,
        Refused::ForeignRead => Forbidden::ForeignRead,
    };
    Refusal::from(ConsoleError::Forbidden(why)).into_response()
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use axum::http::header::HOST;
    use axum::middleware::from_fn_with_state;

    use super::*;
    use crate::middleware::testing::{Answered, Asked, call, get, post};

    async fn answered(asked: Asked) -> Answered {
        call(from_fn_with_state(Arc::new(Guard::default()), guard), asked).await
    }

    #[tokio::test]
    async fn each_refusal_has_its_sentence() {
        let here = |asked: Asked| asked.header(HOST, "127.0.0.1:3000");
        for (asked, sentence) in [
            (get("/").header(HOST, "rebound.example"), "only under the names of this machine"),
            (here(get("/")).header("x-forwarded-for", "192.0.2.1"), "came through a proxy"),
            (here(post("/", "")).header("origin", "http://evil.example"), "a page of another site"),
            (here(get("/")).header("sec-fetch-site", "cross-site"), "not load anything from it"),
        ] {
            let answered = answered(asked).await;
            assert_eq!(answered.status, StatusCode::FORBIDDEN, "{sentence}");
            assert!(answered.sentence().contains(sentence), "{}", answered.sentence());
        }
    }

    #[tokio::test]
    async fn a_probe_is_answered_by_any_name_and_through_a_proxy() {
        for path in PROBES {
            let probe = get(path).header(HOST, "10.0.0.7:3000").header("via", "1.1 balancer");
            assert_eq!(answered(probe).await.status, StatusCode::OK, "{path}");
        }
    }

    #[tokio::test]
    async fn a_stream_is_for_the_own_pages_even_if_a_link_leads_to_it() {
        let link = get("/")
            .header(HOST, "127.0.0.1:3000")
            .header("sec-fetch-site", "cross-site")
            .header("sec-fetch-mode", "navigate")
            .header("sec-fetch-dest", "document");
        let layer = from_fn_with_state(Arc::new(Guard::default()), guard_stream);
        assert_eq!(call(layer, link).await.status, StatusCode::FORBIDDEN);
    }
}
