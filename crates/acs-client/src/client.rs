//! The client: signs, sends, repeats reads, and turns answers into values.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use reqwest::header::HeaderValue;

use crate::call::Call;
use crate::classify;
use crate::config::ClientConfig;
use crate::error::{ClientError, ConfigError};
use crate::sign::{self, Signing};
use crate::transport::{Connection, Received, Transport};

/// Typed calls to PolarDB and RDS. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    config: ClientConfig,
    transport: Transport,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("config", &self.inner.config).finish_non_exhaustive()
    }
}

impl Client {
    /// # Errors
    /// Credentials that no header can carry, a bad root certificate, or no TLS on this machine.
    pub fn new(config: ClientConfig) -> Result<Self, ConfigError> {
        let credentials = &config.credentials;
        for (part, text) in [
            ("the AccessKey ID", credentials.access_key_id()),
            ("the security token", credentials.security_token().unwrap_or_default()),
        ] {
            if HeaderValue::from_str(text).is_err() {
                return Err(ConfigError::Credentials { part });
            }
        }
        let transport = Transport::new(&config)?;
        Ok(Self { inner: Arc::new(Inner { config, transport }) })
    }

    pub fn config(&self) -> &ClientConfig {
        &self.inner.config
    }

    /// Scheme, host and port that a call goes to, such as `https://polardb.aliyuncs.com`.
    pub fn base_url(&self, call: &Call) -> String {
        let base = self.inner.config.upstream.base(call);
        format!("{}://{}", base.scheme, base.authority)
    }

    /// Sends a read, again as long as that may help.
    pub(crate) async fn send_read(&self, call: &Call) -> Result<Received, ClientError> {
        let mut attempt = 1;
        loop {
            let error = match self.attempt(call, Connection::Pooled).await {
                Ok(received) => return Ok(received),
                Err(error) => error,
            };
            let policy = &self.inner.config.read_retries;
            let Some(delay) = policy.delay_after(attempt, &error) else { return Err(error) };
            tracing::debug!(action = call.action, attempt, ?delay, %error, "a read is repeated");
            tokio::time::sleep(delay).await;
            attempt += 1;
        }
    }

    /// Sends a write once, on a connection of its own.
    pub(crate) async fn send_write(&self, call: &Call) -> Result<Received, ClientError> {
        self.attempt(call, Connection::Fresh).await
    }

    /// One request with a nonce and a date of its own.
    async fn attempt(&self, call: &Call, connection: Connection) -> Result<Received, ClientError> {
        let config = &self.inner.config;
        let base = config.upstream.base(call);
        let signed = Signing {
            credentials: &config.credentials,
            scheme: config.scheme,
            authority: &base.authority,
            now: Timestamp::now(),
            nonce: &sign::nonce(),
        }
        .sign(call);
        let sent = self.inner.transport.send(connection, &base, signed).await;
        let outcome = sent.and_then(accept);
        log(call, &base.authority, &outcome);
        outcome
    }
}

fn accept(received: Received) -> Result<Received, ClientError> {
    match received.status {
        200..=299 => Ok(received),
        400.. => Err(classify::error(&received)),
        status => {
            let reason = "neither success nor error; is this the right endpoint?".to_owned();
            Err(ClientError::Malformed { status, reason, request_id: received.request_id })
        }
    }
}

fn log(call: &Call, host: &str, outcome: &Result<Received, ClientError>) {
    let action = call.action;
    match outcome {
        Ok(received) => tracing::debug!(action, host, status = received.status, "call answered"),
        Err(error) => tracing::debug!(action, host, %error, "call failed"),
    }
}
