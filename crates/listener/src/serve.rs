//! Takes connections, within limits, whatever happens to one of them.

use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Router;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::connection::{Connection, told_to_stop};
use crate::limits::Limits;
use crate::slots::Slots;
use crate::transport::Transport;

/// The pause after an error that the next attempt would meet too, such as too many open files.
const OUT_OF_BREATH: Duration = Duration::from_millis(100);
/// How often the log says that no connection can be taken, at most.
const TELL_EVERY: Duration = Duration::from_secs(60);

/// Serves until told to stop, then until the requests under way are answered. Connections end when this is dropped.
pub async fn serve<T: Transport>(
    listener: TcpListener,
    app: Router,
    transport: T,
    limits: Limits,
    mut stopped: watch::Receiver<bool>,
) {
    let slots = Slots::new(&limits);
    let mut connections = JoinSet::new();
    let mut told = None;
    loop {
        let next = async {
            let (stream, from) = accept(&listener, &slots, &mut told).await;
            (stream, from, slots.take(from.ip()).await)
        };
        let (stream, from, slot) = tokio::select! {
            next = next => next,
            () = told_to_stop(&mut stopped) => break,
        };
        match slot {
            Some(slot) => {
                let transport = transport.clone();
                let connection = Connection { stream, from, slot, transport, limits };
                connections.spawn(connection.serve(app.clone(), stopped.clone()));
            }
            None => tracing::warn!(%from, "the address has too many connections; one is refused"),
        }
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    while connections.join_next().await.is_some() {}
}

/// The next connection, however long that takes.
async fn accept(
    listener: &TcpListener,
    slots: &Slots,
    told: &mut Option<Instant>,
) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) if is_about_one_client(&error) => {}
            Err(error) => {
                if told.is_none_or(|told| told.elapsed() >= TELL_EVERY) {
                    *told = Some(Instant::now());
                    tracing::error!(%error, "no connection can be taken for now");
                }
                // It may be descriptors that are short, and one can be had back.
                if slots.close_longest(None) {
                    slots.freed(OUT_OF_BREATH).await;
                } else {
                    tokio::time::sleep(OUT_OF_BREATH).await;
                }
            }
        }
    }
}

fn is_about_one_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
