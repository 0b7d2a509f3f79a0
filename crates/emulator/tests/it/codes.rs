//! Every code of the gateway that can occur here, by both schemes where it applies.

use acs_signature::AccessKey;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::signing::*;
use crate::support::*;

/// One call with something wrong about it.
struct Call {
    action: &'static str,
    version: &'static str,
    method: &'static str,
    query: Vec<(&'static str, &'static str)>,
    key: AccessKey,
    token: String,
    date: String,
    nonce: String,
    /// The parameter, or what corresponds to it under ACS3, that is taken away after signing.
    without: &'static str,
    /// Ordered before the call.
    fault: Value,
}

fn call() -> Call {
    Call {
        action: "DescribeDBClusterMigration",
        version: POLARDB,
        method: "GET",
        query: vec![("DBClusterId", BILLING)],
        key: key(),
        token: String::new(),
        date: now(),
        nonce: nonce(),
        without: "",
        fault: Value::Null,
    }
}

fn without(name: &'static str) -> Call {
    Call { without: name, ..call() }
}

fn asks(query: &[(&'static str, &'static str)]) -> Call {
    Call { query: query.to_vec(), ..call() }
}

fn dated(minutes: i64) -> Call {
    Call { date: date(SignedDuration::from_mins(minutes)), ..call() }
}

fn meets(fault: Value) -> Call {
    Call { fault, ..call() }
}

async fn by_acs3(emulator: &Emulator, call: &Call) -> Reply {
    let request = emulator.build(Acs3 {
        method: call.method,
        version: call.version,
        key: call.key.clone(),
        token: &call.token,
        date: call.date.clone(),
        nonce: call.nonce.clone(),
        ..Acs3::new(call.action, &call.query)
    });
    let mut request = request.build().unwrap();
    let header = match call.without {
        "Action" => "x-acs-action",
        "Version" => "x-acs-version",
        "Timestamp" => "x-acs-date",
        "SignatureNonce" => "x-acs-signature-nonce",
        "Signature" => {
            let cut = "ACS3-HMAC-SHA256 Credential=polarshift,SignedHeaders=host";
            request.headers_mut().insert("authorization", cut.parse().unwrap());
            "x-not-there"
        }
        _ => "x-not-there",
    };
    request.headers_mut().remove(header);
    Reply::of(emulator.http.execute(request).await.unwrap()).await
}

async fn by_rpc(emulator: &Emulator, call: &Call) -> Reply {
    let mut parameters = vec![
        ("Action", call.action),
        ("Version", call.version),
        ("Timestamp", &call.date),
        ("SignatureNonce", &call.nonce),
    ];
    if call.query.iter().all(|(name, _)| *name != "Format") {
        parameters.push(("Format", "JSON"));
    }
    if !call.token.is_empty() {
        parameters.push(("SecurityToken", &call.token));
    }
    parameters.extend(&call.query);
    let mut all = rpc_parameters(call.method, &parameters, &call.key);
    all.retain(|(name, _)| name != call.without);
    let url = format!("{}/?{}", emulator.url(), form(&borrowed(&all)));
    let request = emulator.http.request(call.method.parse().unwrap(), url);
    Reply::of(request.send().await.unwrap()).await
}

/// Status and code, of JSON and XML.
fn seen(reply: &Reply) -> (u16, String) {
    let of_xml = reply.text.split_once("<Code>").and_then(|(_, rest)| rest.split_once("</Code>"));
    match of_xml {
        Some((code, _)) => (reply.status, code.to_owned()),
        None => reply.error(),
    }
}

async fn expect(emulator: &Emulator, status: u16, code: &str, both: [Option<Call>; 2]) {
    let [acs3, rpc] = both;
    for (call, scheme) in [(acs3, "ACS3"), (rpc, "RPC")] {
        let Some(call) = call else { continue };
        if !call.fault.is_null() {
            emulator.post("faults", call.fault.clone()).await.ok();
        }
        let reply = match scheme {
            "ACS3" => by_acs3(emulator, &call).await,
            _ => by_rpc(emulator, &call).await,
        };
        assert_eq!(seen(&reply), (status, code.to_owned()), "{scheme}: {}", reply.text);
        for part in ["RequestId", "HostId", "Message", "Recommend"] {
            assert!(reply.text.contains(part), "{scheme} {code}: {}", reply.text);
        }
    }
}

/// The same wrong thing by both schemes.
async fn both(emulator: &Emulator, status: u16, code: &str, make: impl Fn() -> Call) {
    expect(emulator, status, code, [Some(make()), Some(make())]).await;
}

/// Something that only RPC has.
async fn rpc_only(emulator: &Emulator, code: &str, call: Call) {
    expect(emulator, 400, code, [None, Some(call)]).await;
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let emulator = Emulator::demo().await;
    let e = &emulator;
    both(e, 400, "MissingAction", || without("Action")).await;
    both(e, 400, "MissingVersion", || without("Version")).await;
    both(e, 400, "IllegalTimestamp", || without("Timestamp")).await;
    both(e, 400, "MissingSignatureNonce", || without("SignatureNonce")).await;
    both(e, 400, "IncompleteSignature", || without("Signature")).await;
    rpc_only(e, "MissingAccessKeyId", without("AccessKeyId")).await;
    both(e, 400, "MissingDBClusterId", || asks(&[])).await;
    both(e, 400, "MissingDBClusterId", || asks(&[("DBClusterId", "")])).await;
    both(e, 400, "MissingDBClusterId", || asks(&[("dbclusterid", BILLING)])).await;
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let emulator = Emulator::demo().await;
    let e = &emulator;
    both(e, 404, "InvalidAction.NotFound", || Call { action: "DescribeNothing", ..call() }).await;
    both(e, 404, "InvalidAction.NotFound", || Call { version: STS, ..call() }).await;
    both(e, 400, "InvalidVersion", || Call { version: "1999-01-01", ..call() }).await;
    both(e, 403, "UnsupportedHTTPMethod", || Call { method: "PUT", ..call() }).await;
    both(e, 403, "UnsupportedHTTPMethod", || Call { method: "DELETE", ..call() }).await;
    both(e, 400, "InvalidDBClusterId.Malformed", || asks(&[("DBClusterId", "pc/1")])).await;
    both(e, 404, "InvalidDBClusterId.NotFound", || asks(&[("DBClusterId", "pc-none")])).await;
    both(e, 400, "InvalidDBClusterId", || asks(&[("DBClusterId", "a"), ("DBClusterId", "b")]))
        .await;
    rpc_only(e, "InvalidParameter.Format", asks(&[("Format", "yaml")])).await;
    rpc_only(e, "InvalidSignatureMethod", asks(&[("SignatureMethod", "HMAC-MD5")])).await;
    rpc_only(e, "InvalidSignatureVersion", asks(&[("SignatureVersion", "2.0")])).await;
}

