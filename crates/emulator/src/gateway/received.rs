//! A request as it came: its signature scheme, parameters and wishes.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use acs_signature::{ReceivedRequest, VerifyError, acs3, percent};
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use http_body::Body as _;

use super::answer::Format;
use crate::api_error::ApiError;
use crate::parameters::Parameters;

/// The largest body that is read. Real calls are far below it.
const MAX_BODY: usize = 1 << 20;
/// The longest name of a scheme that is told.
const MAX_SCHEME: usize = 32;
/// The one path of RPC.
const PATH: &str = "/";

/// How a request says who sent it.
pub enum Scheme {
    /// ACS3-HMAC-SHA256, in the `Authorization` header.
    Acs3(Result<acs3::Authorization, VerifyError>),
    /// RPC HMAC-SHA1, among the parameters; or nothing at all.
    Rpc,
    /// Another one in the `Authorization` header, by its name.
    Other(String),
}

/// One request, read and decoded.
pub struct Received {
    pub scheme: Scheme,
    /// Query and then body, in the order they came.
    pub parameters: Parameters,
    /// How many of them are in the query.
    in_query: usize,
    method: Method,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// What is called, in whose name. Empty where the request does not say.
pub struct Envelope<'a> {
    pub action: &'a str,
    pub version: &'a str,
    pub access_key_id: &'a str,
    pub nonce: &'a str,
    pub date: &'a str,
}

impl Received {
    /// # Errors
    /// A method or path there is not, or a body that cannot be read.
    pub async fn read(request: Request, body_time: Duration) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        if parts.uri.path() != PATH {
            return Err(ApiError::unknown_action());
        }
        if parts.method != Method::GET && parts.method != Method::POST {
            return Err(ApiError::unsupported_method());
        }
        let body = read_body(body, body_time).await?;
        let headers = texts(&parts.headers);
        let authorization = find(&headers, header::AUTHORIZATION.as_str());
        let by_header = authorization.map(scheme_of_header);
        let mut pairs = percent::parse_pairs(parts.uri.query().unwrap_or_default());
        let in_query = pairs.len();
        pairs.extend(of_body(&headers, by_header.is_some(), &body)?);
        let parameters = Parameters::new(pairs)?;
        // A proxy may want a password of its own from a client that signs by RPC.
        let scheme = match by_header {
            Some(Scheme::Other(_)) if parameters.optional("Signature").is_some() => Scheme::Rpc,
            Some(scheme) => scheme,
            None => Scheme::Rpc,
        };
        Ok(Self { scheme, parameters, in_query, method: parts.method, headers, body })
    }

    /// As the signature crate wants it.
    pub fn for_signature(&self) -> ReceivedRequest<'_> {
        ReceivedRequest {
            method: self.method(),
            path: PATH,
            query: &self.parameters.pairs()[..self.in_query],
            headers: &self.headers,
            body: &self.body,
        }
    }

    pub fn method(&self) -> &str {
        self.method.as_str()
    }

    /// Under ACS3 the signed headers name the call, under RPC the signed parameters, although clients of both send
    /// both (vendor/sdk-wire 2).
    pub fn envelope<'a>(&'a self) -> Envelope<'a> {
        let header = |name: &str| find(&self.headers, name).unwrap_or_default().trim();
        let parameter = |name: &str| self.parameters.optional(name).unwrap_or_default();
        let key_of = |scheme: &'a Scheme| match scheme {
            Scheme::Acs3(Ok(authorization)) => authorization.access_key_id.as_str(),
            _ => "",
        };
        match &self.scheme {
            scheme @ (Scheme::Acs3(_) | Scheme::Other(_)) => Envelope {
                action: header("x-acs-action"),
                version: header("x-acs-version"),
                access_key_id: key_of(scheme),
                nonce: header("x-acs-signature-nonce"),
                date: header("x-acs-date"),
            },
            Scheme::Rpc => Envelope {
                action: parameter("Action"),
                version: parameter("Version"),
                access_key_id: parameter("AccessKeyId"),
                nonce: parameter("SignatureNonce"),
                date: parameter("Timestamp"),
            },
        }
    }

    /// The token of a temporary key: a header under ACS3, where the parameter of the same name means something else
    /// (vendor/sdk-wire 2), and a parameter under RPC.
    pub fn security_token(&self) -> Option<&str> {
        match self.scheme {
            Scheme::Acs3(_) | Scheme::Other(_) => {
                find(&self.headers, "x-acs-security-token").map(str::trim)
            }
            Scheme::Rpc => self.parameters.optional("SecurityToken"),
        }
        .filter(|token| !token.is_empty())
    }

    /// JSON under ACS3 and whatever else signs in a header. Under RPC what `Format` says, XML without it; the legacy SDK's
    /// `None` counts as without (vendor/sdk-wire 5).
    ///
    /// # Errors
    /// A format there is not.
    pub fn format(&self) -> Result<Format, ApiError> {
        if !matches!(self.scheme, Scheme::Rpc) {
            return Ok(Format::Json);
        }
        match self.parameters.optional("Format") {
            Some(word) if word.eq_ignore_ascii_case("json") => Ok(Format::Json),
            Some(word) if word.eq_ignore_ascii_case("xml") || word == "None" => Ok(Format::Xml),
            None => Ok(Format::Xml),
            Some(_) => Err(ApiError::invalid_format()),
        }
    }
}

