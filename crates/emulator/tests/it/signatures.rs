//! Keys, signatures, nonces and dates.

use acs_signature::AccessKey;
use jiff::SignedDuration;

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
