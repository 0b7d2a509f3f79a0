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
}

/// One request, one answer, and the end of the connection.
async fn pass(mut client: TcpStream, upstream: SocketAddr, falsify: Falsify) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match client.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return,
        }
    }
    let head = String::from_utf8(head).unwrap();
    let closing = head.replacen("\r\n", "\r\nconnection: close\r\n", 1);
    let mut server = TcpStream::connect(upstream).await.unwrap();
    server.write_all(closing.as_bytes()).await.unwrap();
    let mut answer = String::new();
    server.read_to_string(&mut answer).await.unwrap();
    let answer = falsify(&head, answer);
    // The client may have gone meanwhile.
    let _ = client.write_all(answer.as_bytes()).await;
}