/// The scheme of an `Authorization` header. Of another one than ours, nothing but the name is kept.
fn scheme_of_header(text: &str) -> Scheme {
    if acs3::is_acs3(text) {
        return Scheme::Acs3(acs3::Authorization::parse(text));
    }
    let name = text.split_whitespace().next().unwrap_or_default();
    let is_part = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    Scheme::Other(name.chars().take_while(is_part).take(MAX_SCHEME).collect())
}

/// The whole body. One that says how long it is and is too long is not read at all.
async fn read_body(body: Body, time: Duration) -> Result<Vec<u8>, ApiError> {
    if body.size_hint().lower() > MAX_BODY as u64 {
        return Err(ApiError::too_large());
    }
    if body.is_end_stream() {
        return Ok(Vec::new());
    }
    tokio::time::timeout(time, collect(body)).await.unwrap_or_else(|_| Err(ApiError::too_slow()))
}

async fn collect(mut body: Body) -> Result<Vec<u8>, ApiError> {
    let mut bytes = Vec::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let frame = frame.map_err(|_| ApiError::unreadable("its body is broken"))?;
        // Trailers are passed over.
        let Ok(data) = frame.into_data() else { continue };
        if bytes.len() + data.len() > MAX_BODY {
            return Err(ApiError::too_large());
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}

fn find<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

/// Header values are Latin-1 on the wire.
fn texts(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &HeaderValue| match value.to_str() {
        Ok(ascii) => ascii.to_owned(),
        Err(_) => value.as_bytes().iter().map(|&byte| char::from(byte)).collect(),
    };
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}

/// Parameters in the body: a form, or for a signature in a header the keys of a JSON object (vendor/sdk-wire 7.4).
fn of_body(
    headers: &[(String, String)],
    in_header: bool,
    body: &[u8],
) -> Result<Vec<(String, String)>, ApiError> {
    if body.is_empty() {
        return Ok(Vec::new());
    }
    let content_type = find(headers, header::CONTENT_TYPE.as_str()).unwrap_or_default();
    let content_type = content_type.split(';').next().unwrap_or_default().trim();
    if content_type.eq_ignore_ascii_case("application/json") && in_header {
        return of_json(body);
    }
    let text = std::str::from_utf8(body).map_err(|_| ApiError::unreadable("it is not UTF-8"))?;
    Ok(percent::parse_pairs(text))
}

fn of_json(body: &[u8]) -> Result<Vec<(String, String)>, ApiError> {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(body)
        .map_err(|_| ApiError::unreadable("the body is not a JSON object"))?;
    let text = |value| match value {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    };
    let given = object.into_iter().filter(|(_, value)| !value.is_null());
    Ok(given.map(|(name, value)| (name, text(value))).collect())
}
