//! Answers as the gateway shapes them: JSON or XML, success or error (vendor/rds-migration 1.5).

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde_json::Value;

use super::error_body::Failed;
use super::{spoilt, xml};
use crate::accounts::Caller;
use crate::api_error::ApiError;
use crate::date;
use crate::faults::Spoil;
use crate::operations::{Payload, Product};

/// How the body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    Json,
    #[default]
    Xml,
}

impl Format {
    /// Exactly these: the SDKs compare the text (vendor/sdk-wire 5).
    fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json;charset=utf-8",
            Self::Xml => "text/xml;charset=utf-8",
        }
    }
}

/// One answer.
pub struct Answer {
    pub action: String,
    pub product: Product,
    pub request_id: String,
    pub format: Format,
    /// The operation's object without its `RequestId`, or the error.
    pub outcome: Result<Payload, ApiError>,
    pub spoil: Option<Spoil>,
    /// Who called; `None` if the signature was not accepted.
    pub caller: Option<Caller>,
    /// Whether it has a `Date`.
    pub dated: bool,
}

impl Answer {
    /// The answer to a request that could not be read, so that nothing is known about it.
    pub fn of_unread(error: ApiError) -> Self {
        Self {
            action: String::new(),
            product: Product::Polardb,
            request_id: uuid::Uuid::new_v4().to_string().to_uppercase(),
            format: Format::Json,
            outcome: Err(error),
            spoil: None,
            caller: None,
            dated: true,
        }
    }

    pub fn status(&self) -> u16 {
        if self.spoil == Some(Spoil::Html) {
            return spoilt::BAD_GATEWAY;
        }
        self.outcome.as_ref().err().map_or(200, |error| error.status)
    }

    /// `now` is emulated time: it is what the clock of this cloud says.
    pub fn into_response(self, now: Timestamp) -> Response {
        let status = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::BAD_REQUEST);
        let retry_after = self.outcome.as_ref().err().and_then(|error| error.retry_after_ms);
        let content_type = HeaderValue::from_static(self.format.content_type());
        let (spoil, dated) = (self.spoil, self.dated);
        if spoil == Some(Spoil::Html) {
            return spoilt::proxy_page();
        }
        let mut response = match spoil {
            Some(Spoil::Truncated) => spoilt::truncated(status, self.body()),
            _ => (status, self.body()).into_response(),
        };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, content_type);
        if let Some(date) = date::of(now).filter(|_| dated) {
            headers.insert(header::DATE, date);
        }
        if let Some(ms) = retry_after {
            headers.insert("x-acs-retry-after", HeaderValue::from(ms));
        }
        response
    }

    fn body(self) -> String {
        let Self { action, product, request_id, format, outcome, spoil, caller, .. } = self;
        let shaped = matches!(spoil, Some(Spoil::Shaped(_)));
        let (root, value) = match outcome {
            Ok(Payload::Text(text)) if format == Format::Json && !shaped => {
                return text_with_request_id(text, &request_id);
            }
            Ok(payload) => {
                let value = with_request_id(value_of(payload), &request_id);
                let value = match spoil {
                    Some(Spoil::Shaped(shape)) => shape.spoil(value),
                    _ => value,
                };
                (format!("{action}Response"), value)
            }
            Err(error) => {
                let (action, request_id) = (action.as_str(), request_id.as_str());
                let failed = Failed { action, product, request_id, caller: caller.as_ref() };
                ("Error".into(), failed.body(&error))
            }
        };
        match format {
            Format::Json => value.to_string(),
            Format::Xml => xml::document(&root, &value),
        }
    }
}

/// Puts the id behind the other members of an object.
fn text_with_request_id(mut object: String, request_id: &str) -> String {
    let closing = object.pop();
    debug_assert_eq!(closing, Some('}'), "the text of an object ends with a brace");
    if object.len() > 1 {
        object.push(',');
    }
    object.push_str("\"RequestId\":\"");
    // Digits, letters and hyphens: nothing in it needs escaping.
    object.push_str(request_id);
    object.push_str("\"}");
    object
}

fn value_of(payload: Payload) -> Value {
    match payload {
        Payload::Value(value) => value,
        Payload::Text(text) => serde_json::from_str(&text).unwrap_or_default(),
    }
}

fn with_request_id(value: Value, request_id: &str) -> Value {
    let mut object = match value {
        Value::Object(object) => object,
        _ => serde_json::Map::new(),
    };
    object.insert("RequestId".into(), request_id.into());
    Value::Object(object)
}