#[tokio::test]
async fn who_is_not_believed_is_told_why() {
    let emulator = Emulator::demo().await;
    let e = &emulator;
    let keys = json!([{ "id": "asleep", "secret": "s", "disabled": true }]);
    e.post("accounts", json!({ "id": "2000000000000002", "keys": keys })).await.ok();
    let signed_by = |id: &str, secret: &str| Call { key: AccessKey::new(id, secret), ..call() };
    both(e, 404, "InvalidAccessKeyId.NotFound", || signed_by("nobody", "s")).await;
    both(e, 400, "InvalidAccessKeyId.Inactive", || signed_by("asleep", "s")).await;
    both(e, 400, "SignatureDoesNotMatch", || signed_by("polarshift", "wrong")).await;
    both(e, 400, "InvalidTimeStamp.Format", || Call { date: "yesterday".into(), ..call() }).await;
    both(e, 400, "InvalidTimeStamp.Expired", || dated(-16)).await;
    both(e, 400, "InvalidTimeStamp.Expired", || dated(16)).await;
    let used = nonce();
    by_acs3(e, &Call { nonce: used.clone(), ..call() }).await.ok();
    both(e, 400, "SignatureNonceUsed", || Call { nonce: used.clone(), ..call() }).await;
}

#[tokio::test]
async fn a_temporary_key_without_its_own_living_token_is_told_so() {
    let emulator = Emulator::demo().await;
    let e = &emulator;
    let role = [("RoleArn", "acs:ram::1000000000000001:role/dba"), ("RoleSessionName", "al")];
    let issue = async || {
        let request = Acs3 { version: STS, ..Acs3::new("AssumeRole", &role) };
        let issued = e.send(request).await.ok()["Credentials"].clone();
        let text = |name: &str| issued[name].as_str().unwrap().to_owned();
        (AccessKey::new(text("AccessKeyId"), text("AccessKeySecret")), text("SecurityToken"))
    };
    let ((key, own), (_, other)) = (issue().await, issue().await);
    let with = |token: &str| Call { key: key.clone(), token: token.into(), ..call() };
    both(e, 400, "MissingSecurityToken", || with("")).await;
    both(e, 400, "InvalidSecurityToken.Malformed", || with("made up")).await;
    both(e, 400, "InvalidSecurityToken.MismatchWithAccessKey", || with(&other)).await;
    by_acs3(e, &with(&own)).await.ok();
    e.post("sts/expire", json!({})).await.ok();
    both(e, 400, "InvalidSecurityToken.Expired", || with(&own)).await;
}

#[tokio::test]
async fn the_services_own_trouble_has_the_vendors_words() {
    let emulator = Emulator::demo().await;
    let e = &emulator;
    both(e, 400, "Throttling.User", || meets(json!({ "kind": "throttle" }))).await;
    both(e, 500, "InternalError", || meets(json!({ "kind": "error" }))).await;
    for (status, code) in
        [(400, "Throttling"), (400, "Throttling.Api"), (503, "ServiceUnavailable")]
    {
        let fault = || meets(json!({ "kind": "error", "status": status, "code": code }));
        both(e, status, code, fault).await;
    }
}

#[tokio::test]
async fn of_fifty_identical_requests_at_the_same_instant_one_is_executed() {
    let emulator = Emulator::demo().await;
    let clusters = emulator.get("state").await["clusters"].as_array().unwrap().len();
    let query = create_query(ORDERS);
    let acs3 = emulator.build(Acs3::new("CreateDBCluster", &query)).build().unwrap();
    let mut call = vec![("Action", "CreateDBCluster"), ("Version", POLARDB), ("Format", "JSON")];
    call.extend(create_query(CRM));
    let all = rpc_parameters("GET", &call, &key());
    let url = format!("{}/?{}", emulator.url(), form(&borrowed(&all)));
    let rpc = emulator.http.get(url).build().unwrap();
    for request in [acs3, rpc] {
        let all: Vec<_> = (0..50)
            .map(|_| {
                let (http, request) = (emulator.http.clone(), request.try_clone().unwrap());
                tokio::spawn(async move { Reply::of(http.execute(request).await.unwrap()).await })
            })
            .collect();
        let mut executed = 0;
        for reply in all {
            let reply = reply.await.unwrap();
            match reply.status {
                200 => executed += 1,
                _ => assert_eq!(reply.error(), refused("SignatureNonceUsed")),
            }
        }
        assert_eq!(executed, 1);
    }
    let after = emulator.get("state").await["clusters"].as_array().unwrap().len();
    assert_eq!(after, clusters + 2);
}
