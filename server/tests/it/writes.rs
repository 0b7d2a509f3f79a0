//! A dialog as a browser without scripts uses it.

use axum::http::{StatusCode, header};
use serde_json::json;

use crate::form::hidden_fields;
use crate::stack::{BILLING, INVOICES, Stack};

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
    assert_eq!(stack.calls("ModifyDBClusterMigration").await.len(), 1);
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
    assert_eq!(stack.calls("ModifyDBClusterMigration").await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_posted_again_with_other_values_leads_to_what_became_of_the_first_post() {
    let stack = Stack::start().await;
    let page = stack.open(&dialog("switch")).await;
    let form = hidden_fields(page.text(), "switch");
    let first = stack.submit("/api/migration/switch", &format!("{form}&endpoints=without")).await;
    let outcome = first.header(header::LOCATION).to_owned();

    let again = stack.submit("/api/migration/switch", &format!("{form}&endpoints=with")).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text());
    assert_eq!(again.header(header::LOCATION), "");
    let sentence = "This post sent nothing: this form was posted before with other values.";
    assert!(again.text().contains(sentence), "{}", again.text());
    assert!(!again.text().contains("Nothing was sent"), "{}", again.text());
    let link = format!("href=\"{}\"", outcome.replace('&', "&amp;"));
    assert!(again.text().contains(&link), "{link}: {}", again.text());
    assert_eq!(stack.calls("ModifyDBClusterMigration").await.len(), 1);
}

/// Opens the Continue dialog while `comment` is the error, and posts it while `later` is.
async fn continued(comment: &str, later: &str) -> (usize, String) {
    let stack = Stack::start().await;
    stack.control("set", json!({ "cluster": INVOICES, "comment": comment })).await;
    let page = stack.open(&format!("/clusters/{INVOICES}/continue?region=cn-hangzhou")).await;
    let form = hidden_fields(page.text(), "continue");
    stack.control("set", json!({ "cluster": INVOICES, "comment": later })).await;
    let answer = stack.submit("/api/migration/continue", &format!("{form}&error=mended")).await;
    assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.text());
    let outcome = stack.open(answer.header(header::LOCATION)).await;
    (stack.calls("ContinueDBClusterMigration").await.len(), outcome.text().to_owned())
}

const LINES: &str = "2 tables:\n  a & b \"<c>\"\n\n\u{5dee}\u{9519}\n";

#[tokio::test(flavor = "multi_thread")]
async fn the_error_of_a_continue_survives_the_form_whatever_it_holds() {
    for comment in ["", "The RDS instance has a trigger.", LINES] {
        let (calls, page) = continued(comment, comment).await;
        assert_eq!(calls, 1, "{comment}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_continue_of_another_error_than_the_one_on_the_page_is_refused() {
    for (comment, later, sentence) in [
        (
            "Trigger.",
            "No key.",
            "the error was \"Trigger.\" when you opened this page; it is \"No key.\" now",
        ),
        ("", "No key.", "the error was none when you opened this page; it is \"No key.\" now"),
        ("Trigger.", "", "the error was \"Trigger.\" when you opened this page; it is none now"),
    ] {
        let (calls, page) = continued(comment, later).await;
        assert_eq!(calls, 0, "{sentence}");
        assert!(page.replace("&quot;", "\"").contains(sentence), "{sentence}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_altered_id_in_a_form_is_400_and_causes_no_call() {
    let stack = Stack::start().await;
    let page = stack.open(&dialog("switch")).await;
    let form = format!("{}&endpoints=without", hidden_fields(page.text(), "switch"));
    let before = stack.all_calls().await.len();
    for (good, bad) in [
        (format!("cluster={BILLING}"), "cluster=rm-x"),
        ("region=cn-hangzhou".to_owned(), "region=evil.example"),
        ("intent_id=".to_owned(), "intent_id=zz"),
        ("profile=default".to_owned(), "profile=other"),
        ("endpoints=without".to_owned(), "endpoints=perhaps"),
    ] {
        let answer = stack.submit("/api/migration/switch", &form.replace(&good, bad)).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{bad}: {}", answer.text());
    }
    assert_eq!(stack.all_calls().await.len(), before);
}
