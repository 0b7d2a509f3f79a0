//! The socket.

use std::io;
use std::net::SocketAddr;

use axum::serve::{ListenerExt, TapIo};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// Connections that may wait while all are busy; the system's own limit may be lower.
const BACKLOG: u32 = 4096;

/// # Errors
/// The address cannot be taken.
pub fn bind(
    address: SocketAddr,
) -> io::Result<TapIo<TcpListener, impl FnMut(&mut TcpStream) + Send + 'static>> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A restarted server takes its port back at once. Elsewhere the option means something else.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    let listener = socket.listen(BACKLOG)?;
    Ok(listener.tap_io(|stream| {
        // A small page must not wait for the acknowledgement of the one before.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps Nagle's algorithm");
        }
    }))
}
