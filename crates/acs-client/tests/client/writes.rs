//! Writes: sent once, on a fresh connection, and every outcome is distinguished.

use std::collections::BTreeMap;
use std::time::Duration;

use acs_client::{Answer, Client, ClientError, ModifyMigration, SignatureScheme};
use tokio::net::TcpListener;

use crate::stub::{Step, Stub};
use crate::{client, cluster, config, region};

const DONE: &str = r#"{"RequestId":"W"}"#;

async fn close(client: &Client) -> Result<Answer<()>, ClientError> {
    client.close_db_cluster_migration(&region("cn-hangzhou"), &cluster(), false).await
}

#[tokio::test]
async fn every_write_takes_a_connection_of_its_own() {
    let answers = (0..3).map(|_| Step::Answer(200, "", DONE)).collect();
    let stub = Stub::start(answers).await;
    let client = client(stub.address);
    for _ in 0..3 {
        assert_eq!(close(&client).await.unwrap().request_id.as_deref(), Some("W"));
    }
    let connections: Vec<_> = stub.requests().iter().map(|r| r.connection).collect();
    assert_eq!(connections, [0, 1, 2]);
}

#[tokio::test]
async fn a_write_is_sent_once_whatever_happens() {
    for (step, proves_not_run) in [
        (Step::Answer(400, "", r#"{"Code":"Throttling"}"#), true),
        (Step::Answer(400, "", r#"{"Code":"EngineMigrationStatus.NotSurpport"}"#), true),
        (Step::Answer(400, "", r#"{"Code":"SignatureDoesNotMatch"}"#), true),
        (Step::Answer(400, "", r#"{"Code":"InvalidTimeStamp.Expired"}"#), true),
        (Step::Answer(400, "", r#"{"Code":"SignatureNonceUsed"}"#), false),
        (Step::Answer(500, "", r#"{"Code":"InternalError"}"#), false),
        (Step::Answer(503, "x-acs-retry-after: 1\r\n", ""), false),
        (Step::Answer(200, "", "not JSON"), false),
        (Step::Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"), false),
        (Step::Raw("garbage\r\n\r\n"), false),
        (Step::Close, false),
    ] {
        let stub = Stub::start(vec![step]).await;
        let error = close(&client(stub.address)).await.unwrap_err();
        assert_eq!(error.proves_not_run(), proves_not_run, "{error:?}");
        assert_eq!(stub.requests().len(), 1, "{error:?}");
    }
}

#[tokio::test]
async fn a_write_without_an_answer_is_not_proven_undone() {
    let stub = Stub::start(vec![Step::Silence]).await;
    let mut config = config(stub.address);
    config.call_timeout = Duration::from_millis(50);
    let error = close(&Client::new(config).unwrap()).await.unwrap_err();
    assert!(matches!(error, ClientError::NoAnswer { timed_out: true, .. }), "{error}");
    assert!(!error.proves_not_run());
}

#[tokio::test]
async fn a_refused_connection_proves_that_nothing_was_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = close(&client(address)).await.unwrap_err();
    assert!(matches!(error, ClientError::Unreachable { timed_out: false, .. }), "{error}");
    assert!(error.proves_not_run());
    assert!(error.to_string().contains("refused"), "{error}");
}

#[tokio::test]
async fn no_error_shows_what_was_signed() {
    for step in [Some(Step::Close), None] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut address = listener.local_addr().unwrap();
        drop(listener);
        if let Some(step) = step {
            address = Stub::start(vec![step]).await.address;
        }
        let mut config = config(address);
        config.scheme = SignatureScheme::RpcHmacSha1;
        let error = close(&Client::new(config).unwrap()).await.unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(!text.contains("Signature") && !text.contains("AccessKeyId"), "{text}");
    }
}

#[tokio::test]
async fn a_switch_says_which_strings_change_places_and_only_then() {
    let stub = Stub::start(vec![Step::Answer(200, "", DONE), Step::Answer(200, "", DONE)]).await;
    let client = client(stub.address);
    let mut modify = ModifyMigration {
        cluster: cluster(),
        source: "rm-1".to_owned(),
        new_master: "pc-1".to_owned(),
        swap: Some(BTreeMap::from([("rm-1.example".to_owned(), "pc-1.example".to_owned())])),
    };
    client.modify_db_cluster_migration(&region("cn-hangzhou"), &modify).await.unwrap();
    modify.swap = None;
    client.modify_db_cluster_migration(&region("cn-hangzhou"), &modify).await.unwrap();
    let common = "/?RegionId=cn-hangzhou&DBClusterId=pc-1&SourceRDSDBInstanceId=rm-1\
                  &NewMasterInstanceId=pc-1&SwapConnectionString=";
    let pairs = "true&ConnectionStrings=%7B%22rm-1.example%22%3A%22pc-1.example%22%7D";
    let targets: Vec<_> = stub.requests().iter().map(|r| r.target().to_owned()).collect();
    assert_eq!(targets, [format!("{common}{pairs}"), format!("{common}false")]);
}

#[tokio::test]
async fn the_option_of_continue_is_sent_only_when_given() {
    let answers = (0..3).map(|_| Step::Answer(200, "", DONE)).collect();
    let stub = Stub::start(answers).await;
    let (client, region, id) = (client(stub.address), region("cn-hangzhou"), cluster());
    client.abort_db_cluster_migration(&region, &id).await.unwrap();
    client.continue_db_cluster_migration(&region, &id, None).await.unwrap();
    client.continue_db_cluster_migration(&region, &id, Some(true)).await.unwrap();
    let requests = stub.requests();
    let common = "/?RegionId=cn-hangzhou&DBClusterId=pc-1";
    let expected = ["", "", "&ForceSwitch=true"];
    for (request, expected) in requests.iter().zip(expected) {
        assert_eq!(request.target(), format!("{common}{expected}"));
    }
    assert_eq!(requests[1].header("x-acs-action"), Some("continuedbclustermigration"));
}
