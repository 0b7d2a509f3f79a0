//! What can be bought.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::*;

async fn stock(emulator: &Emulator, more: &[(&str, &str)]) -> Value {
    let mut query = vec![("PayType", "Postpaid")];
    query.extend(more);
    emulator.call("DescribeDBClusterAvailableResources", &query).await.ok()
}

/// Zone, engine and class of everything in an answer.
fn rows(body: &Value) -> BTreeSet<(String, String, String)> {
    let list = |value: &Value, name: &str| value[name].as_array().unwrap().clone();
    let text = |value: &Value, name: &str| value[name].as_str().unwrap().to_owned();
    let mut rows = BTreeSet::new();
    for zone in list(body, "AvailableZones") {
        for engine in list(&zone, "SupportedEngines") {
            for resource in list(&engine, "AvailableResources") {
                assert!(["Normal", "SENormal"].contains(&&*text(&resource, "Category")));
                rows.insert((
                    text(&zone, "ZoneId"),
                    text(&engine, "Engine"),
                    text(&resource, "DBNodeClass"),
                ));
            }
        }
    }
    rows
}

#[tokio::test]
async fn the_stock_is_told_by_region_zone_version_and_class() {
    let emulator = Emulator::demo().await;
    let all = rows(&stock(&emulator, &[]).await);
    let zones: BTreeSet<_> = all.iter().map(|(zone, ..)| zone.as_str()).collect();
    assert_eq!(zones, BTreeSet::from(["cn-hangzhou-g", "cn-hangzhou-h", "cn-hangzhou-i"]));
    let engines: BTreeSet<_> = all.iter().map(|(_, engine, _)| engine.as_str()).collect();
    assert_eq!(engines, BTreeSet::from(["mysql56", "mysql57", "mysql80"]));
    let some =
        [("DBType", "MySQL"), ("DBVersion", "8.0"), ("DBNodeClass", "polar.mysql.x8.xlarge")];
    let some = rows(&stock(&emulator, &some).await);
    let left =
        |zone: &str| (zone.to_owned(), "mysql80".to_owned(), "polar.mysql.x8.xlarge".to_owned());
    assert_eq!(
        some,
        BTreeSet::from([left("cn-hangzhou-h"), left("cn-hangzhou-i")]),
        "g has none left"
    );
    let elsewhere = [("RegionId", "ap-southeast-1"), ("ZoneId", "ap-southeast-1b")];
    let elsewhere = stock(&emulator, &elsewhere).await;
    assert_eq!(elsewhere["AvailableZones"].as_array().unwrap().len(), 1);
    assert_eq!(elsewhere["AvailableZones"][0]["RegionId"], "ap-southeast-1");
    let nothing = stock(&emulator, &[("DBNodeClass", "polar.mysql.unknown")]).await;
    assert_eq!(nothing["AvailableZones"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn a_wrong_request_is_refused() {
    let emulator = Emulator::demo().await;
    let cases: [(Query, u16, &str); 6] = [
        (&[], 400, "MissingPayType"),
        (&[("PayType", "Free")], 400, "InvalidPayType.Malformed"),
        (&[("PayType", "Prepaid"), ("DBType", "MySQL")], 400, "MissingDBVersion"),
        (&[("PayType", "Prepaid"), ("DBVersion", "9.1")], 400, "InvalidDBVersion.Malformed"),
        (&[("PayType", "Prepaid"), ("RegionId", "mars-1")], 404, "InvalidRegionId.NotFound"),
        (&[("PayType", "Prepaid"), ("ZoneId", "cn-beijing-i")], 400, "Location.FailedGetSubDomain"),
    ];
    for (query, status, code) in cases {
        let reply = emulator.call("DescribeDBClusterAvailableResources", query).await;
        assert_eq!(reply.error(), (status, code.to_owned()), "{query:?}");
    }
}
