//! From an error answer to [`ClientError`] (vendor/rds-migration 8, vendor/sdk-wire 5).

use std::time::Duration;

use serde::Deserialize;

use crate::error::{ClientError, CredentialFault, ErrorReply};
use crate::transport::Received;
use crate::wire::Text;

/// Longest message that is kept, in characters.
const MESSAGE_LIMIT: usize = 1_000;

/// The error envelope. The first letter may be lower-case.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Envelope {
    #[serde(rename = "Code", alias = "code")]
    pub code: Text,
    #[serde(rename = "Message", alias = "message")]
    message: Text,
    #[serde(rename = "RequestId", alias = "requestId")]
    pub request_id: Text,
}

/// The error that an answer of status 400 and above stands for.
pub(crate) fn error(received: &Received) -> ClientError {
    let status = received.status;
    let envelope: Envelope = serde_json::from_slice(&received.body).unwrap_or_default();
    let request_id = received.request_id_or(&envelope.request_id);
    let retry_after = received.retry_after;
    let code = envelope.code.0;
    if code.is_empty() {
        return without_code(status, request_id, retry_after);
    }
    let message = message(&code, &envelope.message.0);
    by_code(ErrorReply { status, code, message, request_id }, retry_after)
}

fn without_code(
    status: u16,
    request_id: Option<String>,
    retry_after: Option<Duration>,
) -> ClientError {
    let reply = |code: &str| {
        let message = "the answer carries no error code".to_owned();
        ErrorReply { status, code: code.to_owned(), message, request_id: request_id.clone() }
    };
    match status {
        429 => ClientError::Throttled { reply: reply("TooManyRequests"), retry_after },
        408 | 500.. => ClientError::ServerError { reply: reply("NoCode"), retry_after },
        _ => {
            let reason = "an error without a code; is this the right endpoint?".to_owned();
            ClientError::Malformed { status, reason, request_id }
        }
    }
}

/// Throttling goes first, because it is told before anything is done, also with a status of 500 and above. Then
/// comes a failing server: whatever its code says, what it did is unknown.
fn by_code(reply: ErrorReply, retry_after: Option<Duration>) -> ClientError {
    let code = reply.code.as_str();
    let credentials = |fault| move |reply| ClientError::Credentials { fault, reply };
    match code {
        _ if code.contains("Throttling") || reply.status == 429 => {
            ClientError::Throttled { reply, retry_after }
        }
        _ if is_failure(&reply) => ClientError::ServerError { reply, retry_after },
        "SignatureNonceUsed" => ClientError::NonceUsed(reply),
        "SignatureDoesNotMatch" | "IncompleteSignature" | "InvalidAccessKeySecret" => {
            credentials(CredentialFault::SignatureMismatch)(reply)
        }
        "InvalidAccessKeyId.Inactive" => credentials(CredentialFault::Disabled)(reply),
        _ if code.starts_with("InvalidAccessKeyId") => {
            credentials(CredentialFault::UnknownKey)(reply)
        }
        _ if code == "MissingSecurityToken" || code.starts_with("InvalidSecurityToken") => {
            credentials(CredentialFault::Token)(reply)
        }
        "InvalidTimeStamp.Expired" => ClientError::ClockSkew(reply),
        _ if is_missing_thing(code) => ClientError::NotFound(reply),
        _ if is_forbidden(code) => ClientError::Forbidden(reply),
        _ if is_refusal(code) => ClientError::Refused(reply),
        _ => ClientError::Unclear(reply),
    }
}

fn is_failure(reply: &ErrorReply) -> bool {
    let code = reply.code.as_str();
    reply.status >= 500
        || reply.status == 408
        || code.starts_with("InternalError")
        || code.starts_with("ServiceUnavailable")
}

/// Not the gateway's own words for a wrong host, version or action: those are not about a thing.
fn is_missing_thing(code: &str) -> bool {
    const GATEWAY: [&str; 3] =
        ["InvalidAction.NotFound", "InvalidApi.NotFound", "InvalidProduct.NotFound"];
    (code.ends_with("NotFound") || code.ends_with(".ClusterNotFound")) && !GATEWAY.contains(&code)
}

/// `Forbedden` is the vendor's spelling.
fn is_forbidden(code: &str) -> bool {
    ["Forbidden", "Forbedden", "NoPermission"].iter().any(|word| code.starts_with(word))
}

/// The families that are told before anything is done: a parameter, a state, a right or a limit is against the call
/// (vendor/rds-migration 8.1, 8.3). Any other code may stand for a call that had begun, such as `LockTimeout`.
fn is_refusal(code: &str) -> bool {
    const BEGINNINGS: [&str; 22] = [
        "AtLeastOneNetTypeExists",
        "ClusterEndpoint.StatusNotValid",
        "DnsConflict",
        "EndpointConfig",
        "EndpointNum",
        "EngineMigration",
        "EntityNotExist",
        "IdempotentParameterMismatch",
        "Illegal",
        "Incorrect",
        "InsufficientBalance",
        "Invaild",
        "Invalid",
        "Location.FailedGetSubDomain",
        "MissParameter",
        "Missing",
        "NetTypeExists",
        "OperationDenied",
        "PublicConnectionExists",
        "QuotaExceeded",
        "RegionUnauthorized",
        "Unsupported",
    ];
    BEGINNINGS.iter().any(|beginning| code.starts_with(beginning)) || code.contains("NotSupport")
}

/// The gateway quotes the signed text, security token included, when a signature does not match;
/// that part is cut off.
fn message(code: &str, text: &str) -> String {
    let end = if code == "SignatureDoesNotMatch" { text.find(" server ") } else { None };
    text[..end.unwrap_or(text.len())].chars().take(MESSAGE_LIMIT).collect()
}

#[cfg(test)]
mod tests;
