//! `polarshift journal` on the journal of a server that is stopped.

use std::path::Path;
use std::process::Output;

use serde_json::Value;
use testkit::Cloud;

use crate::form::hidden_fields;
use crate::journal::{FILE, sql};
use crate::program::{Running, program};
use crate::stack::BILLING;
use crate::wire;

const SWITCH: &str = "ModifyDBClusterMigration";
const BECAUSE: &str = "the audit log shows no call";

/// A console with its files under `home`.
fn start_console(cloud: &Cloud, home: &Path) -> Running {
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--upstream", &cloud.url(), "--data-dir"];
    Running::start(program(home).args(arguments).arg(home.join("data")))
}

fn page(console: &Running, path: &str) -> String {
    let console = console.url("console");
    wire::get(&format!("{console}/clusters/{BILLING}{path}?region=cn-hangzhou")).body
}

/// Posts a switch whose call is lost on its way.
async fn lost_switch(cloud: &Cloud, console: &Running) {
    cloud.fault(SWITCH, "drop_before").await;
    let form = format!("{}&endpoints=without", hidden_fields(&page(console, "/switch"), "switch"));
    let waiting =
        wire::post_form(&format!("{}/api/migration/switch", console.url("console")), &form);
    cloud.arrived(SWITCH).await;
    drop(waiting);
}

fn journal(home: &Path, arguments: &[&str]) -> Output {
    let mut command = program(home);
    command.arg("journal").args(arguments).env("USER", "alice");
    command.arg("--data-dir").arg(home.join("data")).output().unwrap()
}

#[track_caller]
fn done(output: &Output) -> String {
    let (out, errors) = texts(output);
    assert!(output.status.success(), "{out}{errors}");
    out
}

#[track_caller]
fn refused(output: &Output, code: i32) -> String {
    let (out, errors) = texts(output);
    assert_eq!(output.status.code(), Some(code), "{out}{errors}");
    assert_eq!(out, "");
    errors
}

fn texts(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

/// The only open intent.
fn open_intent(home: &Path) -> Value {
    serde_json::from_str(&done(&journal(home, &["list", "--json"]))).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_intent_is_shown_and_closed_once_the_server_is_stopped() {
    let (cloud, home) = (Cloud::demo().await, tempfile::tempdir().unwrap());
    let home = home.path();
    let console = start_console(&cloud, home);
    lost_switch(&cloud, &console).await;
    for arguments in [&["list"][..], &["close", "0", "--ran", "--because", BECAUSE]] {
        let said = refused(&journal(home, arguments), 1);
        assert!(said.contains("another Polarshift has this journal open"), "{said}");
    }
    console.stop();

    let shown = done(&journal(home, &["list"]));
    let open = open_intent(home);
    let id = open["intent"].as_str().unwrap();
    for part in [
        id,
        &format!("switch of {BILLING}"),
        "realm endpoint:",
        "asked by local",
        "unknown, sent at 2",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    for (field, value) in
        [("kind", "switch"), ("subject", BILLING), ("outcome", "unknown"), ("profile", "default")]
    {
        assert_eq!(open[field], value, "{open}");
    }
    assert_eq!((&open["open"], &open["readable"]), (&true.into(), &true.into()));
    assert!(open["sent_at"].is_string(), "{open}");

    let closed = done(&journal(home, &["close", id, "--not-run", "--because", BECAUSE]));
    assert_eq!(closed, format!("{id}: not-run, decided by alice (journal close)\n"));
    assert_eq!(done(&journal(home, &["list"])), "the journal has no open intent\n");
    let all = done(&journal(home, &["list", "--all"]));
    let said =
        format!("decided by alice (journal close) without a reading of the migration: {BECAUSE}");
    assert!(all.contains("not-run, sent at") && all.contains(&said), "{all}");
    let again = refused(&journal(home, &["close", id, "--ran", "--because", BECAUSE]), 1);
    assert!(again.contains("it is closed already: not-run"), "{again}");
    let mut check = program(home);
    let check = check.arg("check").arg("--data-dir").arg(home.join("data")).output().unwrap();
    assert!(done(&check).contains("1 intents, the chain holds"));

    let console = start_console(&cloud, home);
    let dialog = page(&console, "/switch");
    assert!(dialog.contains("action=\"/api/migration/switch\""), "{dialog}");
    assert!(page(&console, "").contains("alice (journal close)"));
    console.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_intent_that_cannot_be_read_is_shown_as_it_is_stored_and_closed() {
    let (cloud, home) = (Cloud::demo().await, tempfile::tempdir().unwrap());
    let home = home.path();
    let console = start_console(&cloud, home);
    lost_switch(&cloud, &console).await;
    console.stop();
    sql(&home.join("data"), "UPDATE intents SET seen_before = '\u{1b}[2J'").await;
    let shown = done(&journal(home, &["list"]));
    assert!(shown.contains("this version cannot read it") && shown.contains("seen_before: "));
    assert!(!shown.contains('\u{1b}'), "{shown:?}");
    let open = open_intent(home);
    assert_eq!((&open["readable"], &open["columns"]["intent"]), (&false.into(), &"switch".into()));
    let id = open["intent"].as_str().unwrap();
    done(&journal(home, &["close", id, "--ran", "--because", BECAUSE]));
    assert_eq!(done(&journal(home, &["list"])), "the journal has no open intent\n");
}

#[test]
fn a_verdict_and_its_reason_have_to_be_given() {
    let home = tempfile::tempdir().unwrap();
    for arguments in [
        &["close", "0"][..],
        &["close", "0", "--because", BECAUSE],
        &["close", "0", "--ran"],
        &["close", "0", "--ran", "--because", " "],
        &["close", "0", "--ran", "--not-run", "--because", BECAUSE],
        &["close", "--ran", "--because", BECAUSE],
        &[],
    ] {
        refused(&journal(home.path(), arguments), 2);
    }
}

#[test]
fn where_no_journal_is_none_is_made() {
    let home = tempfile::tempdir().unwrap();
    let said = refused(&journal(home.path(), &["list"]), 1);
    assert!(said.contains("there is no journal at sqlite://") && said.contains(FILE), "{said}");
    assert!(!home.path().join("data").exists());
}
