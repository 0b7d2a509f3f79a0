//! Formats, transports, and what is refused before an operation is found.

use crate::signing::*;
use crate::support::*;

const ATTRIBUTE: [(&str, &str); 1] = [("DBClusterId", BILLING)];

#[tokio::test]
async fn answers_have_a_request_id_the_exact_content_type_and_emulated_time() {
    let emulator = Emulator::demo().await;
    emulator.advance(86_400).await;
    let reply = emulator.call("DescribeDBClusterAttribute", &ATTRIBUTE).await;
    assert_eq!(reply.header("content-type"), "application/json;charset=utf-8");
    let date = jiff::fmt::rfc2822::parse(reply.header("date")).unwrap().timestamp();
    let now: jiff::Timestamp =
        emulator.get("clock").await["now"].as_str().unwrap().parse().unwrap();
    assert_eq!(date.as_second(), now.as_second());
    let id = reply.ok()["RequestId"].as_str().unwrap().to_owned();
    assert_eq!(id, id.to_uppercase());
    assert_eq!(id.len(), 36);
}

#[tokio::test]
async fn errors_have_the_whole_envelope() {
    let emulator = Emulator::demo().await;
    let reply = emulator.call("DescribeDBClusterMigration", &[("DBClusterId", "pc-none")]).await;
    let body = reply.json();
    assert_eq!(body["HostId"], "polardb.aliyuncs.com");
    let link = body["Recommend"].as_str().unwrap();
    assert!(link.contains("InvalidDBClusterId.NotFound"));
    assert!(link.contains(body["RequestId"].as_str().unwrap()));
}

#[tokio::test]
async fn parameters_may_be_in_the_body_and_the_method_may_be_get() {
    let emulator = Emulator::demo().await;
    let action = "DescribeDBClusterMigration";
    let body = Acs3 { body: &ATTRIBUTE, ..Acs3::new(action, &[]) };
    assert_eq!(emulator.send(body).await.ok()["DBClusterId"], BILLING);
    let get = Acs3 { method: "GET", ..Acs3::new(action, &ATTRIBUTE) };
    assert_eq!(emulator.send(get).await.ok()["DBClusterId"], BILLING);
    let twice = Acs3 { body: &ATTRIBUTE, ..Acs3::new(action, &ATTRIBUTE) };
    assert_eq!(emulator.send(twice).await.error(), refused("InvalidDBClusterId"));
}

