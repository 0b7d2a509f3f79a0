//! Writes only from the console's own pages.
//!
//! A form on any web page can post here, and every write spends the account's credentials. Browsers say where a
//! request comes from; programs that are no browser say nothing and cannot be tricked.

use app::{ConsoleError, Forbidden};
use axum::extract::Request;
use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::refusal::Refusal;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

pub async fn refuse_foreign_writes(request: Request, next: Next) -> Response {
    if is_foreign_write(request.method(), request.headers()) {
        return Refusal::from(ConsoleError::Forbidden(Forbidden::ForeignPost)).into_response();
    }
    next.run(request).await
}

/// For a read that is worth something to another site even though it cannot see the answer: it keeps a connection.
pub async fn refuse_foreign_reads(request: Request, next: Next) -> Response {
    if is_foreign(request.headers()) {
        return Refusal::from(ConsoleError::Forbidden(Forbidden::ForeignPost)).into_response();
    }
    next.run(request).await
}

fn is_foreign_write(method: &Method, headers: &HeaderMap) -> bool {
    !method.is_safe() && is_foreign(headers)
}

fn is_foreign(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get(SEC_FETCH_SITE) {
        return site != "same-origin" && site != "none";
    }
    // Browsers from before Sec-Fetch-Site, and pages reached by plain http under a name.
    headers.get(ORIGIN).is_some_and(|origin| {
        let host = headers.get(HOST).map(|host| host.as_bytes());
        let origin = origin.as_bytes();
        let own = [b"http://".as_slice(), b"https://"]
            .into_iter()
            .find_map(|scheme| origin.strip_prefix(scheme));
        own.is_none() || own != host
    })
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use axum::middleware::from_fn;

    use super::*;
    use crate::middleware::testing::{call, get, post};

    async fn posted(headers: &[(&str, &str)]) -> StatusCode {
        let mut request = post("/api/x", "").header(HOST, "127.0.0.1:3000");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        call(from_fn(refuse_foreign_writes), request).await.status
    }

    #[tokio::test]
    async fn posts_of_the_own_pages_and_of_programs_pass() {
        for headers in [
            &[][..],
            &[("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "none")],
            &[("origin", "http://127.0.0.1:3000")],
            &[("sec-fetch-site", "same-origin"), ("origin", "null")],
        ] {
            assert_eq!(posted(headers).await, StatusCode::OK, "{headers:?}");
        }
    }

    #[tokio::test]
    async fn posts_of_other_pages_are_refused() {
        for headers in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1:3000")],
            &[("sec-fetch-site", "")],
            &[("origin", "http://evil.example")],
            &[("origin", "http://127.0.0.1:4000")],
            &[("origin", "null")],
            &[("origin", "127.0.0.1:3000")],
        ] {
            assert_eq!(posted(headers).await, StatusCode::FORBIDDEN, "{headers:?}");
        }
    }

    #[tokio::test]
    async fn reading_is_free() {
        let request = get("/clusters").header("sec-fetch-site", "cross-site");
        assert_eq!(call(from_fn(refuse_foreign_writes), request).await.status, StatusCode::OK);
    }
}
