//! Every page has the status that fits it, and no page is kept.

use axum::http::{StatusCode, header};

use serde_json::json;

use crate::stack::{BILLING, LEDGER, Stack};

fn cluster(id: &str, rest: &str) -> String {
    format!("/clusters/{id}{rest}")
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_whole_without_scripts_and_are_not_kept() {
    let stack = Stack::start().await;
    for path in [
        "/clusters".to_owned(),
        "/clusters?region=cn-shenzhen".to_owned(),
        cluster(BILLING, "?region=cn-hangzhou"),
        cluster(BILLING, ""),
        cluster(BILLING, "/switch?region=cn-hangzhou"),
        cluster(BILLING, "/cancel?region=cn-hangzhou"),
    ] {
        let answer = stack.open(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{path}");
        assert!(answer.header(header::CONTENT_TYPE).starts_with("text/html"), "{path}");
        assert!(answer.text().contains("</html>"), "{path}");
        assert!(!answer.text().contains("<template"), "{path} needs a script to be whole");
        assert!(!answer.text().contains(" style=\""), "{path} has a style attribute");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clusters_of_a_region_are_shown_without_the_list_of_regions() {
    let stack = Stack::start().await;
    stack
        .control(
            "faults",
            json!({ "action": "DescribeRegions", "kind": "error", "status": 403, "times": 9,
            "code": "Forbidden.RAM" }),
        )
        .await;
    for (path, id, regions) in [
        ("/clusters", BILLING, vec!["cn-hangzhou"]),
        ("/clusters?region=cn-hangzhou", BILLING, vec!["cn-hangzhou"]),
        ("/clusters?region=cn-shenzhen", LEDGER, vec!["cn-hangzhou", "cn-shenzhen"]),
    ] {
        let answer = stack.open(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        assert!(answer.text().contains(id), "{path}");
        let choices = answer.text().split("name=\"region\"").nth(1).unwrap();
        let choices = &choices[..choices.find("</select>").unwrap()];
        let values = choices.split("value=\"").skip(1);
        let offered: Vec<_> = values.map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(offered, regions, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_page_allows_only_its_own_scripts() {
    let stack = Stack::start().await;
    let first = stack.open("/clusters").await;
    let second = stack.open("/clusters").await;
    let policy = first.header(header::CONTENT_SECURITY_POLICY);
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    assert!(nonce.len() >= 16 && first.text().contains(nonce), "{nonce}");
    assert!(!second.text().contains(nonce), "a nonce is used once");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_front_door_leads_to_the_clusters() {
    let answer = Stack::start().await.open("/").await;
    assert_eq!(answer.status, StatusCode::FOUND);
    assert_eq!(answer.header(header::LOCATION), "/clusters");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_exist_is_404_with_a_page() {
    let stack = Stack::start().await;
    for path in [
        "/nothing".to_owned(),
        "/clusters/pc-bp1billing0000001/explode".to_owned(),
        "/a/b/c/d".to_owned(),
        "/pkg/nothing.js".to_owned(),
        "/api/nothing".to_owned(),
        "/hash.txt".to_owned(),
        cluster("pc-bp1unknown0000001", "?region=cn-hangzhou"),
        cluster("pc-bp1unknown0000001", ""),
        cluster(BILLING, "?region=cn-shenzhen"),
        cluster(BILLING, "?region=cn-nowhere"),
        "/clusters?region=cn-nowhere".to_owned(),
    ] {
        let answer = stack.open(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text().contains("</html>"), "{path}");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{path}");
        assert!(
            answer.header(header::CONTENT_SECURITY_POLICY).contains("style-src 'self'"),
            "{path}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_malformed_address_is_400_and_causes_no_call() {
    let stack = Stack::start().await;
    for path in [
        "/clusters/rm-wrong?region=cn-hangzhou",
        "/clusters/pc-UPPER?region=cn-hangzhou",
        "/clusters/pc-x%2Fy?region=cn-hangzhou",
        "/clusters/pc-bp1billing0000001?region=evil.example",
        "/clusters/pc-bp1billing0000001/switch?region=..",
        "/clusters?region=evil.example",
        "/clusters?page=many",
    ] {
        let answer = stack.open(path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert!(answer.text().contains("</html>"), "{path}");
    }
    assert_eq!(stack.all_calls().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_compressed_as_the_browser_likes_it() {
    let stack = Stack::start().await;
    for (accepted, sent) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", "")] {
        let request = crate::stack::browser(axum::http::Request::get("/clusters"))
            .header(header::ACCEPT_ENCODING, accepted);
        let answer = stack.send(request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header(header::CONTENT_ENCODING), sent, "{accepted}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn markup_in_the_address_stays_text() {
    let stack = Stack::start().await;
    for path in
        ["/clusters/%3C%2Ftitle%3E%3Cform%20action=x%3E", "/clusters?q=%22%3E%3Cform%20id=x%3E"]
    {
        let page = stack.open(path).await;
        assert!(
            !page.text().contains("<form action=x") && !page.text().contains("<form id=x"),
            "{path}"
        );
    }
}
