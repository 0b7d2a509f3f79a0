//! The configuration of a client.

use std::net::SocketAddr;
use std::time::Duration;

use crate::credentials::Credentials;
use crate::retry::RetryPolicy;
use crate::upstream::Upstream;

/// Which of the two signatures is used (vendor/rds-migration 1.3, 1.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignatureScheme {
    /// The signature is in headers.
    #[default]
    Acs3HmacSha256,
    /// The signature is among the parameters.
    RpcHmacSha1,
}

/// Everything a [`crate::Client`] needs.
#[derive(Clone, Debug)]
pub struct ClientConfig {
    pub upstream: Upstream,
    pub credentials: Credentials,
    pub scheme: SignatureScheme,
    /// For name resolution, TCP and TLS together.
    pub connect_timeout: Duration,
    /// For one attempt from its start to the last byte of the answer.
    pub call_timeout: Duration,
    /// For reads only; a write is never repeated.
    pub read_retries: RetryPolicy,
    /// Root certificates in PEM, trusted in addition to the system's.
    pub extra_roots_pem: Vec<Vec<u8>>,
    /// Hosts with an address to use instead of the one from DNS.
    pub resolve: Vec<(String, SocketAddr)>,
}

impl ClientConfig {
    /// The defaults: ACS3-HMAC-SHA256, 5 s to connect, 10 s for a call.
    pub fn new(upstream: Upstream, credentials: Credentials) -> Self {
        Self {
            upstream,
            credentials,
            scheme: SignatureScheme::default(),
            connect_timeout: Duration::from_secs(5),
            call_timeout: Duration::from_secs(10),
            read_retries: RetryPolicy::default(),
            extra_roots_pem: Vec::new(),
            resolve: Vec::new(),
        }
    }
}
