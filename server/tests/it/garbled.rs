//! Requests that make no sense, many of them, against the emulator's own process.

#![allow(clippy::print_stdout, reason = "whoever sees it fail needs the seed")]

mod request;

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use crate::dice::Dice;
use crate::program::{Running, program};
use crate::signed::{SECRET, signed};
use crate::stack::BILLING;
use crate::wire;

use request::garbled;

/// In all rounds together; `GARBLED_CASES` asks for more.
const CASES: usize = 24_000;
/// The memory is read after each. One reading depends on which threads hold free memory just then, the least of three does not.
const ROUNDS: usize = 9;
/// Bytes that the process may grow by from the middle three rounds to the last three: the log of calls fills meanwhile, to 8 MB
/// at most, and free memory of threads makes a difference of as much. Keeping 2 kB of each request would be more.
const MAX_GROWTH: u64 = 16 << 20;
/// Far above the slowest answer. The emulator itself waits longer than this for what never comes.
const PATIENCE: Duration = Duration::from_secs(20);
/// Connections at once.
const AT_ONCE: usize = 8;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().map_or(default, |text| text.parse().expect("a number"))
}

#[test]
fn garbled_requests_end_in_an_error_or_a_closed_connection_and_take_no_memory() {
    let cases = usize::try_from(setting("GARBLED_CASES", CASES as u64)).unwrap();
    let seed = setting("GARBLED_SEED", 20_261_121);
    println!("GARBLED_SEED={seed} GARBLED_CASES={cases}");
    let home = tempfile::tempdir().unwrap();
    let arguments = ["emulator", "--listen", "127.0.0.1:0"];
    // The allocator gives back at once what is free: a leak is what stays.
    let emulator =
        Running::start(program(home.path()).args(arguments).env("MIMALLOC_PURGE_DELAY", "0"));
    let url = emulator.url("emulator").to_owned();
    let addr = url.strip_prefix("http://").unwrap().parse().unwrap();
    good_call(&url);
    let mut resident = Vec::new();
    for round in 0..ROUNDS {
        let (from, to) = (cases * round / ROUNDS, cases * (round + 1) / ROUNDS);
        send_all(addr, seed, from..to);
        good_call(&url);
        resident.push(emulator.resident());
    }
    println!("resident after each round: {resident:?}");
    let least = |rounds: std::ops::Range<usize>| resident[rounds].iter().min().copied().unwrap();
    assert!(least(6..9) <= least(3..6) + MAX_GROWTH, "{resident:?}");
    let log = emulator.stop();
    assert!(!log.contains("panicked"), "{log}");
}

/// Sends the cases of a range, some at once.
fn send_all(addr: SocketAddr, seed: u64, range: std::ops::Range<usize>) {
    std::thread::scope(|scope| {
        for worker in 0..AT_ONCE {
            let cases = range.clone().skip(worker).step_by(AT_ONCE);
            scope.spawn(move || {
                for case in cases {
                    let mut dice =
                        Dice::new(seed ^ (case as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
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

fn good_call(url: &str) {
    let query =
        signed("DescribeDBClusterMigration", &[("DBClusterId", BILLING.to_owned())], SECRET);
    let reply = wire::post_json(&format!("{url}/?{query}"), "");
    assert_eq!(reply.status, 200, "{}", reply.body);
}
