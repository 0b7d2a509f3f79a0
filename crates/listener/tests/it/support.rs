//! A server with a handler for each thing a client may wait for.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::routing::{get, post};
use listener::{Limits, Plain};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;

/// Far beyond what anything here takes.
const LONG: Duration = Duration::from_secs(20);

pub const LIMITS: Limits = Limits {
    connections: 100,
    per_address: 100,
    head: LONG,
    idle: LONG,
    write: LONG,
    half_close: false,
};

pub struct Server {
    pub address: SocketAddr,
    /// Each permit lets one `/held` answer.
    pub held: Arc<Semaphore>,
    /// How many `/held` have begun.
    begun: watch::Receiver<usize>,
    /// Whether an `/endless` answer was given up.
    given_up: watch::Receiver<bool>,
    pub stop: watch::Sender<bool>,
    pub serving: JoinHandle<()>,
}

/// Tells when it is dropped.
struct Told(watch::Sender<bool>);

impl Drop for Told {
    fn drop(&mut self) {
        self.0.send_replace(true);
    }
}

impl Server {
    pub fn start(limits: Limits) -> Self {
        let held = Arc::new(Semaphore::new(0));
        let (begins, begun) = watch::channel(0);
        let (gives_up, given_up) = watch::channel(false);
        let waits = held.clone();
        let hold = move || async move {
            begins.send_modify(|it| *it += 1);
            waits.acquire().await.unwrap().forget();
            "held\n"
        };
        let endless = move || async move {
            let told = Told(gives_up);
            let chunk = Bytes::from(vec![b'x'; 64 << 10]);
            Body::from_stream(futures_util::stream::repeat_with(move || {
                let _ = &told;
                Ok::<_, Infallible>(chunk.clone())
            }))
        };
        let app = Router::new()
            .route("/", get(|| async { "here\n" }))
            .route(
                "/from",
                get(|ConnectInfo(from): ConnectInfo<SocketAddr>| async move { from.to_string() }),
            )
            .route("/held", get(hold))
            .route("/endless", get(endless))
            .route("/echo", post(|text: String| async { text }));
        let listener = listener::bind(([127, 0, 0, 1], 0).into()).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        let serving = tokio::spawn(listener::serve(listener, app, Plain, limits, stopped));
        Self { address, held, begun, given_up, stop, serving }
    }

    pub async fn connect(&self) -> Client {
        Client(TcpStream::connect(self.address).await.unwrap())
    }

    /// From another address of this machine.
    pub async fn connect_from(&self, address: [u8; 4]) -> Client {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind((address, 0).into()).unwrap();
        Client(socket.connect(self.address).await.unwrap())
    }

    /// Ends once so many `/held` have begun.
    pub async fn holds(&self, count: usize) {
        within(self.begun.clone().wait_for(|it| *it >= count)).await.unwrap();
    }

    /// Ends once an `/endless` answer was given up.
    pub async fn gives_up(&self) {
        within(self.given_up.clone().wait_for(|it| *it)).await.unwrap();
    }
}

pub async fn within<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(LONG / 2, what).await.expect("it takes too long")
}

pub struct Client(pub TcpStream);

impl Client {
    pub async fn say(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).await.unwrap();
    }

    pub async fn ask(&mut self, path: &str) {
        self.say(&format!("GET {path} HTTP/1.1\r\nHost: a\r\n\r\n")).await;
    }

    /// Reads until the answer ends like this.
    pub async fn hears(&mut self, end: &str) {
        let mut heard = Vec::new();
        while !heard.ends_with(end.as_bytes()) {
            let mut bytes = [0; 1024];
            let count = within(self.0.read(&mut bytes)).await.unwrap();
            assert!(count > 0, "closed after {:?}", String::from_utf8_lossy(&heard));
            heard.extend_from_slice(&bytes[..count]);
        }
    }

    /// What comes until the other side closes.
    pub async fn rest(&mut self) -> String {
        let mut rest = Vec::new();
        // A connection that is closed while something is unread in it is reset.
        let _ = within(self.0.read_to_end(&mut rest)).await;
        String::from_utf8(rest).unwrap()
    }
}
