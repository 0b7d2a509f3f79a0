//! The lab is there with an emulator only.

use std::time::Duration;

use acs_client::{EndpointUrl, Upstream};
use axum::http::{StatusCode, header};

use crate::stack::{BILLING, Stack};

#[tokio::test(flavor = "multi_thread")]
async fn with_the_cloud_there_is_no_lab_and_nothing_leads_to_one() {
    let endpoint = |text: &str| Upstream::Endpoint(EndpointUrl::parse(text).unwrap());
    for upstream in [
        Upstream::Aliyun,
        endpoint("https://gateway.example"),
        endpoint("https://127.0.0.1:1"),
        endpoint("http://127.0.0.1:1"),
    ] {
        let second = Duration::from_secs(1);
        let stack = Stack::start_with(|_| upstream.clone(), second, second).await;
        for path in ["/lab", "/lab?outcome=x", "/lab/scenario.toml"] {
            let answer = stack.open(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{upstream:?} {path}");
            assert!(!answer.text().contains("href=\"/lab"), "{upstream:?}: {}", answer.text());
        }
        let posted = stack.submit("/api/lab", "form=reset&f[text]=reset").await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND, "{upstream:?}");
        let begun = stack.submit("/api/tour", "change=start&back=/clusters").await;
        assert_eq!(begun.status, StatusCode::NOT_FOUND, "{upstream:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_an_emulator_the_frame_leads_to_the_lab() {
    let stack = Stack::start().await;
    for path in ["/clusters".to_owned(), format!("/clusters/{BILLING}"), "/nowhere".to_owned()] {
        let page = stack.open(&path).await;
        assert!(page.text().contains("<a href=\"/lab\">"), "{path}: {}", page.text());
    }
    let lab = stack.open("/lab").await;
    assert_eq!(lab.status, StatusCode::OK);
    assert!(lab.text().contains("</html>") && !lab.text().contains("<template"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_the_lab_leads_to_its_outcome_and_keeps_what_was_refused() {
    let stack = Stack::start().await;
    let posted = stack.submit("/api/lab", "form=clock&f[change]=speed&f[speed]=fast+%3C").await;
    assert_eq!(posted.status, StatusCode::FOUND, "{}", posted.text());
    let to = posted.header(header::LOCATION);
    assert!(to.starts_with("/lab?outcome=") && to.ends_with("#clock"), "{to}");
    let page = stack.open(to).await;
    assert!(page.text().contains("Speed: enter a number from 0 to 1,000,000."), "{}", page.text());
    assert!(page.text().contains("value=\"fast &lt;\""), "{}", page.text());
    let forgotten = stack.open("/lab?outcome=0123456789abcdef").await;
    assert!(!forgotten.text().contains("role=\"alert\""));
    let unknown = stack.submit("/api/lab", "form=explode").await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_there_is_can_be_downloaded_and_loaded_again() {
    let stack = Stack::start().await;
    let file = stack.open("/lab/scenario.toml").await;
    assert!(file.header(header::CONTENT_DISPOSITION).contains("scenario.toml"));
    assert!(file.text().contains(BILLING), "{}", file.text());
    let form = format!("form=paste&f[confirm]=yes&f[text]={}", crate::form::encode(file.text()));
    assert!(form.len() > 64 * 1024, "larger than other forms: {}", form.len());
    let posted = stack.submit("/api/lab", &form).await;
    let page = stack.open(posted.header(header::LOCATION)).await;
    assert!(page.text().contains("The text is loaded."), "{}", page.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_of_calls_shows_no_secret() {
    let stack = Stack::start().await;
    stack.open(&format!("/clusters/{BILLING}?region=cn-hangzhou")).await;
    let page = stack.open("/lab").await;
    assert!(page.text().contains("DescribeDBClusterMigration"), "{}", page.text());
    for secret in ["polarshift-secret", "SignatureNonce", "ACS3-HMAC", "SecurityToken"] {
        assert!(!page.text().contains(secret), "{secret}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_fault_and_every_scenario_that_the_emulator_tells_is_offered() {
    let stack = Stack::start().await;
    let (kinds, scenarios) = (stack.told("faults/kinds").await, stack.told("scenarios").await);
    let page = stack.open("/lab").await;
    let kinds = kinds["kinds"].as_array().unwrap();
    let names = kinds.iter().map(|kind| &kind["kind"]);
    let names =
        names.chain(scenarios["scenarios"].as_array().unwrap().iter().map(|it| &it["name"]));
    for name in names {
        let option = format!("<option value={name}");
        assert!(page.text().contains(&option), "{option}");
    }
    for kind in kinds {
        let kind_name = kind["kind"].as_str().unwrap();
        let page = stack.open(&format!("/lab?kind={kind_name}")).await;
        for value in kind["fields"].as_array().unwrap().iter().flat_map(|field| {
            let typed = field["name"] == "item";
            field["values"].as_array().unwrap().iter().filter(move |_| !typed)
        }) {
            assert!(
                page.text().contains(&format!("<option value={value}")),
                "{kind_name}: {value}"
            );
        }
    }
}
