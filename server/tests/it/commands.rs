//! What a page says will be sent is what the cloud receives.

use std::collections::BTreeMap;
use std::process::Command;

use axum::http::{StatusCode, header};
use serde_json::Value;

use crate::form::{encode, hidden_fields, unescape};
use crate::stack::{BILLING, INVOICES, PAYMENTS, Stack};

type Parameters = BTreeMap<String, String>;

/// An action and its parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Call {
    action: String,
    parameters: Parameters,
}

/// The commands of the vendor's command line that a page shows.
fn shown(page: &str) -> Vec<Call> {
    let blocks = page.split("<code translate=\"no\">").skip(1);
    let texts = blocks.map(|rest| unescape(rest.split("</code>").next().unwrap()));
    texts.filter(|text| text.starts_with("aliyun ")).map(|text| understood(&text)).collect()
}

/// The command as a shell hands it to the program.
fn understood(text: &str) -> Call {
    let script = format!("aliyun() {{ printf '%s\\0' \"$@\"; }}\n{text}");
    let output = Command::new("sh").arg("-c").arg(script).output().unwrap();
    assert!(output.status.success(), "{text}");
    let output = String::from_utf8(output.stdout).unwrap();
    let mut words = output.split_terminator('\0').skip(1);
    let action = words.next().unwrap().to_owned();
    let mut parameters = Parameters::new();
    while let Some(option) = words.next() {
        match option.strip_prefix("--").unwrap() {
            "insecure" => {}
            "endpoint" => assert!(words.next().unwrap().starts_with("127.0.0.1:")),
            // The command line sends it as this parameter.
            "region" => drop(parameters.insert("RegionId".into(), words.next().unwrap().into())),
            name => drop(parameters.insert(name.into(), words.next().unwrap().into())),
        }
    }
    Call { action, parameters }
}

async fn received(stack: &Stack, action: &str) -> Vec<Call> {
    let calls = stack.all_calls().await;
    let of_action = calls.iter().filter(|call| call["action"] == action);
    let call = |call: &Value| Call {
        action: action.to_owned(),
        parameters: serde_json::from_value(call["parameters"].clone()).unwrap(),
    };
    of_action.map(call).collect()
}

/// The pairs of a shown call, as the form of a dialog sends them.
fn pairs(call: &Call) -> String {
    let pairs: Parameters = serde_json::from_str(&call.parameters["ConnectionStrings"]).unwrap();
    let fields = pairs
        .iter()
        .map(|(rds, polardb)| format!("&{}={}", encode(&format!("pairs[{rds}]")), encode(polardb)));
    fields.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_dialog_sends_the_call_that_it_showed_first() {
    for (cluster, dialog, choice) in [
        (BILLING, "switch", "endpoints=with"),
        (BILLING, "switch", "endpoints=without"),
        (PAYMENTS, "roll-back", "endpoints=without"),
        (PAYMENTS, "complete", "binlog=keep"),
        (PAYMENTS, "complete", "binlog=disable"),
        (BILLING, "cancel", "binlog=disable"),
        (INVOICES, "continue", "error=mended"),
        (INVOICES, "continue", "error=skip"),
        (INVOICES, "abandon", ""),
    ] {
        let stack = Stack::start().await;
        let address = format!("/clusters/{cluster}/{dialog}?region=cn-hangzhou&{choice}");
        let page = stack.open(&address).await;
        let form = page.text().split("<dialog").nth(1).unwrap();
        let call = shown(form)[0].clone();
        let mut fields = hidden_fields(page.text(), dialog);
        if choice == "endpoints=with" {
            fields += &pairs(&call);
        }
        let post = format!("{fields}&{choice}&typed_cluster_id={cluster}");
        let answer = stack.submit(&format!("/api/migration/{dialog}"), &post).await;
        assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.text());
        assert_eq!(
            received(&stack, &call.action).await,
            std::slice::from_ref(&call),
            "{dialog} {choice}"
        );

        let outcome = stack.open(answer.header(header::LOCATION)).await;
        let told = outcome.text().split("<dialog").nth(1).unwrap();
        assert_eq!(shown(told)[0], call, "the outcome of {dialog} {choice}");
        assert!(told.contains("What was sent"), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_tells_the_reads_that_it_made_with_the_request_ids_of_their_answers() {
    let stack = Stack::start().await;
    let page = stack.open(&format!("/clusters/{BILLING}?region=cn-hangzhou")).await;
    let calls = shown(page.text());
    let actions: Vec<_> = calls.iter().map(|call| call.action.as_str()).collect();
    assert_eq!(actions, ["DescribeDBClusterAttribute", "DescribeDBClusterMigration"]);
    for call in &calls {
        assert_eq!(received(&stack, &call.action).await, std::slice::from_ref(call));
    }
    for call in stack.all_calls().await {
        let id = call["request_id"].as_str().unwrap();
        assert!(page.text().contains(id), "{call}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_tells_the_calls_that_it_was_made_of() {
    let stack = Stack::start().await;
    let page = stack.open("/clusters?region=cn-hangzhou").await;
    let calls = shown(page.text());
    let actions: Vec<_> = calls.iter().map(|call| call.action.as_str()).collect();
    assert_eq!(actions, ["DescribeRegions", "DescribeDBClusters", "DescribeDBClusterMigration"]);
    for call in calls {
        assert!(received(&stack, &call.action).await.contains(&call), "{call:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_shown_holds_a_key() {
    let stack = Stack::start().await;
    for path in ["/clusters", "/clusters/pc-bp1billing0000001/switch?region=cn-hangzhou"] {
        let page = stack.open(path).await;
        assert!(page.text().contains("$ALIBABA_CLOUD_ACCESS_KEY_ID"));
        assert!(!page.text().contains("polarshift-secret"), "{path}");
    }
}
