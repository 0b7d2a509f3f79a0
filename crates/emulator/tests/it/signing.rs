//! Signing requests of both schemes, from the signature crate's parts.

use acs_signature::acs3::{BodyHash, SigningInput, sign};
use acs_signature::{AccessKey, percent, rpc};
use jiff::{SignedDuration, Timestamp};

use crate::support::{Emulator, POLARDB};

pub fn key() -> AccessKey {
    AccessKey::new("polarshift", "polarshift-secret")
}

pub fn nonce() -> String {
    uuid::Uuid::new_v4().to_string()
}

pub fn now() -> String {
    date(SignedDuration::ZERO)
}

/// Wall time, moved.
pub fn date(shift: SignedDuration) -> String {
    (Timestamp::now() + shift).strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// An ACS3 request to be sent. Every part can be spoilt before.
pub struct Acs3<'a> {
    pub method: &'a str,
    pub action: &'a str,
    pub version: &'a str,
    pub query: &'a [(&'a str, &'a str)],
    pub body: &'a [(&'a str, &'a str)],
    pub key: AccessKey,
    pub date: String,
    pub nonce: String,
    /// Of a temporary key; empty for another one.
    pub token: &'a str,
}

impl<'a> Acs3<'a> {
    pub fn new(action: &'a str, query: &'a [(&'a str, &'a str)]) -> Self {
        Self {
            method: "POST",
            action,
            version: POLARDB,
            query,
            body: &[],
            key: key(),
            date: now(),
            nonce: nonce(),
            token: "",
        }
    }
}

pub fn form(pairs: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| {
        format!("{}={}", percent::encode(name), percent::encode(value))
    };
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// All parameters of an RPC request, signed.
pub fn rpc_parameters(
    method: &str,
    parameters: &[(&str, &str)],
    key: &AccessKey,
) -> Vec<(String, String)> {
    let (now, nonce) = (now(), nonce());
    let mut all = vec![
        ("AccessKeyId", key.id()),
        ("SignatureMethod", "HMAC-SHA1"),
        ("SignatureVersion", "1.0"),
        ("SignatureNonce", nonce.as_str()),
        ("Timestamp", now.as_str()),
    ];
    all.retain(|(name, _)| parameters.iter().all(|(given, _)| given != name));
    all.extend(parameters);
    let signature = rpc::sign(method, &all, key.expose_secret()).signature.to_string();
    all.push(("Signature", signature.as_str()));
    all.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

pub fn borrowed(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// An RPC call of DescribeDBClusterMigration.
pub fn rpc_call<'a>(format: &'a str, id: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("Action", "DescribeDBClusterMigration"),
        ("Version", POLARDB),
        ("Format", format),
        ("DBClusterId", id),
    ]
}

impl Emulator {
    pub fn build(&self, request: Acs3<'_>) -> reqwest::RequestBuilder {
        let body = form(request.body);
        let hash = BodyHash::of(body.as_bytes());
        let host = self.addr().to_string();
        let mut headers = vec![
            ("host", host.as_str()),
            ("x-acs-action", request.action),
            ("x-acs-version", request.version),
            ("x-acs-date", request.date.as_str()),
            ("x-acs-signature-nonce", request.nonce.as_str()),
            ("x-acs-content-sha256", hash.as_str()),
        ];
        if !request.token.is_empty() {
            headers.push(("x-acs-accesskey-id", request.key.id()));
            headers.push(("x-acs-security-token", request.token));
        }
        let input = SigningInput {
            method: request.method,
            path: "/",
            query: request.query,
            headers: &headers,
            body_hash: &hash,
        };
        let url = format!("{}/?{}", self.url(), form(request.query));
        let mut builder = self.http.request(request.method.parse().unwrap(), url);
        for (name, value) in &headers {
            builder = builder.header(*name, *value);
        }
        builder = builder.header("authorization", sign(&input, &request.key).authorization);
        if body.is_empty() {
            return builder;
        }
        builder.header("content-type", "application/x-www-form-urlencoded").body(body)
    }
}
