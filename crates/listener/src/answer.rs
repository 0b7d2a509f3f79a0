//! An answer whose end is noticed.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use http_body::{Frame, SizeHint};

use crate::activity::Activity;

/// The body of an answer. Once it is dropped, which is when all of it was handed over, its connection waits again.
pub struct Answer {
    body: Body,
    _answering: Answering,
}

/// Lasts from a request to the end of its answer, or until either breaks off.
pub struct Answering(Arc<Activity>);

impl Answering {
    /// `None` if the connection is closed already.
    pub fn begin(activity: &Arc<Activity>) -> Option<Self> {
        activity.begin().then(|| Self(activity.clone()))
    }

    pub fn with(self, body: Body) -> Answer {
        Answer { body, _answering: self }
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.end();
    }
}

impl http_body::Body for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
