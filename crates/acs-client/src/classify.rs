//! From an error answer to [`ClientError`] (vendor/rds-migration 8, vendor/sdk-wire 5).

use std::time::Duration;

use serde::Deserialize;

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
    by_code(ErrorReply { status, code, message, request_id, date }, retry_after)
}

fn without_code(received: &Received, request_id: Option<String>) -> ClientError {
    let Received { status, retry_after, date, .. } = *received;
    let reply = |code: &str| {
        let message = "the answer carries no error code".to_owned();
        ErrorReply { status, code: code.to_owned(), message, request_id: request_id.clone(), date }
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

/// Whether the code says that a named thing does not exist. The gateway's own codes for a wrong host, version or action
/// do not.
fn is_missing_thing(code: &str) -> bool {
    const GATEWAY: [&str; 3] =
        ["InvalidAction.NotFound", "InvalidApi.NotFound", "InvalidProduct.NotFound"];
    (code.ends_with("NotFound") || code.ends_with(".ClusterNotFound")) && !GATEWAY.contains(&code)
}

/// `Forbedden` is the vendor's spelling.
fn is_forbidden(code: &str) -> bool {
    ["Forbidden", "Forbedden", "NoPermission"].iter().any(|word| code.starts_with(word))
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

/// Every kind of error answer, one case each.
#[cfg(test)]
mod tests {
    use super::*;

    fn received(status: u16, body: &str) -> Received {
        let body = body.as_bytes().to_vec();
        let request_id = Some("HEADER-ID".to_owned());
        Received { status, body, request_id, date: None, retry_after: None }
    }

    fn coded(status: u16, code: &str) -> ClientError {
        let body = format!(r#"{{"Code":"{code}","Message":"M","RequestId":"ID"}}"#);
        error(&received(status, &body))
    }

    /// A short name of the variant, to compare tables.
    fn kind(error: &ClientError) -> &'static str {
        use CredentialFault::{Disabled, SignatureMismatch, Token, UnknownKey};
        match error {
            ClientError::NotFound(_) => "not found",
            ClientError::Refused(_) => "refused",
            ClientError::Unclear(_) => "unclear",
            ClientError::Throttled { .. } => "throttled",
            ClientError::Credentials { fault: UnknownKey, .. } => "unknown key",
            ClientError::Credentials { fault: Disabled, .. } => "disabled",
            ClientError::Credentials { fault: SignatureMismatch, .. } => "signature",
            ClientError::Credentials { fault: Token, .. } => "token",
            ClientError::ClockSkew(_) => "clock",
            ClientError::Forbidden(_) => "forbidden",
            ClientError::NonceUsed(_) => "nonce",
            ClientError::ServerError { .. } => "server",
            ClientError::Malformed { .. } => "malformed",
            ClientError::Unreachable { .. }
            | ClientError::NoAnswer { .. }
            | ClientError::NotSent { .. } => "none",
        }
    }

    #[test]
    fn each_code_is_sorted_by_what_the_caller_can_do() {
        for (status, code, expected, proves_not_run) in [
            (404, "InvalidDBClusterId.NotFound", "not found", true),
            (403, "InvalidDBCluster.NotFound", "not found", true),
            (404, "Forbidden.ClusterNotFound", "not found", true),
            (400, "EngineMigrationStatus.NotSurpport", "refused", true),
            (400, "EngineMigration.NotExist", "refused", true),
            (403, "OperationDenied.DBClusterStatus", "refused", true),
            (404, "InvalidAction.NotFound", "refused", true),
            (404, "InvalidProduct.NotFound", "refused", true),
            (400, "EngineMigration.ActionDisabled", "refused", true),
            (400, "InvalidConnectionString.Malformed", "refused", true),
            (400, "InvaildEngineInRegion.NotAvailable", "refused", true),
            (400, "MissingParameter", "refused", true),
            (400, "IllegalTimestamp", "refused", true),
            (403, "IncorrectDBClusterState", "refused", true),
            (403, "UnsupportedHTTPMethod", "refused", true),
            (400, "EngineVersionNotSupported", "refused", true),
            (400, "InsufficientBalance", "refused", true),
            (400, "QuotaExceeded.SwitchTime", "refused", true),
            (400, "InstanceConnectTimeoutFault", "unclear", false),
            (400, "LockTimeout", "unclear", false),
            (400, "TimeoutRetryLater", "unclear", false),
            (400, "Database.ConnectError", "unclear", false),
            (409, "SomethingNobodyKnows", "unclear", false),
            (400, "Throttling.User", "throttled", true),
            (503, "Throttling", "throttled", true),
            (400, "Rejected.Throttling", "throttled", true),
            (404, "InvalidAccessKeyId.NotFound", "unknown key", true),
            (400, "InvalidAccessKeyId.Inactive", "disabled", true),
            (400, "SignatureDoesNotMatch", "signature", true),
            (400, "IncompleteSignature", "signature", true),
            (400, "MissingSecurityToken", "token", true),
            (400, "InvalidSecurityToken.Expired", "token", true),
            (400, "InvalidTimeStamp.Expired", "clock", true),
            (400, "InvalidTimeStamp.Format", "refused", true),
            (403, "Forbidden.RAM", "forbidden", true),
            (403, "Forbedden.NotSupportRAM", "forbidden", true),
            (400, "SignatureNonceUsed", "nonce", false),
            (500, "InternalError", "server", false),
            (400, "InternalError", "server", false),
            (503, "ServiceUnavailable", "server", false),
            (500, "SignatureDoesNotMatch", "server", false),
        ] {
            let error = coded(status, code);
            assert_eq!(kind(&error), expected, "{status} {code}");
            assert_eq!(error.proves_not_run(), proves_not_run, "{status} {code}");
            assert_eq!(error.request_id(), Some("ID"), "{status} {code}");
            assert_eq!(error.code(), Some(code));
        }
    }

    #[test]
    fn an_answer_without_a_code_is_sorted_by_its_status() {
        for (status, expected) in [(429, "throttled"), (502, "server"), (408, "server")] {
            let error = error(&received(status, "<html>"));
            assert_eq!((kind(&error), error.request_id()), (expected, Some("HEADER-ID")));
        }
        for body in ["<html>", "", "[]", "{}", r#"{"Code":{}}"#] {
            let error = error(&received(404, body));
            assert_eq!(kind(&error), "malformed", "{body}");
            assert!(!error.proves_not_run());
            assert_eq!(error.request_id(), Some("HEADER-ID"));
        }
    }

    #[test]
    fn lower_case_fields_are_read_too() {
        let error =
            error(&received(404, r#"{"code":"X.NotFound","message":"m","requestId":"low"}"#));
        assert_eq!((kind(&error), error.request_id()), ("not found", Some("low")));
    }

    #[test]
    fn the_wait_the_gateway_asks_for_is_kept() {
        let mut answer = received(400, r#"{"Code":"Throttling","Message":""}"#);
        answer.retry_after = Some(Duration::from_millis(7));
        let ClientError::Throttled { retry_after, .. } = error(&answer) else {
            panic!("throttled")
        };
        assert_eq!(retry_after, Some(Duration::from_millis(7)));
    }

    #[test]
    fn a_mismatch_does_not_repeat_the_signed_text() {
        for quoted in [
            "is not matched with our calculation. server string to sign is:POST&SecurityToken%3Dtok",
            "does not match our calculation. server StringToSign is [x] server CanonicalRequest is [tok]",
        ] {
            let body =
                format!(r#"{{"Code":"SignatureDoesNotMatch","Message":"Signature {quoted}"}}"#);
            let text = error(&received(400, &body)).to_string();
            assert!(text.contains("our calculation.") && !text.contains("tok"), "{text}");
        }
    }
}
