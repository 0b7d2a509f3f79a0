//! Server-sent events: the panel of a cluster, pushed to every page that shows it.

mod room;
mod streams;

use std::convert::Infallible;
use std::time::Duration;

use app::{ConsoleError, LIVE_STREAM, Language};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use axum::http::request::Parts;
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use backend::Trouble;
use futures_util::stream;
use migration::{ClusterId, ClusterRef, ProfileName, RegionId};
use serde::Deserialize;

use crate::middleware::origin::refuse_foreign_reads;
use crate::refusal::Refusal;

pub use streams::Streams;

use streams::StreamFollower;

/// How often a stream says that it is still open: a comment for proxies, an event for the page.
const STILL_EVERY: Duration = Duration::from_secs(15);
const STILL: Bytes = Bytes::from_static(b": still here\nevent: still\ndata:\n\n");
/// Asks proxies not to buffer the stream.
const X_ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

pub fn routes(streams: Streams) -> Router {
    Router::new()
        .route(LIVE_STREAM, get(stream))
        .layer(from_fn(refuse_foreign_reads))
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
    match open(&streams, asked, &parts).await {
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

/// Opens a stream. A cluster that does not exist is an error; one that cannot be read now has a stream that says so.
async fn open(
    streams: &Streams,
    asked: Asked,
    parts: &Parts,
) -> Result<StreamFollower, ConsoleError> {
    let cluster = ClusterRef {
        profile: ProfileName::parse(asked.profile)?,
        region: RegionId::parse(asked.region)?,
        id: ClusterId::parse(asked.cluster)?,
    };
    if let Err(error) = streams.backend().polled_migration(&cluster).await
        && matches!(error.trouble, Trouble::NotFound | Trouble::UnknownProfile)
    {
        return Err(error.into());
    }
    Ok(streams.join(cluster, Language::of(parts)))
}

fn body(follower: StreamFollower) -> Body {
    Body::from_stream(stream::unfold(follower, |mut follower| async {
        let next = match tokio::time::timeout(STILL_EVERY, follower.next()).await {
            Ok(next) => next?,
            Err(_) => STILL,
        };
        Some((Ok::<_, Infallible>(next), follower))
    }))
}
