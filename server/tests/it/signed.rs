//! Signed calls, as the query of a POST.

use std::sync::atomic::{AtomicU64, Ordering};

use acs_signature::{percent, rpc};

/// Of the emulator's default key.
pub const SECRET: &str = "polarshift-secret";

/// The query of an RPC call.
pub fn signed(action: &str, parameters: &[(&'static str, String)], secret: &str) -> String {
    static NONCES: AtomicU64 = AtomicU64::new(0);
    let number = NONCES.fetch_add(1, Ordering::Relaxed);
    let nonce = format!("{}-{number}", std::process::id());
    let date = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let mut all = vec![
        ("Action", action),
        ("Version", "2017-08-01"),
        ("Format", "JSON"),
        ("AccessKeyId", "polarshift"),
        ("SignatureMethod", "HMAC-SHA1"),
        ("SignatureVersion", "1.0"),
        ("SignatureNonce", &nonce),
        ("Timestamp", &date),
    ];
    all.extend(parameters.iter().map(|(name, value)| (*name, value.as_str())));
    let signature = rpc::sign("POST", &all, secret).signature.to_string();
    all.push(("Signature", &signature));
    let pair = |(name, value): (&str, &str)| format!("{name}={}", percent::encode(value));
    all.into_iter().map(pair).collect::<Vec<_>>().join("&")
}
