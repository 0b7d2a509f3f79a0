//! A dialog as a browser without scripts uses it.

use axum::http::{StatusCode, header};

use crate::form::hidden_fields;
use crate::stack::{BILLING, Stack};

fn dialog(action: &str) -> String {
    format!("/clusters/{BILLING}/{action}?region=cn-hangzhou")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_switch_is_sent_once_and_leads_to_its_outcome_however_often_it_is_posted() {
    let stack = Stack::start().await;
    let page = stack.open(&dialog("switch")).await;
    let form = format!("{}&endpoints=without", hidden_fields(page.text(), "switch"));
    assert!(
        form.contains("intent_id=") && form.contains("seen_status=RDS2POLARDB_SYNCING"),
        "{form}"
    );

    let first = stack.submit("/api/migration/switch", &form).await;
    assert_eq!(first.status, StatusCode::FOUND, "{}", first.text());
    let outcome = first.header(header::LOCATION).to_owned();
    assert!(outcome.starts_with(&dialog("switch")) && outcome.contains("&intent="), "{outcome}");

    let second = stack.submit("/api/migration/switch", &form).await;
    assert_eq!(second.header(header::LOCATION), outcome);
    assert_eq!(stack.calls_of("ModifyDBClusterMigration").await, 1);
    assert_eq!(stack.open(&outcome).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_form_is_refused_on_the_page_it_leads_to_and_nothing_is_sent() {
    let stack = Stack::start().await;
    let page = stack.open(&dialog("switch")).await;
    let form = hidden_fields(page.text(), "switch")
        .replace("seen_status=RDS2POLARDB_SYNCING", "seen_status=POLARDB2RDS_SYNCING");
    let answer = stack.submit("/api/migration/switch", &format!("{form}&endpoints=without")).await;
    assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.text());
    let outcome = stack.open(answer.header(header::LOCATION)).await;
    assert!(outcome.text().contains("Nothing was sent"), "{}", outcome.text());
    assert_eq!(stack.calls_of("ModifyDBClusterMigration").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_altered_id_in_a_form_is_400_and_causes_no_call() {
    let stack = Stack::start().await;
    let page = stack.open(&dialog("switch")).await;
    let form = format!("{}&endpoints=without", hidden_fields(page.text(), "switch"));
    let before = stack.calls().await;
    for (good, bad) in [
        (format!("cluster={BILLING}"), "cluster=rm-x"),
        ("region=cn-hangzhou".to_owned(), "region=evil.example"),
        ("intent_id=".to_owned(), "intent_id=zz"),
        ("endpoints=without".to_owned(), "endpoints=perhaps"),
    ] {
        let answer = stack.submit("/api/migration/switch", &form.replace(&good, bad)).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{bad}: {}", answer.text());
    }
    assert_eq!(stack.calls().await, before);
}
