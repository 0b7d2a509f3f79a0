//! How the bytes of a connection travel.

use std::future::Future;
use std::io;
use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

/// What a connection is wrapped in before HTTP is spoken on it: nothing, TLS, or a stream that can be cut.
pub trait Transport: Clone + Send + Sync + 'static {
    type Stream: AsyncRead + AsyncWrite + Unpin + Send + 'static;
    /// Rides in the extensions of each request of the connection.
    type Mark: Clone + Send + Sync + 'static;

    /// Whether answers that do not say what time it is get the `Date` of this machine.
    const DATES: bool = true;

    /// Opens it. A handshake belongs here: it counts as the beginning of the first head, and has its time.
    fn open(
        &self,
        stream: TcpStream,
        from: SocketAddr,
    ) -> impl Future<Output = io::Result<(Self::Stream, Self::Mark)>> + Send;
}

/// The bytes as they are. Requests say where they come from.
#[derive(Debug, Clone, Copy)]
pub struct Plain;

impl Transport for Plain {
    type Stream = TcpStream;
    type Mark = ConnectInfo<SocketAddr>;

    async fn open(
        &self,
        stream: TcpStream,
        from: SocketAddr,
    ) -> io::Result<(TcpStream, ConnectInfo<SocketAddr>)> {
        Ok((stream, ConnectInfo(from)))
    }
}
