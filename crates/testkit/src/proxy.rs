//! A proxy between a client and the emulator that changes answers, or goes away.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What becomes of an answer: from (request head, answer) to another answer.
type Rewrite = Arc<dyn Fn(&str, String) -> String + Send + Sync>;

pub struct Proxy {
    pub url: String,
}

impl Proxy {
    /// Passes requests on as they are, and answers as `rewrite` makes them from (request head, answer).
    pub fn start(
        upstream: SocketAddr,
        rewrite: impl Fn(&str, String) -> String + Send + Sync + 'static,
    ) -> Self {
        let (proxy, listener) = Self::listen();
        let rewrite: Rewrite = Arc::new(rewrite);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(pass(client, upstream, rewrite.clone()));
            }
        });
        proxy
    }

    /// Passes everything on as it is, up to the first request for `action` and its answer. Later connections are refused.
    pub fn start_until(upstream: SocketAddr, action: &'static str) -> Self {
        let (proxy, listener) = Self::listen();
        let as_it_is: Rewrite = Arc::new(|_, answer| answer);
        tokio::spawn(async move {
            loop {
                let (mut client, _) = listener.accept().await.unwrap();
                let Some(head) = head_of(&mut client).await else { continue };
                if head.contains(action) {
                    drop(listener);
                    return answer(client, head, upstream, as_it_is).await;
                }
                answer(client, head, upstream, as_it_is.clone()).await;
            }
        });
        proxy
    }

    fn listen() -> (Self, TcpListener) {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        (Self { url }, TcpListener::from_std(listener).unwrap())
    }
}

/// One request, one answer, and the end of the connection.
async fn pass(mut client: TcpStream, upstream: SocketAddr, rewrite: Rewrite) {
    if let Some(head) = head_of(&mut client).await {
        answer(client, head, upstream, rewrite).await;
    }
}

/// The head of the next request. `None` if the client goes away.
async fn head_of(client: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(client.read_u8().await.ok()?);
    }
    Some(String::from_utf8(head).unwrap())
}

async fn answer(mut client: TcpStream, head: String, upstream: SocketAddr, rewrite: Rewrite) {
    let closing = head.replacen("\r\n", "\r\nconnection: close\r\n", 1);
    let mut server = TcpStream::connect(upstream).await.unwrap();
    server.write_all(closing.as_bytes()).await.unwrap();
    let mut answer = String::new();
    server.read_to_string(&mut answer).await.unwrap();
    let answer = rewrite(&head, answer);
    // The client may be gone by now.
    let _ = client.write_all(answer.as_bytes()).await;
}
