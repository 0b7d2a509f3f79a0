//! Signatures per second of processor time for `make bench`, beside the hashes alone that each of them needs.
//!
//! `signing ROUNDS` measures both in turn and prints one line of JSON per round. `signing count N` signs N times and prints
//! nothing, for a tool that counts instructions.

use std::error::Error;
use std::hint::black_box;
use std::io::{self, Write};

use acs_signature::acs3::{BodyHash, CanonicalRequest, SigningInput, SigningKey};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

const KEY_ID: &str = "LTAItestAccessKeyId0000";
const SECRET: &str = "testAccessKeySecret00000000000";
const PER_ROUND: u32 = 100_000;
/// The switch of a migration: the longest call in daily use.
const QUERY: [(&str, &str); 5] = [
    ("DBClusterId", "pc-bp1s826a1up8v1q3k"),
    ("SourceRDSDBInstanceId", "rm-bp1p1mh2i2x1s9f3q"),
    ("NewMasterInstanceId", "pc-bp1s826a1up8v1q3k"),
    ("SwapConnectionString", "true"),
    (
        "ConnectionStrings",
        r#"{"rm-bp1p1mh2i2x1s9f3q.mysql.rds.aliyuncs.com": "pc-bp1s826a1up8v1q3k.mysql.polardb.rds.aliyuncs.com"}"#,
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let key = SigningKey::new(SECRET);
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["count", count] => {
            for number in 0..count.parse()? {
                black_box(sign(&key, number));
            }
        }
        [rounds] => {
            for _ in 0..rounds.parse::<u32>()? {
                round(&key)?;
            }
        }
        _ => return Err("signing ROUNDS | signing count N".into()),
    }
    Ok(())
}

fn round(key: &SigningKey) -> io::Result<()> {
    let whole = seconds(|number| {
        black_box(sign(key, number));
    })?;
    let canonical = canonical_request();
    let absorbed = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).map_err(io::Error::other)?;
    let hashes = seconds(|_| {
        black_box(Sha256::digest(black_box(canonical.as_bytes())));
        // As long as the string to sign.
        black_box(absorbed.clone().chain_update(black_box([b'a'; 81])).finalize());
    })?;
    let per_second = |seconds: f64| f64::from(PER_ROUND) / seconds;
    let (sign, hash) = (per_second(whole), per_second(hashes));
    writeln!(io::stdout(), r#"{{"signatures":{sign:.0},"hashes":{hash:.0}}}"#)
}

/// Everything that differs from call to call is made anew: the nonce and the header values.
fn sign(key: &SigningKey, number: u32) -> String {
    let nonce = format!("0123456789abcdef01234567{number:08x}");
    with_headers(&nonce, |input| key.sign(input, KEY_ID).authorization)
}

fn canonical_request() -> String {
    with_headers(&"0".repeat(32), |input| CanonicalRequest::new(input).into_string())
}

fn with_headers<T>(nonce: &str, use_it: impl FnOnce(&SigningInput<'_>) -> T) -> T {
    let body_hash = BodyHash::of(black_box(b""));
    let headers = [
        ("host", "polardb.aliyuncs.com"),
        ("x-acs-version", "2017-08-01"),
        ("x-acs-action", "ModifyDBClusterMigration"),
        ("x-acs-date", "2026-01-01T00:00:00Z"),
        ("x-acs-signature-nonce", nonce),
        ("x-acs-content-sha256", body_hash.as_str()),
    ];
    let (query, headers) = (black_box(&QUERY), black_box(&headers));
    use_it(&SigningInput { method: "POST", path: "/", query, headers, body_hash: &body_hash })
}

/// Processor time of a round, in seconds.
fn seconds(mut once: impl FnMut(u32)) -> io::Result<f64> {
    (0..PER_ROUND / 10).for_each(&mut once);
    let before = processor_time()?;
    (0..PER_ROUND).for_each(&mut once);
    Ok(processor_time()? - before)
}

/// Processor time of this process in seconds, to the nanosecond (proc(5), schedstat).
fn processor_time() -> io::Result<f64> {
    let text = std::fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds = text.split(' ').next().and_then(|word| word.parse::<f64>().ok());
    nanoseconds.map(|ns| ns / 1e9).ok_or_else(|| io::Error::other("no processor time"))
}
