//! Requests that make no sense, many of them, against a process of its own.

mod child;
mod request;

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use crate::signing::*;
use crate::support::*;

use child::Child;
use request::{Dice, garbled};

/// In three rounds; `GARBLED_CASES` asks for more.
const CASES: usize = 10_000;
/// What the process may grow by from the second round to the third.
const MAX_GROWTH: u64 = 5 << 20;
/// Far above the slowest answer. The emulator itself waits longer than this for what never comes.
const PATIENCE: Duration = Duration::from_secs(20);
/// Connections at once.
const AT_ONCE: usize = 8;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().map_or(default, |text| text.parse().expect("a number"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn garbled_requests_end_in_an_error_or_a_closed_connection_and_take_no_memory() {
    let cases = usize::try_from(setting("GARBLED_CASES", CASES as u64)).unwrap();
    let seed = setting("GARBLED_SEED", 20_261_121);
    println!("GARBLED_SEED={seed} GARBLED_CASES={cases}");
    let mut child = Child::start();
    let emulator = Client::of(&child);
    emulator.good_call().await;
    let mut resident = Vec::new();
    for round in 0..3 {
        let (from, to) = (cases * round / 3, cases * (round + 1) / 3);
        send_all(child.addr, seed, from..to);
        emulator.good_call().await;
        resident.push(child.resident());
    }
    println!("resident after each round: {resident:?}");
    assert!(resident[2] <= resident[1] + MAX_GROWTH, "{resident:?}");
    let log = child.end();
    assert!(!log.contains("panicked"), "{log}");
}

/// Sends the cases of a range, some at once.
fn send_all(addr: SocketAddr, seed: u64, range: std::ops::Range<usize>) {
    std::thread::scope(|scope| {
        for worker in 0..AT_ONCE {
            let cases = range.clone().skip(worker).step_by(AT_ONCE);
            scope.spawn(move || {
                for case in cases {
                    let mut dice = Dice::new(seed, case as u64);
                    let (kind, bytes) = garbled(&mut dice);
                    let answer = send(addr, &bytes);
                    assert!(is_refusal(&answer), "case {case}, {kind}: {answer}");
                }
            });
        }
    });
}

/// What comes back until the connection ends, or a complaint when it does not.
fn send(addr: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(addr).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    let started = Instant::now();
    // The other side may close before everything is written.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    if started.elapsed() >= PATIENCE {
        return "no end".to_owned();
    }
    String::from_utf8_lossy(&answer).into_owned()
}

/// Nothing, or an answer of the 400s.
fn is_refusal(answer: &str) -> bool {
    let status = answer.strip_prefix("HTTP/1.1 ").or_else(|| answer.strip_prefix("HTTP/1.0 "));
    answer.is_empty() || status.is_some_and(|status| status.starts_with('4'))
}

/// A client of an emulator in another process.
struct Client {
    http: reqwest::Client,
    url: String,
}

impl Client {
    fn of(child: &Child) -> Self {
        Self { http: client(), url: format!("http://{}", child.addr) }
    }

    async fn good_call(&self) {
        let all = rpc_parameters("GET", &rpc_call("JSON", BILLING), &key());
        let url = format!("{}/?{}", self.url, form(&borrowed(&all)));
        let body = Reply::of(self.http.get(url).send().await.unwrap()).await.ok();
        assert_eq!(body["DBClusterId"], BILLING);
    }
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
