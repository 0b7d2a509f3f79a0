//! SSL of a cluster's addresses.

use serde_json::Value;

use crate::support::*;

const ENDPOINT: &str = "pe-bp1loyalty0000001cluster";

async fn ssl(emulator: &Emulator) -> Value {
    emulator.call("DescribeDBClusterSSL", &[("DBClusterId", LOYALTY)]).await.ok()
}

async fn modify(emulator: &Emulator, more: &[(&str, &str)]) -> Reply {
    let mut query = vec![("DBClusterId", LOYALTY)];
    query.extend(more);
    emulator.call("ModifyDBClusterSSL", &query).await
}

#[tokio::test]
async fn ssl_of_one_address_is_turned_on_and_off() {
    let emulator = Emulator::demo().await;
    let items = ssl(&emulator).await["Items"].as_array().unwrap().clone();
    assert_eq!(items.len(), 3, "one for each address");
    assert!(items.iter().all(|item| item["SSLEnabled"] == "Disabled"));
    let on = [
        ("DBEndpointId", ENDPOINT),
        ("NetType", "Public"),
        ("SSLEnabled", "Enable"),
        ("SSLAutoRotate", "Enable"),
    ];
    modify(&emulator, &on).await.ok();
    assert_eq!(emulator.cluster_status(LOYALTY).await, "SSL_MODIFYING");
    emulator.advance(60).await;
    let after = ssl(&emulator).await;
    assert_eq!(after["SSLAutoRotate"], "Enable");
    let enabled: Vec<_> = after["Items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|i| i["SSLEnabled"] == "Enabled")
        .collect();
    assert_eq!(enabled.len(), 1);
    assert_eq!(enabled[0]["SSLConnectionString"], format!("{LOYALTY}-pub.rwlb.rds.aliyuncs.com"));
    assert!(enabled[0]["SSLExpireTime"].as_str().unwrap().ends_with('Z'));
    let migration = emulator.migration(LOYALTY).await;
    let addresses = &migration["DBClusterEndpointList"][1]["AddressItems"];
    assert_eq!(
        (&addresses[0]["SSLEnabled"], &addresses[1]["SSLEnabled"]),
        (&"Disabled".into(), &"Enabled".into())
    );
    modify(&emulator, &[on[0], on[1], ("SSLEnabled", "Disable")]).await.ok();
    emulator.advance(60).await;
    let items = ssl(&emulator).await["Items"].as_array().unwrap().clone();
    assert!(
        items.iter().all(|item| item["SSLEnabled"] == "Disabled" && item["SSLExpireTime"] == "")
    );
}

#[tokio::test]
async fn an_update_renews_the_certificate_of_an_address_that_has_one() {
    let emulator = Emulator::demo().await;
    let of = |word: &'static str| {
        [("DBEndpointId", ENDPOINT), ("NetType", "Private"), ("SSLEnabled", word)]
    };
    let nothing = modify(&emulator, &of("Update")).await;
    assert_eq!(nothing.error(), refused("EndpointStatus.NotSupport"));
    modify(&emulator, &of("Enable")).await.ok();
    emulator.advance(3600).await;
    let expires = |body: Value| body["Items"][1]["SSLExpireTime"].as_str().unwrap().to_owned();
    let before = expires(ssl(&emulator).await);
    modify(&emulator, &of("Update")).await.ok();
    emulator.advance(60).await;
    assert!(expires(ssl(&emulator).await) > before);
}

#[tokio::test]
async fn a_wrong_request_is_refused() {
    let emulator = Emulator::demo().await;
    let cases: [(Query, &str); 5] = [
        (&[("NetType", "Public"), ("SSLEnabled", "Enable")], "MissingDBEndpointId"),
        (&[("DBEndpointId", ENDPOINT), ("SSLEnabled", "Enable")], "MissingNetType"),
        (
            &[("DBEndpointId", ENDPOINT), ("NetType", "Public"), ("SSLEnabled", "On")],
            "InvalidSSLEnabled.Malformed",
        ),
        (
            &[("DBEndpointId", "pe-1"), ("NetType", "Public"), ("SSLEnabled", "Enable")],
            "InvalidDBEndpointId.Malformed",
        ),
        (
            &[("DBEndpointId", ENDPOINT), ("NetType", "Inner"), ("SSLEnabled", "Enable")],
            "InvalidNetType.Malformed",
        ),
    ];
    for (more, code) in cases {
        assert_eq!(modify(&emulator, more).await.error(), refused(code), "{more:?}");
    }
    let unknown = emulator.call("DescribeDBClusterSSL", &[("DBClusterId", "pc-1")]).await;
    assert_eq!(unknown.error(), (404, "InvalidDBCluster.NotFound".into()));
}
