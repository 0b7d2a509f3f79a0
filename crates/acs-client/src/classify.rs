//! From an error answer to [`ClientError`] (vendor/rds-migration 8, vendor/sdk-wire 5).

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use crate::access_denied::AccessDenied;
use crate::error::{ClientError, CredentialFault, ErrorReply};
use crate::transport::Received;
use crate::wire::Text;

/// Characters of a message that are kept.
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
    #[serde(rename = "AccessDeniedDetail", alias = "accessDeniedDetail")]
    denied: Value,
}

/// The error that an answer of status 400 and above stands for.
pub(crate) fn error(received: &Received) -> ClientError {
    let status = received.status;
    let envelope: Envelope = serde_json::from_slice(&received.body).unwrap_or_default();
    let request_id = received.request_id_or(&envelope.request_id);
    let retry_after = received.retry_after;
    let code = envelope.code.0;
    if code.is_empty() {
        return without_code(received, request_id);
    }
    let message = message(&code, &envelope.message.0);
    let date = received.date;
    let denied = AccessDenied::read(envelope.denied).map(Box::new);
    by_code(ErrorReply { status, code, message, request_id, date }, retry_after, denied)
}

fn without_code(received: &Received, request_id: Option<String>) -> ClientError {
    let Received { status, retry_after, date, .. } = *received;
    let reply = |code: &str| {
        let message = "the answer carries no error code".to_owned();
        let (code, request_id) = (code.to_owned(), request_id.clone());
        ErrorReply { status, code, message, request_id, date }
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

/// Throttling is tried first: it is reported before anything is done, also with a status of 500 and above. A failing
/// server is next, because it is unknown how far the call got, regardless of the code.
fn by_code(
    reply: ErrorReply,
    retry_after: Option<Duration>,
    denied: Option<Box<AccessDenied>>,
) -> ClientError {
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
        _ if reply.status == 403 && denied.is_some() => ClientError::Forbidden { reply, denied },
        _ if is_missing_thing(code) => ClientError::NotFound(reply),
        _ if is_forbidden(&reply) => ClientError::Forbidden { reply, denied },
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

/// Whether the code says that a named thing does not exist. The gateway's own codes for a wrong host, version or action
/// do not.
fn is_missing_thing(code: &str) -> bool {
    const GATEWAY: [&str; 3] =
        ["InvalidAction.NotFound", "InvalidApi.NotFound", "InvalidProduct.NotFound"];
    (code.ends_with("NotFound") || code.ends_with(".ClusterNotFound")) && !GATEWAY.contains(&code)
}

/// Whether a policy is what is in the way, which is looked at before anything is done. `Forbedden` is the vendor's
/// spelling. The last two words alone may mean other things.
fn is_forbidden(reply: &ErrorReply) -> bool {
    const ALWAYS: [&str; 5] =
        ["Forbidden", "Forbedden", "NoPermission", "ImplicitDeny", "ExplicitDeny"];
    const AS_403: [&str; 2] = ["AccessDenied", "NotAuthorized"];
    let begins = |words: &[&str]| words.iter().any(|word| reply.code.starts_with(word));
    begins(&ALWAYS) || (reply.status == 403 && begins(&AS_403))
}

/// Whether the code belongs to a family that is reported before anything is done, because of a parameter, a state, a
/// right or a limit (vendor/rds-migration 8.1, 8.3). Any other code may stand for a call that had begun, such as
/// `LockTimeout`.
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

/// The message without the signed text, which has the security token. The gateway quotes it if a signature does not
/// match.
fn message(code: &str, text: &str) -> String {
    let end = if code == "SignatureDoesNotMatch" { text.find(" server ") } else { None };
    text[..end.unwrap_or(text.len())].chars().take(MESSAGE_LIMIT).collect()
}

#[cfg(test)]
mod tests;