#[tokio::test]
async fn an_rpc_call_may_have_its_parameters_in_a_chunked_body() {
    let emulator = Emulator::demo().await;
    let all = rpc_parameters("POST", &rpc_call("json", BILLING), &key());
    let (business, common): (Vec<_>, Vec<_>) =
        borrowed(&all).into_iter().partition(|(name, _)| *name == "DBClusterId");
    let body = form(&business);
    let (head, tail) = body.split_at(5);
    let request = format!(
        "POST /?{} HTTP/1.1\r\nHost: {}\r\nx-acs-action: Other\r\n\
         content-type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\
         Connection: close\r\n\r\n{:x}\r\n{head}\r\n{:x}\r\n{tail}\r\n0\r\n\r\n",
        form(&common),
        emulator.addr(),
        head.len(),
        tail.len(),
    );
    let answer = raw(&emulator, request.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains(r#""MigrationStatus":"RDS2POLARDB_SYNCING""#), "{answer}");
}

#[tokio::test]
async fn an_rpc_answer_has_the_format_it_asks_for_and_xml_without_one() {
    let emulator = Emulator::demo().await;
    for format in ["json", "JSON"] {
        let reply = emulator.rpc(&rpc_call(format, BILLING)).await;
        assert_eq!(reply.header("content-type"), "application/json;charset=utf-8");
        assert_eq!(reply.ok()["DBClusterId"], BILLING);
    }
    for format in ["XML", "xml", "", "None"] {
        let reply = emulator.rpc(&rpc_call(format, BILLING)).await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.header("content-type"), "text/xml;charset=utf-8");
        let start = "<?xml version='1.0' encoding='UTF-8'?><DescribeDBClusterMigrationResponse>";
        assert!(reply.text.starts_with(start), "{}", reply.text);
        assert_eq!(reply.text.matches("<RdsEndpointList>").count(), 3);
        assert!(reply.text.contains(&format!("<DBClusterId>{BILLING}</DBClusterId>")));
    }
    let reply = emulator.rpc(&rpc_call("yaml", BILLING)).await;
    assert_eq!(reply.status, 400);
    assert!(reply.text.contains("<Code>InvalidParameter.Format</Code>"), "{}", reply.text);
    let reply = emulator.rpc(&rpc_call("XML", "pc-none")).await;
    assert_eq!(reply.status, 404);
    assert!(reply.text.contains("<Error><Code>InvalidDBClusterId.NotFound</Code><HostId>"));
}

#[tokio::test]
async fn unknown_actions_and_versions_are_refused() {
    let emulator = Emulator::demo().await;
    let reply = emulator.call("DescribeNothing", &[]).await;
    assert_eq!(reply.error(), (404, "InvalidAction.NotFound".into()));
    let message = "Specified api is not found, please check your url and method.";
    assert_eq!(reply.json()["Message"], message);
    let reply = emulator.rds("DescribeDBClusters", &[]).await;
    assert_eq!(reply.error(), (404, "InvalidAction.NotFound".into()));
    assert_eq!(reply.json()["HostId"], "rds.aliyuncs.com");
    let request = Acs3 { version: "2020-01-01", ..Acs3::new("DescribeRegions", &[]) };
    assert_eq!(emulator.send(request).await.error(), refused("InvalidVersion"));
}

#[tokio::test]
async fn a_request_without_its_signature_is_told_what_is_missing() {
    let emulator = Emulator::demo().await;
    let without = |name: &'static str| {
        let all = rpc_parameters("GET", &rpc_call("JSON", BILLING), &key());
        all.into_iter().filter(|(given, _)| given != name).collect::<Vec<_>>()
    };
    for (name, code) in [
        ("Action", "MissingAction"),
        ("Version", "MissingVersion"),
        ("AccessKeyId", "MissingAccessKeyId"),
        ("Signature", "IncompleteSignature"),
        ("SignatureNonce", "MissingSignatureNonce"),
        ("Timestamp", "IllegalTimestamp"),
    ] {
        assert_eq!(emulator.get_signed(&without(name)).await.error(), refused(code));
    }
    let mut call = rpc_call("JSON", BILLING);
    call.push(("SignatureMethod", "HMAC-SHA512"));
    assert_eq!(emulator.rpc(&call).await.error(), refused("InvalidSignatureMethod"));
}

#[tokio::test]
async fn secrets_stay_out_of_the_log_of_calls() {
    let emulator = Emulator::demo().await;
    let mut call = rpc_call("JSON", BILLING);
    call.push(("SecurityToken", "session-token-text"));
    emulator.rpc(&call).await.ok();
    let calls = emulator.get("calls").await;
    let parameters = &calls["calls"].as_array().unwrap().last().unwrap()["parameters"];
    assert_eq!(parameters, &serde_json::json!({ "DBClusterId": BILLING }));
    assert!(!calls.to_string().contains("session-token-text"));
}

#[tokio::test]
async fn a_signed_call_that_a_page_of_another_site_sends_does_nothing() {
    let emulator = Emulator::demo().await;
    let delete = [("DBClusterId", BILLING)];
    let send = async |headers: &[(&'static str, &'static str)]| {
        let request = emulator.build(Acs3::new("CloseDBClusterMigration", &delete));
        let request = headers.iter().fold(request, |it, (name, value)| it.header(*name, *value));
        Reply::of(request.send().await.unwrap()).await
    };
    for headers in [
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")][..],
        &[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example")],
    ] {
        let reply = send(headers).await;
        assert_eq!(reply.error(), (403, "Forbidden".into()), "{headers:?}");
    }
    let query = rpc_parameters("GET", &rpc_call("JSON", BILLING), &key());
    let url = format!("{}/?{}", emulator.url(), form(&borrowed(&query)));
    let request = emulator.http.get(url).header("sec-fetch-site", "cross-site");
    assert_eq!(request.send().await.unwrap().status(), 403);
    assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], "RDS2POLARDB_SYNCING");
    send(&[]).await.ok();
}
