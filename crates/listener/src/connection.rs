//! One connection, from its first byte to its end.

use std::convert::Infallible;
use std::future::{pending, poll_fn};
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tower::Service;

use crate::activity::Activity;
use crate::answer::{Answer, Answering};
use crate::limits::Limits;
use crate::slots::Slot;
use crate::timed::Timed;
use crate::transport::Transport;

/// The longest head of a request: request line and headers. Above it the answer is 431.
const MAX_HEAD: usize = 64 << 10;
/// The most headers of a request. Above it the answer is 431.
const MAX_HEADERS: usize = 100;

/// A connection that has a slot.
pub struct Connection<T> {
    pub stream: TcpStream,
    pub from: SocketAddr,
    pub slot: Slot,
    pub transport: T,
    pub limits: Limits,
}

impl<T: Transport> Connection<T> {
    /// Serves it until either side ends it.
    pub async fn serve(self, app: Router, stopped: watch::Receiver<bool>) {
        let (activity, limits) = (self.slot.activity.clone(), self.limits);
        tokio::select! {
            () = self.speak(app, stopped) => {}
            () = activity.closed() => tracing::debug!("a connection makes way for another"),
            () = activity.overdue(&limits) => tracing::debug!("a client takes too long"),
        }
    }

    async fn speak(self, app: Router, mut stopped: watch::Receiver<bool>) {
        let Self { stream, from, slot, transport, limits } = self;
        // Answers are small and waited for.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
        let Ok((stream, mark)) = transport.open(stream, from).await else { return };
        let activity = &slot.activity;
        let stream = TokioIo::new(Timed::new(stream, activity.clone()));
        let service = service_fn(|request| answer(app.clone(), mark.clone(), activity, request));
        let served = http1::Builder::new()
            .auto_date_header(T::DATES)
            .half_close(limits.half_close)
            .max_buf_size(MAX_HEAD)
            .max_headers(MAX_HEADERS)
            .serve_connection(stream, service);
        let mut served = std::pin::pin!(served);
        let ended = tokio::select! {
            ended = served.as_mut() => ended,
            () = told_to_stop(&mut stopped) => {
                served.as_mut().graceful_shutdown();
                served.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "a connection ended early");
        }
    }
}

/// Ends once the server is told to stop, or is dropped.
pub async fn told_to_stop(stopped: &mut watch::Receiver<bool>) {
    // An error means that whoever could tell is gone.
    let _ = stopped.wait_for(|stop| *stop).await;
}

async fn answer<M: Clone + Send + Sync + 'static>(
    mut app: Router,
    mark: M,
    activity: &Arc<Activity>,
    mut request: hyper::Request<Incoming>,
) -> Result<hyper::Response<Answer>, Infallible> {
    // The connection is about to be dropped, and this with it.
    let Some(answering) = Answering::begin(activity) else { return pending().await };
    request.extensions_mut().insert(mark);
    let request = request.map(Body::new);
    poll_fn(|cx| Service::<hyper::Request<Body>>::poll_ready(&mut app, cx)).await?;
    Ok(app.call(request).await?.map(|body| answering.with(body)))
}
