//! Reads: what is repeated, what is not, and what odd answers become.

use std::time::{Duration, Instant};

use acs_client::{Client, ClientError, ClusterFilters};

use crate::stub::{Step, Stub};
use crate::{client, cluster, config, region};

const REGIONS: &str = r#"{"RequestId":"R","Regions":{"Region":[{"RegionId":"cn-hangzhou",
    "Zones":{"Zone":[{"ZoneId":"cn-hangzhou-g","VpcEnabled":true}]}}]}}"#;
const THROTTLED: &str = r#"{"Code":"Throttling.User","Message":"slow down","RequestId":"T"}"#;
const DATE: &str = "Date: Sat, 21 Nov 2026 05:27:42 GMT\r\n";

#[tokio::test]
async fn an_answer_brings_value_request_id_and_the_upstreams_time() {
    let stub = Stub::start(vec![Step::Answer(200, DATE, REGIONS)]).await;
    let answer = client(stub.address).describe_regions().await.unwrap();
    assert_eq!(answer.request_id.as_deref(), Some("R"));
    assert_eq!(answer.date.unwrap().to_string(), "2026-11-21T05:27:42Z");
    assert_eq!(answer.value[0].id, "cn-hangzhou");
    let request = &stub.requests()[0];
    assert_eq!(request.line, "POST / HTTP/1.1");
    assert_eq!(request.header("content-length"), Some("0"));
    assert_eq!(request.header("host"), Some(stub.address.to_string().as_str()));
    assert_eq!(request.headers.iter().filter(|line| line.starts_with("host:")).count(), 1);
}

#[tokio::test]
async fn a_read_is_repeated_with_a_new_nonce_until_it_works() {
    for passing in [
        Step::Answer(400, "", THROTTLED),
        Step::Answer(503, "", r#"{"Code":"ServiceUnavailable"}"#),
        Step::Answer(502, "", "<html>bad gateway</html>"),
        Step::Answer(400, "", r#"{"Code":"SignatureNonceUsed"}"#),
        Step::Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Regi"),
        Step::Close,
    ] {
        let stub = Stub::start(vec![passing, Step::Close, Step::Answer(200, "", REGIONS)]).await;
        client(stub.address).describe_regions().await.unwrap();
        let requests = stub.requests();
        let mut nonces: Vec<_> =
            requests.iter().map(|r| r.header("x-acs-signature-nonce").unwrap()).collect();
        nonces.sort_unstable();
        nonces.dedup();
        assert_eq!((requests.len(), nonces.len()), (3, 3));
    }
}

#[tokio::test]
async fn a_read_gives_up_after_three_attempts_with_the_last_error() {
    let throttled = || Step::Answer(400, "x-acs-retry-after: 1\r\n", THROTTLED);
    let stub = Stub::start(vec![throttled(), throttled(), throttled()]).await;
    let error = client(stub.address).describe_regions().await.unwrap_err();
    assert!(
        matches!(&error, ClientError::Throttled { retry_after: Some(wait), .. }
            if *wait == Duration::from_millis(1)),
        "{error}"
    );
    assert_eq!((error.request_id(), stub.requests().len()), (Some("T"), 3));
}

#[tokio::test]
async fn the_wait_that_is_asked_for_is_waited() {
    let asked = Step::Answer(400, "x-acs-retry-after: 150\r\n", THROTTLED);
    let stub = Stub::start(vec![asked, Step::Answer(200, "", REGIONS)]).await;
    let started = Instant::now();
    client(stub.address).describe_regions().await.unwrap();
    assert!(started.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn a_clear_no_is_not_repeated() {
    let body = r#"{"Code":"InvalidDBClusterId.NotFound","Message":"no","RequestId":"N"}"#;
    let stub = Stub::start(vec![Step::Answer(404, "", body)]).await;
    let answer = client(stub.address)
        .describe_db_cluster_migration(&region("cn-hangzhou"), &cluster())
        .await;
    let error = answer.unwrap_err();
    assert!(matches!(&error, ClientError::NotFound(_)), "{error}");
    assert_eq!((error.request_id(), stub.requests().len()), (Some("N"), 1));
}

#[tokio::test]
async fn an_answer_that_cannot_be_understood_is_an_error_and_not_repeated() {
    for (status, body) in [
        (200, ""),
        (200, "<html>"),
        (200, "[1]"),
        (200, r#"{"Regions":[1]}"#),
        (200, r#"{"Code":"Strange","Regions":{}}"#),
        (302, "{}"),
        (404, "<html>"),
    ] {
        let headers = "x-acs-request-id: H\r\nLocation: http://127.0.0.1:1/\r\n";
        let stub = Stub::start(vec![Step::Answer(status, headers, body)]).await;
        let error = client(stub.address).describe_regions().await.unwrap_err();
        assert!(
            matches!(&error, ClientError::Malformed { status: s, .. } if *s == status),
            "{body}: {error}"
        );
        assert_eq!((error.request_id(), stub.requests().len()), (Some("H"), 1));
    }
}

#[tokio::test]
async fn an_endless_answer_is_cut_off() {
    let header = "HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n";
    let text: &'static str = Box::leak(format!("{header}{}", " ".repeat(9_000_000)).into());
    let stub = Stub::start(vec![Step::Raw(text)]).await;
    let error = client(stub.address).describe_regions().await.unwrap_err();
    assert!(matches!(error, ClientError::Malformed { status: 200, .. }), "{error}");
}

#[tokio::test]
async fn silence_is_no_answer_after_the_timeout() {
    let stub = Stub::start(vec![Step::Silence, Step::Silence, Step::Silence]).await;
    let mut config = config(stub.address);
    config.call_timeout = Duration::from_millis(50);
    let error = Client::new(config).unwrap().describe_regions().await.unwrap_err();
    assert!(matches!(error, ClientError::NoAnswer { timed_out: true, .. }), "{error}");
    assert_eq!(stub.requests().len(), 3);
}

#[tokio::test]
async fn filters_travel_as_parameters() {
    let body = r#"{"Items":{"DBCluster":[{"DBClusterId":"pc-1","DBNodeNumber":2,
        "Tags":{"Tag":[{"Key":"k","Value":"v"}]}}]},"PageNumber":2,"TotalRecordCount":"31"}"#;
    let stub = Stub::start(vec![Step::Answer(200, "", body)]).await;
    let filters = ClusterFilters {
        ids: vec!["pc-1".into(), "pc-2".into()],
        description: Some("a b+c&d".into()),
        ..ClusterFilters::default()
    };
    let answer =
        client(stub.address).describe_db_clusters(&region("cn-beijing"), 2, 30, &filters).await;
    let page = answer.unwrap().value;
    assert_eq!((page.total, page.clusters.len()), (31, 1));
    assert_eq!(page.clusters[0].id, "pc-1");
    assert_eq!(
        stub.requests()[0].target(),
        "/?RegionId=cn-beijing&PageNumber=2&PageSize=30&DBClusterIds=pc-1%2Cpc-2\
         &DBClusterDescription=a%20b%2Bc%26d"
    );
}
