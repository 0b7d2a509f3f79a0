//! Stands between the backend and the emulator and falsifies answers.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What becomes of an answer: from (request head, answer) to another answer.
type Falsify = Arc<dyn Fn(&str, String) -> String + Send + Sync>;

pub struct Proxy {
    pub url: String,
}

impl Proxy {
    pub fn start(
        upstream: SocketAddr,
        falsify: impl Fn(&str, String) -> String + Send + Sync + 'static,
    ) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let listener = TcpListener::from_std(listener).unwrap();
        let falsify: Falsify = Arc::new(falsify);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(pass(client, upstream, falsify.clone()));
            }
        });
        Self { url }
    }

    /// Passes everything on as it is, up to the first request for `action`; then nobody listens any more.
    pub fn start_until(upstream: SocketAddr, action: &'static str) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let listener = TcpListener::from_std(listener).unwrap();
        let as_it_is: Falsify = Arc::new(|_, answer| answer);
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
        Self { url }
    }
}

/// One request, one answer, and the end of the connection.
async fn pass(mut client: TcpStream, upstream: SocketAddr, falsify: Falsify) {
    if let Some(head) = head_of(&mut client).await {
        answer(client, head, upstream, falsify).await;
    }
}

/// Nothing when the client goes away.
async fn head_of(client: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(client.read_u8().await.ok()?);
    }
    Some(String::from_utf8(head).unwrap())
}

async fn answer(mut client: TcpStream, head: String, upstream: SocketAddr, falsify: Falsify) {
    let closing = head.replacen("\r\n", "\r\nconnection: close\r\n", 1);
    let mut server = TcpStream::connect(upstream).await.unwrap();
    server.write_all(closing.as_bytes()).await.unwrap();
    let mut answer = String::new();
    server.read_to_string(&mut answer).await.unwrap();
    let answer = falsify(&head, answer);
    // The client may have gone meanwhile.
    let _ = client.write_all(answer.as_bytes()).await;
}
