//! A server that follows a script, one step per request, and records the requests.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// What to do with one request after it was read whole.
pub enum Step {
    /// Status, extra header lines each with its line end, body.
    Answer(u16, &'static str, &'static str),
    /// Raw bytes, then the connection is closed.
    Raw(&'static str),
    /// The connection is closed without a word.
    Close,
    /// There is never an answer.
    Silence,
}

/// One request as it was received.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which connection it came on, counted from 0.
    pub connection: usize,
    /// Method, target, version.
    pub line: String,
    /// Header lines, in lower case.
    pub headers: Vec<String>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        let prefix = format!("{name}: ");
        self.headers.iter().find_map(|line| line.strip_prefix(prefix.as_str()))
    }

    pub fn target(&self) -> &str {
        self.line.split(' ').nth(1).expect("a target")
    }
}

#[derive(Clone)]
pub struct Stub {
    pub address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Stub {
    pub async fn start(script: Vec<Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let stub = Self { address, requests: Arc::default() };
        let script = Arc::new(Mutex::new(VecDeque::from(script)));
        let server = stub.clone();
        tokio::spawn(async move {
            for connection in 0.. {
                let (stream, _) = listener.accept().await.unwrap();
                let (server, script) = (server.clone(), Arc::clone(&script));
                tokio::spawn(async move { server.serve(stream, connection, &script).await });
            }
        });
        stub
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    async fn serve<S>(&self, stream: S, connection: usize, script: &Mutex<VecDeque<Step>>)
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let mut stream = BufReader::new(stream);
        while let Some(request) = read_request(&mut stream, connection).await {
            self.requests.lock().unwrap().push(request);
            let step = script.lock().unwrap().pop_front().expect("no more requests are expected");
            let text = match step {
                Step::Answer(status, headers, body) => answer(status, headers, body),
                Step::Raw(text) => {
                    stream.write_all(text.as_bytes()).await.unwrap();
                    return;
                }
                Step::Close => return,
                Step::Silence => std::future::pending().await,
            };
            stream.write_all(text.as_bytes()).await.unwrap();
        }
    }
}

pub fn answer(status: u16, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status} X\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
}

/// Reads a request without a body. `None` if the connection ended.
pub async fn read_request<S>(stream: &mut BufReader<S>, connection: usize) -> Option<Request>
where
    S: AsyncRead + Unpin,
{
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let line = lines.remove(0);
    let headers = lines.iter().map(|line| line.to_ascii_lowercase()).collect();
    Some(Request { connection, line, headers })
}
