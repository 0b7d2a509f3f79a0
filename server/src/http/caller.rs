//! Who asks.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use backend::Caller;

/// Whoever sent a request. Without sign-in that is whoever sits at this machine.
pub fn caller(request: &Parts) -> Caller {
    // A request that came from no socket, as in a test, has no address.
    let from = request.extensions.get::<ConnectInfo<SocketAddr>>();
    Caller::local(from.map(|ConnectInfo(address)| address.ip()))
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use axum::Router;
    use axum::routing::get;
    use listener::Plain;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;
    use tokio::sync::watch;

    use super::*;
    use crate::http::client_limits::ClientLimits;
    #[tokio::test]
    async fn the_caller_has_the_address_of_the_connection() {
        let listener = listener::bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let address = listener.local_addr().unwrap();
        let said = |request: Parts| async move { format!("{:?}", caller(&request).address()) };
        let router = Router::new().route("/", get(said));
        let limits = ClientLimits::of_this_process().connections;
        let (_stop, stopped) = watch::channel(false);
        let serving = tokio::spawn(listener::serve(listener, router, Plain, limits, stopped));
        let mut socket = TcpStream::connect(address).await.unwrap();
        socket.write_all(b"GET / HTTP/1.0\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).await.unwrap();
        assert!(answer.ends_with("Some(127.0.0.1)"), "{answer}");
        serving.abort();
    }
}
