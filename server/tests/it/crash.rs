//! What a power cut or a closed browser leaves behind, through the real program.

use std::path::Path;

use testkit::{Cloud, eventually};

use crate::form::hidden_fields;
use crate::program::{Running, program};
use crate::stack::BILLING;
use crate::wire;

const SWITCH: &str = "ModifyDBClusterMigration";

/// An emulator that answers the next switch late: the work is done all the same.
async fn with_a_slow_switch() -> Cloud {
    let cloud = Cloud::demo().await;
    cloud.slow(SWITCH, 1_500).await;
    cloud
}

/// A console with its files under `home`.
fn start_console(cloud: &Cloud, home: &Path) -> Running {
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--upstream", &cloud.url(), "--data-dir"];
    Running::start(program(home).args(arguments).arg(home.join("data")))
}

/// No answer came, and a reading shows a switch.
const SEEN: &str = "No answer came to Switch Over. What was seen may have come from elsewhere: it ";

/// Waits until the page of the cluster says what was seen of the switch.
async fn settled(console: &Running, says: &str) {
    eventually("the intent is settled", async || page(console, "").contains(says).then_some(()))
        .await;
}

fn page(console: &Running, path: &str) -> String {
    wire::get(&format!("{}/clusters/{BILLING}{path}?region=cn-hangzhou", console.url("console")))
        .body
}

fn post_switch(console: &Running) -> std::net::TcpStream {
    let form = format!("{}&endpoints=without", hidden_fields(&page(console, "/switch"), "switch"));
    wire::post_form(&format!("{}/api/migration/switch", console.url("console")), &form)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_intent_cut_off_by_kill_9_is_settled_by_reading_after_the_restart() {
    let (cloud, home) = (with_a_slow_switch().await, tempfile::tempdir().unwrap());
    let console = start_console(&cloud, home.path());
    let _waiting = post_switch(&console);
    cloud.arrived(SWITCH).await;
    console.kill();

    let console = start_console(&cloud, home.path());
    let dialog = page(&console, "/cancel");
    assert!(!dialog.contains("action=\"/api/migration/cancel\""), "{dialog}");
    settled(&console, SEEN).await;
    assert_eq!(cloud.calls(SWITCH).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_goes_away_loses_nothing() {
    let (cloud, home) = (with_a_slow_switch().await, tempfile::tempdir().unwrap());
    let console = start_console(&cloud, home.path());
    let waiting = post_switch(&console);
    cloud.arrived(SWITCH).await;
    drop(waiting);

    settled(&console, "Switch Over has started.").await;
    assert_eq!(cloud.calls(SWITCH).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_waits_for_a_write_in_flight_before_it_ends() {
    let (cloud, home) = (with_a_slow_switch().await, tempfile::tempdir().unwrap());
    let console = start_console(&cloud, home.path());
    let waiting = post_switch(&console);
    cloud.arrived(SWITCH).await;
    drop(waiting);
    console.stop();

    let console = start_console(&cloud, home.path());
    assert!(page(&console, "").contains("Switch Over has started."), "{}", page(&console, ""));
    assert_eq!(cloud.calls(SWITCH).await.len(), 1);
}
