//! Answers that are spoilt on their way to the client.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body::Frame;
use jiff::Timestamp;

use crate::date;

/// Status of a proxy that has lost its server.
pub const BAD_GATEWAY: u16 = 502;
const PAGE: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
    <center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

/// What a proxy answers in the place of the API: no JSON, no `RequestId`, and its own idea of the time.
pub fn proxy_page() -> Response {
    let html = (header::CONTENT_TYPE, HeaderValue::from_static("text/html"));
    let mut response = (StatusCode::BAD_GATEWAY, [html], PAGE).into_response();
    if let Some(date) = date::of(Timestamp::now()) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

/// Promises the whole body, sends half of it and closes the connection.
pub fn truncated(status: StatusCode, body: String) -> Response {
    let length = HeaderValue::from(body.len());
    let mut bytes = Bytes::from(body);
    bytes.truncate(bytes.len() / 2);
    let body = Body::new(Half { bytes: Some(bytes), is_flushed: false });
    (status, [(header::CONTENT_LENGTH, length)], body).into_response()
}

struct Half {
    bytes: Option<Bytes>,
    is_flushed: bool,
}

impl HttpBody for Half {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<std::io::Result<Frame<Bytes>>>> {
        if let Some(bytes) = self.bytes.take() {
            return Poll::Ready(Some(Ok(Frame::data(bytes))));
        }
        if !self.is_flushed {
            // What was given so far is sent only when there is nothing more for a moment.
            self.is_flushed = true;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionAborted.into())))
    }
}
