//! What holds for every request: names, origins, health, headers.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::stack::{Stack, browser};

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_not_this_machines_gets_nothing() {
    let stack = Stack::start().await;
    let request = Request::get("/clusters").header(header::HOST, "rebound.example:3000");
    let answer = stack.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(stack.all_calls().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_of_another_site_is_refused_and_nothing_is_sent() {
    let stack = Stack::start().await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "http://evil.example")] {
        let request = browser(Request::post("/api/migration/cancel")).header(name, value);
        let form = "cluster=pc-bp1billing0000001&region=cn-hangzhou&profile=default";
        let answer = stack.send(request.body(Body::from(form)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}");
        assert!(answer.text().contains("made by a page of another site"), "{name}");
    }
    assert_eq!(stack.all_calls().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_is_refused_with_what_to_do_instead_and_nothing_is_sent() {
    let stack = Stack::start().await;
    for (name, value) in [
        ("forwarded", "for=192.0.2.1"),
        ("x-forwarded-for", "192.0.2.1"),
        ("x-forwarded-proto", "https"),
        ("x-real-ip", "192.0.2.1"),
        ("via", "1.1 proxy"),
    ] {
        for request in [Request::get("/clusters"), Request::post("/api/migration/cancel")] {
            let request = browser(request).header("sec-fetch-site", "same-origin");
            let answer = stack.send(request.header(name, value).body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}");
            assert!(answer.text().contains("ssh -L"), "{name}");
        }
        // Whoever only asks whether it lives may do so through a balancer.
        for request in [Request::get("/healthz"), Request::head("/readyz")] {
            let request = request.header(header::HOST, "10.0.0.7:3000").header(name, value);
            let answer = stack.send(request.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, StatusCode::OK, "{name}");
        }
    }
    assert_eq!(stack.all_calls().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_site_can_link_here_and_spends_no_calls() {
    let stack = Stack::start().await;
    let read = async |path: &str, mode: &str, destination: &str| {
        let request = browser(Request::get(path))
            .header("sec-fetch-site", "cross-site")
            .header("sec-fetch-mode", mode)
            .header("sec-fetch-dest", destination);
        stack.send(request.body(Body::empty()).unwrap()).await.status
    };
    for path in ["/clusters", "/clusters/pc-x01234", "/clusters?region=cn-shanghai", "/favicon.svg"]
    {
        assert_eq!(read(path, "no-cors", "image").await, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(read(path, "navigate", "iframe").await, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(stack.all_calls().await.len(), 0);
    assert_eq!(read("/clusters", "navigate", "document").await, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_lives_and_it_is_ready_until_the_journal_is_gone() {
    let stack = Stack::start().await;
    for path in ["/healthz", "/readyz"] {
        let answer = stack.open(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{path}");
    }
    stack.backend.shutdown().await;
    assert_eq!(stack.open("/healthz").await.status, StatusCode::OK);
    let answer = stack.open("/readyz").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.text().contains("the journal cannot be written"));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answer_has_a_header_that_is_not_known_here() {
    const KNOWN: [&str; 11] = [
        "cache-control",
        "content-length",
        "content-security-policy",
        "content-type",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "location",
        "referrer-policy",
        "vary",
        "x-content-type-options",
        "x-frame-options",
    ];
    let stack = Stack::start().await;
    for path in ["/", "/clusters", "/nothing", "/api/nothing", "/healthz", "/pkg/x.js"] {
        for (name, value) in &stack.open(path).await.headers {
            assert!(KNOWN.contains(&name.as_str()), "{path}: {name}: {value:?}");
        }
    }
}
