//! HTTP: sends one attempt and returns its answer, or the reason why there is none.

use std::error::Error;
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use reqwest::header::{ACCEPT, CONTENT_LENGTH, DATE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Certificate, ClientBuilder, Response, Url};

use crate::config::ClientConfig;
use crate::endpoint_url::Base;
use crate::error::{ClientError, ConfigError};
use crate::proxy::Proxies;
use crate::sign::SignedCall;
use crate::upstream::Upstream;
use crate::wire::Text;

/// Bytes of an answer that are read. A full page of clusters is well below 1 MB.
const BODY_LIMIT: usize = 8 << 20;

const NOT_SPOKEN: &str = "proxies of this scheme are not spoken to, only those of http and https";

/// Whether a call may use a connection that was used before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Connection {
    /// For reads.
    Pooled,
    /// For writes: a reused connection may turn out to be closed after the request was written,
    /// and an HTTP library then sends it again by itself.
    Fresh,
}

pub(crate) struct Transport {
    pooled: reqwest::Client,
    fresh: reqwest::Client,
    proxies: Proxies,
}

/// A whole answer.
pub(crate) struct Received {
    pub status: u16,
    pub body: Vec<u8>,
    /// From the header `x-acs-request-id`.
    pub request_id: Option<String>,
    pub date: Option<Timestamp>,
    /// From the header `x-acs-retry-after`, if it is a positive number of milliseconds.
    pub retry_after: Option<Duration>,
}

impl Received {
    /// The body's RequestId, else the header's.
    pub fn request_id_or(&self, from_body: &Text) -> Option<String> {
        if from_body.0.is_empty() { self.request_id.clone() } else { Some(from_body.0.clone()) }
    }
}

impl Transport {
    pub fn new(config: &ClientConfig) -> Result<Self, ConfigError> {
        // The process may have chosen a provider before; then that one is used.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let build = |builder: ClientBuilder| {
            builder
                .build()
                .map_err(|error| ConfigError::HttpClient { reason: reason(&error.without_url()) })
        };
        Ok(Self {
            pooled: build(builder(config)?)?,
            fresh: build(builder(config)?.pool_max_idle_per_host(0))?,
            proxies: if is_direct(config) {
                Proxies::none()
            } else {
                Proxies::of(|name| std::env::var(name).ok())
            },
        })
    }

    /// Sends one request, once.
    pub async fn send(
        &self,
        connection: Connection,
        base: &Base,
        call: SignedCall,
    ) -> Result<Received, ClientError> {
        let http = match connection {
            Connection::Pooled => &self.pooled,
            Connection::Fresh => &self.fresh,
        };
        let url = Url::parse(&format!("{}://{}{}", base.scheme, base.authority, call.target))
            .map_err(|error| ClientError::NotSent { reason: error.to_string() })?;
        let request = http.post(url).headers(headers(&call)?).body("");
        let response = request.send().await.map_err(|error| self.without_answer(base, error))?;
        receive(response).await
    }

    /// Distinguishes a request without a connection from one that may have been received.
    fn without_answer(&self, base: &Base, error: reqwest::Error) -> ClientError {
        let (connecting, timed_out) = (error.is_connect(), error.is_timeout());
        let (building, by_tls) = (error.is_builder(), is_of_tls(&error));
        let reason = reason(&error.without_url());
        if building {
            return ClientError::NotSent { reason };
        }
        if !connecting {
            return ClientError::NoAnswer { reason, timed_out, request_id: None };
        }
        let host = base.authority.clone();
        // TLS is spoken with the host itself, so the proxy did its part.
        let proxy = self.proxies.towards(base).filter(|proxy| !proxy.is_spoken || !by_tls);
        let Some(proxy) = proxy else {
            return ClientError::Unreachable { host, reason, timed_out };
        };
        let reason = if proxy.is_spoken { reason } else { NOT_SPOKEN.to_owned() };
        let (variable, proxy) = (proxy.variable, proxy.url);
        ClientError::Proxy { host, proxy, variable, reason, timed_out }
    }
}

fn builder(config: &ClientConfig) -> Result<ClientBuilder, ConfigError> {
    let mut builder = reqwest::Client::builder()
        .user_agent(concat!("Polarshift/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .http1_only()
        .connect_timeout(config.connect_timeout)
        .timeout(config.call_timeout);
    if is_direct(config) {
        builder = builder.no_proxy();
    }
    for (host, address) in &config.resolve {
        builder = builder.resolve(host, *address);
    }
    let roots = roots(config)?;
    // Plain http needs no roots, so a machine without any can still reach its own endpoints.
    let plain = matches!(&config.upstream, Upstream::Endpoint(endpoint) if endpoint.is_plain());
    Ok(if plain { builder.tls_certs_only(roots) } else { builder.tls_certs_merge(roots) })
}

/// Whether calls pass no proxy: it cannot reach this machine, nor an address that is configured.
fn is_direct(config: &ClientConfig) -> bool {
    config.upstream.is_loopback() || !config.resolve.is_empty()
}

fn roots(config: &ClientConfig) -> Result<Vec<Certificate>, ConfigError> {
    let parse = |pem: &Vec<u8>| {
        Certificate::from_pem_bundle(pem)
            .map_err(|error| ConfigError::RootCertificate { reason: reason(&error) })
    };
    let bundles: Result<Vec<_>, _> = config.extra_roots_pem.iter().map(parse).collect();
    Ok(bundles?.into_iter().flatten().collect())
}

fn headers(call: &SignedCall) -> Result<HeaderMap, ClientError> {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    for (name, value) in &call.headers {
        let value = HeaderValue::from_str(value).map_err(|_| ClientError::NotSent {
            reason: format!("the header {name} would have characters that it cannot carry"),
        })?;
        headers.insert(HeaderName::from_static(name), value);
    }
    Ok(headers)
}

async fn receive(mut response: Response) -> Result<Received, ClientError> {
    let status = response.status().as_u16();
    let text = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
    let request_id = text("x-acs-request-id").map(str::to_owned);
    let retry_after = text("x-acs-retry-after")
        .and_then(|value| value.trim().parse().ok())
        .filter(|milliseconds| *milliseconds > 0)
        .map(Duration::from_millis);
    let date = text(DATE.as_str()).and_then(parse_date);
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > BODY_LIMIT => {
                let reason = format!("it is larger than {BODY_LIMIT} bytes");
                return Err(ClientError::Malformed { status, reason, request_id });
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return Ok(Received { status, body, request_id, date, retry_after }),
            Err(error) => {
                let timed_out = error.is_timeout();
                let reason = reason(&error.without_url());
                return Err(ClientError::NoAnswer { reason, timed_out, request_id });
            }
        }
    }
}

fn parse_date(text: &str) -> Option<Timestamp> {
    rfc2822::DateTimeParser::new().parse_timestamp(text).ok()
}

/// Whether the host's certificate, or something else of TLS, was not accepted.
fn is_of_tls(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        if error.is::<rustls::Error>() || inner.is_some_and(|inner| inner.is::<rustls::Error>()) {
            return true;
        }
        cause = error.source();
    }
    false
}

/// The whole chain of causes. Without its URL: under RPC signing that holds the signature.
fn reason(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.ends_with(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        source = cause.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::parse_date;

    #[test]
    fn the_date_header_is_read() {
        let date = parse_date("Sat, 21 Nov 2026 05:27:42 GMT").unwrap();
        assert_eq!(date.to_string(), "2026-11-21T05:27:42Z");
        assert_eq!(parse_date("yesterday"), None);
    }
}
