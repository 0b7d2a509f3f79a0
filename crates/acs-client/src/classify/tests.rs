//! Every kind of error answer, one case each.

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
        ClientError::Forbidden { .. } => "forbidden",
        ClientError::NonceUsed(_) => "nonce",
        ClientError::ServerError { .. } => "server",
        ClientError::Malformed { .. } => "malformed",
        ClientError::Unreachable { .. }
        | ClientError::Proxy { .. }
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
        (403, "NoPermission.Ram", "forbidden", true),
        (403, "ImplicitDeny.Ram", "forbidden", true),
        (403, "ExplicitDeny.ControlPolicy", "forbidden", true),
        (403, "AccessDenied", "forbidden", true),
        (400, "AccessDenied", "unclear", false),
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
fn a_denial_with_its_detail_is_one_whatever_its_code_and_only_as_403() {
    let detail = r#""AccessDeniedDetail":{"AuthAction":"polardb:X","PolicyType":"P"}"#;
    for (status, code, expected) in [
        (403, "SomethingNobodyKnows", "forbidden"),
        (403, "InvalidDBCluster.NotFound", "forbidden"),
        (400, "SomethingNobodyKnows", "unclear"),
        (503, "SomethingNobodyKnows", "server"),
        (403, "Throttling", "throttled"),
        (403, "InvalidSecurityToken.Expired", "token"),
    ] {
        let body = format!(r#"{{"Code":"{code}","Message":"M",{detail}}}"#);
        let error = error(&received(status, &body));
        assert_eq!(kind(&error), expected, "{code}");
        if expected == "forbidden" {
            assert_eq!(error.denied().unwrap().action, "polardb:X");
            let said = error.to_string();
            assert!(
                said.ends_with(": the action polardb:X is allowed by no policy of the kind P"),
                "{said}"
            );
        }
    }
    let without = error(&received(403, r#"{"Code":"X","AccessDeniedDetail":{}}"#));
    assert_eq!(kind(&without), "unclear");
}

#[test]
fn lower_case_fields_are_read_too() {
    let error = error(&received(404, r#"{"code":"X.NotFound","message":"m","requestId":"low"}"#));
    assert_eq!((kind(&error), error.request_id()), ("not found", Some("low")));
}

#[test]
fn the_wait_the_gateway_asks_for_is_kept() {
    let mut answer = received(400, r#"{"Code":"Throttling","Message":""}"#);
    answer.retry_after = Some(Duration::from_millis(7));
    let ClientError::Throttled { retry_after, .. } = error(&answer) else { panic!("throttled") };
    assert_eq!(retry_after, Some(Duration::from_millis(7)));
}

#[test]
fn a_mismatch_does_not_repeat_the_signed_text() {
    for quoted in [
        "is not matched with our calculation. server string to sign is:POST&SecurityToken%3Dtok",
        "does not match our calculation. server StringToSign is [x] server CanonicalRequest is [tok]",
    ] {
        let body = format!(r#"{{"Code":"SignatureDoesNotMatch","Message":"Signature {quoted}"}}"#);
        let text = error(&received(400, &body)).to_string();
        assert!(text.contains("our calculation.") && !text.contains("tok"), "{text}");
    }
}
