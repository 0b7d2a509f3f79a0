//! Server-sent events: the panel of a cluster, pushed to everyone who follows it.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use app::{ConsoleError, LIVE_STREAM, Language};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use axum::http::request::Parts;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use backend::Trouble;
use futures_util::stream::{self, StreamExt};
use listener::Guard;
use migration::{ClusterId, ClusterRef, ProfileName, RegionId};
use serde::Deserialize;

use super::streams::{Follower, Streams};
use crate::http::caller::caller;
use crate::middleware::guard::guard_stream;
use crate::refusal::Refusal;

/// How often a stream says that it is there: a comment for what lies between, an event for the page.
const STILL_EVERY: Duration = Duration::from_secs(15);
const STILL: Bytes = Bytes::from_static(b": still here\nevent: still\ndata:\n\n");
/// Without the event the page gives the stream up after a while and asks by itself.
const NOT_KEPT: Bytes = Bytes::from_static(b": nothing new can come\n\n");
/// A proxy that collects answers before it passes them on would keep the stream to itself.
const X_ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

pub fn routes(streams: Streams, door: Arc<Guard>) -> Router {
    Router::new()
        .route(LIVE_STREAM, get(stream))
        .layer(from_fn_with_state(door, guard_stream))
        .with_state(streams)
}

#[derive(Deserialize)]
struct Asked {
    profile: String,
    region: String,
    cluster: String,
}

async fn stream(
    State(streams): State<Streams>,
    Query(asked): Query<Asked>,
    parts: Parts,
) -> Response {
    match follow(&streams, asked, &parts).await {
        Ok(follower) => {
            let headers = [
                (CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
                (X_ACCEL_BUFFERING, HeaderValue::from_static("no")),
            ];
            (headers, body(follower)).into_response()
        }
        Err(error) => Refusal::from(error).into_response(),
    }
}

/// A cluster that is not there is an answer; one that cannot be read now is a stream that says so.
async fn follow(streams: &Streams, asked: Asked, parts: &Parts) -> Result<Follower, ConsoleError> {
    let cluster = ClusterRef {
        profile: ProfileName::parse(asked.profile)?,
        region: RegionId::parse(asked.region)?,
        id: ClusterId::parse(asked.cluster)?,
    };
    let caller = caller(parts);
    let seat = streams.backend().as_seen_by(&caller);
    app::is_there(&seat, &cluster).await?;
    if let Err(error) = seat.polled_migration(&cluster).await
        && matches!(error.trouble, Trouble::NotFound | Trouble::UnknownProfile)
    {
        return Err(error.into());
    }
    let joined = streams.join(cluster, Language::of(parts), caller.address());
    joined.ok_or(ConsoleError::TooManyStreams)
}

fn body(follower: Follower) -> Body {
    let events = stream::unfold(follower, |mut follower| async {
        if follower.is_over() {
            return None;
        }
        let next = match tokio::time::timeout(STILL_EVERY, follower.next()).await {
            Ok(next) => next?,
            Err(_) if follower.is_kept() => vec![STILL],
            Err(_) => vec![NOT_KEPT],
        };
        Some((stream::iter(next).map(Ok::<_, Infallible>), follower))
    });
    Body::from_stream(events.flatten())
}
