//! Keys, signatures, nonces and dates.

use acs_signature::AccessKey;
use jiff::SignedDuration;
use serde_json::json;

use crate::signing::*;
use crate::support::*;

const ATTRIBUTE: [(&str, &str); 1] = [("DBClusterId", BILLING)];

#[tokio::test]
async fn an_unknown_key_is_refused() {
    let emulator = Emulator::demo().await;
    let stranger = AccessKey::new("stranger", "polarshift-secret");
    let request = Acs3 { key: stranger.clone(), ..Acs3::new("DescribeRegions", &[]) };
    let expected = (404, "InvalidAccessKeyId.NotFound".to_owned());
    assert_eq!(emulator.send(request).await.error(), expected);
    let all = rpc_parameters("GET", &rpc_call("JSON", BILLING), &stranger);
    assert_eq!(emulator.get_signed(&all).await.error(), expected);
}

#[tokio::test]
async fn a_wrong_secret_is_told_what_the_server_signed() {
    let emulator = Emulator::demo().await;
    let wrong = AccessKey::new("polarshift", "wrong");
    let request = Acs3 { key: wrong.clone(), ..Acs3::new("DescribeRegions", &[]) };
    let reply = emulator.send(request).await;
    assert_eq!(reply.error(), refused("SignatureDoesNotMatch"));
    let message = reply.json()["Message"].as_str().unwrap().to_owned();
    assert!(message.contains("server StringToSign is [ACS3-HMAC-SHA256\n"), "{message}");
    assert!(message.contains("server CanonicalRequest is [POST\n/\n"), "{message}");

    let all = rpc_parameters("GET", &rpc_call("JSON", BILLING), &wrong);
    let reply = emulator.get_signed(&all).await;
    assert_eq!(reply.error(), refused("SignatureDoesNotMatch"));
    let message = reply.json()["Message"].as_str().unwrap().to_owned();
    let mine = acs_signature::rpc::string_to_sign("GET", &all).to_string();
    assert_eq!(message.split_once(':').unwrap().1, mine);
}

#[tokio::test]
async fn an_altered_request_is_refused() {
    let emulator = Emulator::demo().await;
    let request = Acs3::new("DescribeDBClusterMigration", &ATTRIBUTE);
    let altered = emulator.build(request).body("DBClusterId=pc-other");
    let reply = Reply::of(altered.send().await.unwrap()).await;
    assert_eq!(reply.status, 400);
    let mut all = rpc_parameters("GET", &rpc_call("JSON", BILLING), &key());
    for (name, value) in &mut all {
        if name == "DBClusterId" {
            LOYALTY.clone_into(value);
        }
    }
    assert_eq!(emulator.get_signed(&all).await.error(), refused("SignatureDoesNotMatch"));
    let last = emulator.get("calls").await["calls"].as_array().unwrap().last().cloned().unwrap();
    assert_eq!(last["code"], "SignatureDoesNotMatch");
}

#[tokio::test]
async fn a_nonce_is_accepted_once_even_at_the_same_instant() {
    let emulator = Emulator::demo().await;
    let request = Acs3::new("DescribeDBClusterMigration", &ATTRIBUTE);
    let request = emulator.build(request).build().unwrap();
    let all = (0..8).map(|_| {
        let (http, request) = (emulator.http.clone(), request.try_clone().unwrap());
        tokio::spawn(async move { Reply::of(http.execute(request).await.unwrap()).await })
    });
    let mut accepted = 0;
    for reply in all.collect::<Vec<_>>() {
        let reply = reply.await.unwrap();
        if reply.status == 200 {
            accepted += 1;
        } else {
            assert_eq!(reply.error(), refused("SignatureNonceUsed"));
        }
    }
    assert_eq!(accepted, 1);

    let all = rpc_parameters("GET", &rpc_call("JSON", BILLING), &key());
    emulator.get_signed(&all).await.ok();
    assert_eq!(emulator.get_signed(&all).await.error(), refused("SignatureNonceUsed"));
}

#[tokio::test]
async fn a_refused_signature_does_not_use_up_the_nonce() {
    let emulator = Emulator::demo().await;
    let nonce = nonce();
    let wrong = AccessKey::new("polarshift", "wrong");
    let request = Acs3 { key: wrong, nonce: nonce.clone(), ..Acs3::new("DescribeRegions", &[]) };
    assert_eq!(emulator.send(request).await.status, 400);
    let request = Acs3 { nonce, ..Acs3::new("DescribeRegions", &[]) };
    emulator.send(request).await.ok();
}

