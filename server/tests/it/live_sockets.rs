//! The stream over sockets: what many watchers cost, and that the program ends while they watch.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt};
use tokio::task::JoinSet;

use crate::live::{VIEW, path};
use crate::program::{Running, program};
use crate::stack::{BILLING, Stack};

const DESCRIBE: &str = "DescribeDBClusterMigration";
/// Readings each watcher waits for.
const READINGS: usize = 6;

/// HTTP/1.0, so that the body is as it is.
pub fn request(host: &str) -> String {
    format!(
        "GET {} HTTP/1.0\r\nHost: {host}\r\nAccept: text/event-stream\r\n\r\n",
        path(BILLING, "en")
    )
}

/// The views that one watcher sees.
async fn watch(address: SocketAddr) -> Vec<String> {
    let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
    socket.write_all(request(&address.to_string()).as_bytes()).await.unwrap();
    let mut lines = tokio::io::BufReader::new(socket).lines();
    let mut seen = Vec::new();
    while seen.len() < READINGS {
        let line = lines.next_line().await.unwrap().expect("the stream goes on");
        if line.starts_with(VIEW) {
            seen.push(line);
        }
    }
    seen
}

/// Lets `watchers` watch until each has seen its readings, which must cost one call for each interval that goes by and
/// one view for each call, however many they are.
async fn check(stack: &Stack, address: SocketAddr, poll: Duration, watchers: usize) {
    let (before, begin) = (stack.calls(DESCRIBE).await.len(), Instant::now());
    let mut all = JoinSet::new();
    for _ in 0..watchers {
        all.spawn(watch(address));
    }
    let seen = tokio::time::timeout(Duration::from_secs(120), all.join_all()).await.unwrap();
    let intervals = begin.elapsed().div_duration_f64(poll).ceil() as usize;
    let calls = stack.calls(DESCRIBE).await.len() - before;
    assert!(calls <= intervals + 1, "{calls} calls in {intervals} intervals for {watchers}");
    // The first view may be of a reading that was there.
    let views = seen.iter().flatten().collect::<HashSet<_>>().len();
    assert!(views <= calls + 1, "{views} views of {calls} readings for {watchers}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_followers_cost_the_calls_and_the_views_of_one() {
    let poll = Duration::from_millis(300);
    let stack = Stack::polling(poll, poll).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = stack.router.clone();
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    for watchers in [1, 200] {
        check(&stack, address, poll, watchers).await;
    }
    serving.abort();
}

#[test]
fn a_stream_that_is_open_does_not_delay_the_end_of_the_program() {
    let home = tempfile::tempdir().unwrap();
    let arguments = ["--listen", "127.0.0.1:0", "--emulator-listen", "127.0.0.1:0"];
    let running = Running::start(program(home.path()).args(arguments));
    let host = running.url("console").strip_prefix("http://").unwrap().to_owned();
    let mut socket = TcpStream::connect(&host).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    socket.write_all(request(&host).as_bytes()).unwrap();
    let mut lines = BufReader::new(socket).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.starts_with(VIEW)), "a view comes");
    let log = running.stop();
    // A request that does not end is given up after a while, and the log says so.
    assert!(!log.contains("given up"), "{log}");
    // The stream ends, and between two events.
    assert_eq!(lines.last().as_deref(), Some(""));
}
