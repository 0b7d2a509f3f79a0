//! Clients that are slow, or many, or want too much.

use std::time::Duration;

use emulator::{Limits, Options};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::*;

async fn start(limits: Limits) -> Emulator {
    Emulator::start(Options { limits, ..options() }).await
}

/// Sends the beginning of a request and gives what comes back until the connection is closed from the other side.
async fn begin(emulator: &Emulator, text: &str) -> String {
    let mut stream = TcpStream::connect(emulator.addr()).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = String::new();
    let read = stream.read_to_string(&mut answer);
    tokio::time::timeout(Duration::from_secs(20), read).await.expect("it stays open").unwrap();
    answer
}

#[tokio::test]
async fn a_head_that_does_not_arrive_in_time_closes_the_connection() {
    let limits = Limits { head: Duration::from_millis(50), ..Limits::default() };
    let emulator = start(limits).await;
    for beginning in ["", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\n"] {
        let answer = begin(&emulator, beginning).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{beginning}: {answer}");
    }
    emulator.call("DescribeRegions", &[]).await.ok();
}

#[tokio::test]
async fn a_connection_may_be_idle_for_longer_than_a_head_may_take() {
    let limits = Limits { head: Duration::from_millis(50), ..Limits::default() };
    let emulator = start(limits).await;
    let health = "GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\n";
    let mut stream = TcpStream::connect(emulator.addr()).await.unwrap();
    stream.write_all(format!("{health}\r\n").as_bytes()).await.unwrap();
    stream.readable().await.unwrap();
    assert_eq!(begin(&emulator, "").await, "", "a silent one is closed meanwhile");
    stream.write_all(format!("{health}Connection: close\r\n\r\n").as_bytes()).await.unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).await.unwrap();
    assert_eq!(answers.matches("HTTP/1.1 200").count(), 2, "{answers}");
}

#[tokio::test]
async fn a_body_that_does_not_arrive_in_time_is_refused() {
    let limits = Limits { body: Duration::from_millis(50), ..Limits::default() };
    let emulator = start(limits).await;
    let beginning = "POST / HTTP/1.1\r\nHost: a\r\ncontent-length: 100\r\n\r\nAction=";
    let answer = begin(&emulator, beginning).await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    let calls = emulator.get("calls").await;
    assert_eq!(calls["calls"][0]["code"], "RequestTimeout");
}

#[tokio::test]
async fn connections_that_say_nothing_keep_nobody_out() {
    let limits = Limits { connections: 2, ..Limits::default() };
    let emulator = start(limits).await;
    let mut silent = Vec::new();
    for _ in 0..20 {
        silent.push(TcpStream::connect(emulator.addr()).await.unwrap());
    }
    emulator.call("DescribeRegions", &[]).await.ok();
    let answer =
        begin(&emulator, "GET /_emulator/health HTTP/1.0\r\nHost: localhost\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.0 200"), "{answer}");
}

#[tokio::test]
async fn a_shutdown_ends_idle_connections_and_answers_those_under_way() {
    let emulator = Emulator::demo().await;
    emulator.post("faults", serde_json::json!({ "kind": "slow", "ms": 300 })).await.ok();
    let mut idle = TcpStream::connect(emulator.addr()).await.unwrap();
    let request = emulator.build(crate::signing::Acs3::new("DescribeRegions", &[]));
    let under_way = tokio::spawn(async move { request.send().await.unwrap().status() });
    eventually("the call comes", async || {
        (emulator.get("calls").await["calls"][0]["fault"] == "slow").then_some(())
    })
    .await;
    emulator.cloud.shutdown().await;
    assert_eq!(under_way.await.unwrap(), 200);
    let mut rest = Vec::new();
    assert!(idle.read_to_end(&mut rest).await.is_err() || rest.is_empty());
}

#[tokio::test]
async fn what_is_too_long_or_too_much_is_told_so() {
    let emulator = Emulator::demo().await;
    let post = |body: &str| {
        format!("POST / HTTP/1.1\r\nHost: a\r\ncontent-length: {}\r\n\r\n{body}", body.len())
    };
    let many = (0..501).map(|n| format!("p{n}=")).collect::<Vec<_>>().join("&");
    let headers = (0..150).map(|n| format!("x-{n}: 1\r\n")).collect::<String>();
    let nested = format!("{{\"a\":{}", "[".repeat(10_000));
    let acs3 = "authorization: ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=0";
    for (request, status) in [
        (post(&"a".repeat((1 << 20) + 1)), "413"),
        ("POST / HTTP/1.1\r\nHost: a\r\ncontent-length: 99999999999\r\n\r\n".into(), "413"),
        (post(&many), "400"),
        (format!("GET / HTTP/1.1\r\nHost: a\r\n{headers}\r\n"), "431"),
        (format!("GET / HTTP/1.1\r\nHost: a\r\nx-long: {}\r\n\r\n", "a".repeat(300_000)), "431"),
        (
            format!(
                "POST / HTTP/1.1\r\nHost: a\r\n{acs3}\r\ncontent-type: application/json\r\n\
                 content-length: {}\r\n\r\n{nested}",
                nested.len()
            ),
            "400",
        ),
    ] {
        let answer = raw(&emulator, request.as_bytes()).await;
        let shown = &request[..request.len().min(120)];
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{status}: {shown}: {answer}");
    }
    emulator.call("DescribeRegions", &[]).await.ok();
}
