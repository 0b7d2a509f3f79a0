//! A cluster named without its region is looked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use acs_client::{ClientConfig, Credentials};
use backend::{ClusterQuery, Outcome, Parameters, ReadError, Seat, Trouble};
use migration::{Action, ClusterId, ClusterRef, ProfileName};
use serde_json::json;
use tokio::task::JoinSet;

use crate::support::{
    BILLING, Cloud, LEDGER, Proxy, Stack, TICKETS, cluster, place, profiles, seat_of, upstream,
};

const ATTRIBUTE: &str = "DescribeDBClusterAttribute";

async fn find(seat: &Seat, id: ClusterId) -> Result<Option<ClusterRef>, ReadError> {
    seat.find(&ProfileName::default(), &id).await
}

#[tokio::test]
async fn a_cluster_is_found_without_its_region() {
    let stack = Stack::start().await;
    for id in [BILLING, LEDGER, TICKETS] {
        let found = find(&stack.seat, cluster(id).id).await.unwrap();
        assert_eq!(found, Some(cluster(id)));
    }
}

#[tokio::test]
async fn a_cluster_that_is_nowhere_is_not_found() {
    let stack = Stack::start().await;
    let regions = stack.seat.regions(&ProfileName::default()).await.unwrap();
    assert!(regions.len() > 2);
    let nobody = cluster("pc-bp1nobody0000001").id;
    assert_eq!(find(&stack.seat, nobody).await, Ok(None));
    assert_eq!(stack.calls("DescribeDBClusterAttribute").await.len(), regions.len());
}

#[tokio::test]
async fn a_cluster_that_may_be_in_a_region_that_cannot_be_read_is_not_called_missing() {
    let stack = Stack::start().await;
    let forbidden = json!({ "action": "DescribeDBClusterAttribute", "kind": "error",
        "status": 403, "code": "Forbidden.RAM" });
    stack.control("faults", forbidden).await;
    let nobody = cluster("pc-bp1nobody0000001").id;
    let error = find(&stack.seat, nobody).await.unwrap_err();
    assert_eq!(error.trouble, Trouble::Forbidden);
}

/// A parameter of a request, from its head.
fn parameter<'a>(head: &'a str, name: &str) -> &'a str {
    let value = head.split(&format!("{name}=")).nth(1).unwrap_or_default();
    value.split(['&', ' ']).next().unwrap_or_default()
}

/// The upstream as the cloud is: a cluster is found in its own region only.
fn as_the_cloud_is(emulator: &Cloud, config: &mut ClientConfig) {
    let proxy = Proxy::start(emulator.addr(), |head, answer| {
        let id = parameter(head, "DBClusterId");
        let elsewhere =
            head.contains(ATTRIBUTE) && cluster(id).region.as_str() != parameter(head, "RegionId");
        if elsewhere { not_found() } else { answer }
    });
    config.upstream = upstream(&proxy.url);
}

fn not_found() -> String {
    let body = json!({ "Code": "InvalidDBClusterId.NotFound" }).to_string();
    let length = body.len();
    format!("HTTP/1.1 404 Not Found\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
}

/// The regions that were asked for a cluster, in order.
async fn asked(stack: &Stack, id: &str) -> Vec<String> {
    assert_eq!(find(&stack.seat, cluster(id).id).await, Ok(Some(cluster(id))));
    let region = |call: &serde_json::Value| {
        call["parameters"]["RegionId"].as_str().unwrap_or_default().to_owned()
    };
    stack.calls(ATTRIBUTE).await.iter().map(region).collect()
}

#[tokio::test]
async fn a_cluster_nobody_has_seen_is_looked_for_in_every_region() {
    let stack = Stack::start_with(as_the_cloud_is).await;
    assert!(asked(&stack, TICKETS).await.len() > 2);
}

#[tokio::test]
async fn a_cluster_that_was_listed_is_looked_for_where_it_was() {
    let stack = Stack::start_with(as_the_cloud_is).await;
    let place = place("ap-southeast-1");
    let query = ClusterQuery::of(place);
    stack.seat.clusters(&query).await.unwrap();
    assert_eq!(asked(&stack, TICKETS).await, ["cn-hangzhou", "ap-southeast-1"]);
    assert!(stack.calls("DescribeRegions").await.is_empty());
}

#[tokio::test]
async fn a_cluster_that_was_changed_from_here_is_looked_for_where_it_was() {
    let emulator = Cloud::demo().await;
    let mut calls = ClientConfig::new(upstream(&emulator.url()), Credentials::emulator_default());
    as_the_cloud_is(&emulator, &mut calls);
    let proxied = calls.upstream.clone();
    let stack = Stack::in_cloud(emulator, |_, config| config.upstream = proxied).await;
    let order = stack.order(TICKETS, Action::Switch, Parameters::Move { pairs: None }).await;
    assert_eq!(stack.submit(&order).await.outcome, Outcome::Ran);
    let mut config = stack.next_config().await;
    config.profiles = profiles(calls);
    let again = seat_of(config).await;
    let before = stack.calls(ATTRIBUTE).await.len();
    assert_eq!(find(&again, cluster(TICKETS).id).await, Ok(Some(cluster(TICKETS))));
    assert_eq!(stack.calls(ATTRIBUTE).await.len(), before + 2);
}

/// However many are looked for, only a few walk through all regions at once.
#[tokio::test]
async fn searches_wait_for_each_other() {
    let answers = Arc::new(Mutex::new(Vec::new()));
    let noted = answers.clone();
    let stack = Stack::start_with(|emulator, config| {
        let proxy = Proxy::start(emulator.addr(), move |head, answer| {
            if head.contains(ATTRIBUTE) {
                let id = parameter(head, "DBClusterId").to_owned();
                let is_default = parameter(head, "RegionId") == "cn-hangzhou";
                noted.lock().unwrap().push((id, is_default));
            }
            answer
        });
        config.upstream = upstream(&proxy.url);
    })
    .await;
    let others = stack.seat.regions(&ProfileName::default()).await.unwrap().len() - 1;
    let mut searches = JoinSet::new();
    for number in 0..20 {
        let (seat, id) = (stack.seat.clone(), format!("pc-bp1nobody{number}"));
        searches.spawn(async move { find(&seat, cluster(&id).id).await });
    }
    assert!(searches.join_all().await.into_iter().all(|found| found == Ok(None)));

    let mut walking = BTreeMap::new();
    for (id, is_default) in answers.lock().unwrap().drain(..) {
        if !is_default {
            let asked = walking.entry(id.clone()).or_insert(0);
            *asked += 1;
            if *asked == others {
                walking.remove(&id);
            }
            assert!(walking.len() <= 4, "{walking:?}");
        }
    }
    assert!(walking.is_empty(), "{walking:?}");
}