#[tokio::test]
async fn a_date_may_be_fifteen_minutes_off_and_no_more() {
    let emulator = Emulator::demo().await;
    for (minutes, code) in [(-14, None), (14, None), (-16, Some(())), (16, Some(()))] {
        let request = Acs3 {
            date: date(SignedDuration::from_mins(minutes)),
            ..Acs3::new("DescribeRegions", &[])
        };
        let reply = emulator.send(request).await;
        match code {
            None => assert_eq!(reply.status, 200, "{minutes}"),
            Some(()) => assert_eq!(reply.error(), refused("InvalidTimeStamp.Expired")),
        }
    }
    let request = Acs3 { date: "yesterday".into(), ..Acs3::new("DescribeRegions", &[]) };
    assert_eq!(emulator.send(request).await.error(), refused("InvalidTimeStamp.Format"));
    let mut call = rpc_call("JSON", BILLING);
    let old = date(SignedDuration::from_mins(-20));
    call.push(("Timestamp", &old));
    assert_eq!(emulator.rpc(&call).await.error(), refused("InvalidTimeStamp.Expired"));
}

#[tokio::test]
async fn skew_is_measured_by_wall_time_however_far_emulated_time_is() {
    let emulator = Emulator::demo().await;
    emulator.advance(100 * 86_400).await;
    emulator.call("DescribeRegions", &[]).await.ok();
}

#[tokio::test]
async fn a_client_may_sign_with_emulated_time_where_that_is_chosen() {
    let emulator = Emulator::demo().await;
    let reset = json!({ "now": "2027-01-01T00:00:00Z", "paused": true });
    emulator.post("reset", reset).await.ok();
    let by = async |at: &str| {
        let signed = Acs3 { date: at.to_owned(), ..Acs3::new("DescribeRegions", &[]) };
        let mut call = vec![("Action", "DescribeRegions"), ("Version", POLARDB)];
        call.extend([("Format", "JSON"), ("Timestamp", at)]);
        [emulator.send(signed).await.status, emulator.rpc(&call).await.status]
    };
    let (emulated, wall) = ("2027-01-01T00:10:00Z", date(SignedDuration::ZERO));
    for (word, of_emulated, of_wall) in
        [("wall", 400, 200), ("emulated", 200, 400), ("either", 200, 200)]
    {
        emulator.choose(json!({ "signature_time": word })).await;
        assert_eq!(by(emulated).await, [of_emulated; 2], "{word}");
        assert_eq!(by(&wall).await, [of_wall; 2], "{word}");
    }
}

#[tokio::test]
async fn other_ways_of_signing_are_named_in_the_format_that_the_client_reads() {
    let emulator = Emulator::demo().await;
    for scheme in ["ACS3-HMAC-SM3", "ACS3-RSA-SHA256", "Bearer"] {
        let request = emulator.build(Acs3::new("DescribeRegions", &[])).build().unwrap();
        let mut request = request;
        let given = format!("{scheme} Credential=polarshift,SignedHeaders=host,Signature=00");
        request.headers_mut().insert("authorization", given.parse().unwrap());
        let reply = Reply::of(emulator.http.execute(request).await.unwrap()).await;
        assert_eq!(reply.error(), refused("Emulator.NotSupported"));
        let message = reply.json()["Message"].as_str().unwrap().to_owned();
        assert!(message.contains(&format!("method {scheme};")), "{message}");
        assert!(!message.contains("Credential"), "{message}");
    }
    for (format, parameter, method) in [
        ("JSON", "SignatureMethod", "HMAC-SHA256"),
        ("XML", "SignatureMethod", "HMAC-SM3"),
        ("JSON", "SignatureType", "PRIVATEKEY"),
        ("XML", "SignatureType", "BEARERTOKEN"),
    ] {
        let mut call = rpc_call(format, BILLING);
        call.push((parameter, method));
        let reply = emulator.rpc(&call).await;
        assert_eq!(reply.text.starts_with('{'), format == "JSON", "{}", reply.text);
        let named = format!("This emulator does not have the signature method {method};");
        assert!(reply.text.contains(&named), "{}", reply.text);
        assert!(reply.text.contains("Emulator.NotSupported"), "{}", reply.text);
    }
}

#[tokio::test]
async fn a_token_beside_a_key_that_is_not_temporary_is_refused() {
    let emulator = Emulator::demo().await;
    let refusal = refused("InvalidSecurityToken.MismatchWithAccessKey");
    let mut call = rpc_call("JSON", BILLING);
    let token = "CAIS".repeat(40);
    call.push(("SecurityToken", &token));
    assert_eq!(emulator.rpc(&call).await.error(), refusal);
    let request = Acs3 { token: "anything", ..Acs3::new("DescribeRegions", &[]) };
    assert_eq!(emulator.send(request).await.error(), refusal);
}
