//! No form of the console is large or takes long, and all of them are text.

use std::time::Duration;

use app::{BadRequest, ConsoleError, LAB_ORDER};
use axum::body::{Body, Bytes};
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::refusal::Refusal;

/// In bytes.
pub const BODY_LIMIT: usize = 64 * 1024;
/// How long a body may take.
pub const BODY_TIME: Duration = Duration::from_secs(30);
/// For the text of a scenario, which the lab takes.
const SCENARIO_LIMIT: usize = 2 << 20;

fn limit_of(path: &str) -> usize {
    if path == LAB_ORDER { SCENARIO_LIMIT } else { BODY_LIMIT }
}

/// Reads the whole body first, so that a body without a declared length is counted, too.
pub async fn limit_bodies(State(time): State<Duration>, request: Request, next: Next) -> Response {
    let declared = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let limit = limit_of(request.uri().path());
    if declared.and_then(|text| text.parse::<u64>().ok()).is_some_and(|n| n > limit as u64) {
        return Refusal::from(ConsoleError::TooLarge).into_response();
    }
    let (parts, body) = request.into_parts();
    let mut whole = Request::new(body);
    DefaultBodyLimit::max(limit).apply(&mut whole);
    let bytes = match tokio::time::timeout(time, Bytes::from_request(whole, &())).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)))) => {
            return Refusal::from(ConsoleError::TooLarge).into_response();
        }
        Ok(Err(_)) => {
            return Refusal::from(ConsoleError::from(BadRequest::NotWhole)).into_response();
        }
        Err(_) => {
            return Refusal::from(ConsoleError::from(BadRequest::NotInTime)).into_response();
        }
    };
    if std::str::from_utf8(&bytes).is_err() {
        return Refusal::from(ConsoleError::from(BadRequest::NotText)).into_response();
    }
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::http::StatusCode;
    use axum::middleware::{from_fn_with_state, map_response};
    use axum::routing::any;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};

    use super::*;
    use crate::middleware::testing::{call, post};

    #[tokio::test]
    async fn a_body_at_the_limit_arrives_whole() {
        let body = "x".repeat(BODY_LIMIT);
        let answered =
            call(from_fn_with_state(BODY_TIME, limit_bodies), post("/echo", body.clone())).await;
        assert_eq!((answered.status, answered.text == body), (StatusCode::OK, true));
    }

    #[test]
    fn only_the_lab_takes_more() {
        for path in ["/", "/api/migration/switch", "/api/lab/live", "/api/laboratory"] {
            assert_eq!(limit_of(path), BODY_LIMIT, "{path}");
        }
        assert_eq!(limit_of("/api/lab"), SCENARIO_LIMIT);
    }

    #[tokio::test]
    async fn a_larger_one_is_refused_whether_or_not_it_says_its_length() {
        let body = "x".repeat(BODY_LIMIT + 1);
        let with_length = post("/echo", body.clone()).header(CONTENT_LENGTH, body.len());
        for request in [post("/echo", body), with_length] {
            let answered = call(from_fn_with_state(BODY_TIME, limit_bodies), request).await;
            assert_eq!(answered.status, StatusCode::PAYLOAD_TOO_LARGE);
        }
    }

    /// What is answered over a real connection: nothing else can break off.
    async fn answer_to(time: Duration, request: &str) -> String {
        let layer = from_fn_with_state(time, limit_bodies);
        let router = Router::new().route("/", any(|| async {})).layer(layer);
        let router = router.layer(map_response(|answer: Response| async move {
            let refusal = answer.extensions().get::<Refusal>().unwrap();
            (refusal.error.status(), refusal.error.to_string())
        }));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let serving = tokio::spawn(async { axum::serve(listener, router).await });
        client.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        client.read_to_string(&mut answer).await.unwrap();
        serving.abort();
        answer
    }

    #[tokio::test]
    async fn a_body_that_breaks_off_is_not_called_too_large() {
        let broken = "POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\
            transfer-encoding: chunked\r\n\r\n3\r\na=b\r\nthis is no length\r\n";
        let answer = answer_to(BODY_TIME, broken).await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
        assert!(answer.ends_with("The form did not arrive whole."), "{answer}");
    }

    #[tokio::test]
    async fn a_body_that_does_not_come_is_given_up() {
        let slow =
            "POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 9\r\n\r\na=b";
        let answer = answer_to(Duration::from_millis(50), slow).await;
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
        assert!(answer.ends_with("The form did not arrive in time."), "{answer}");
    }

    #[tokio::test]
    async fn bytes_that_are_no_text_are_refused() {
        let answered = call(
            from_fn_with_state(BODY_TIME, limit_bodies),
            post("/echo", vec![b'a', b'=', 0xff]),
        )
        .await;
        assert_eq!(answered.status, StatusCode::BAD_REQUEST);
    }
}
