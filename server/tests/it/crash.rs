//! What a power cut or a closed browser leaves behind, through the real program.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::form::hidden_fields;
use crate::program::{Running, program};
use crate::stack::BILLING;
use crate::wire;

/// An emulator that answers the next switch late: the work is done all the same.
struct Cloud {
    home: tempfile::TempDir,
    emulator: Running,
}

impl Cloud {
    fn with_a_slow_switch() -> Self {
        let home = tempfile::tempdir().unwrap();
        let arguments = ["emulator", "--listen", "127.0.0.1:0"];
        let emulator = Running::start(program(home.path()).args(arguments));
        let slow = r#"{"action": "ModifyDBClusterMigration", "kind": "slow", "ms": 1500}"#;
        let faults = format!("{}/_emulator/faults", emulator.url("emulator"));
        assert_eq!(wire::post_json(&faults, slow).status, 200);
        Self { home, emulator }
    }

    fn console(&self, data: &Path) -> Running {
        let upstream = self.emulator.url("emulator");
        let arguments = ["serve", "--listen", "127.0.0.1:0", "--upstream", upstream, "--data-dir"];
        Running::start(program(self.home.path()).args(arguments).arg(data))
    }

    fn wait_until_the_switch_has_arrived(&self) {
        let faults = format!("{}/_emulator/faults", self.emulator.url("emulator"));
        eventually("the switch arrives", || {
            !wire::get(&faults).body.contains("ModifyDBClusterMigration")
        });
    }

    fn switches(&self) -> usize {
        let url = "/_emulator/calls?action=ModifyDBClusterMigration";
        let log = wire::get(&format!("{}{url}", self.emulator.url("emulator"))).body;
        let log: serde_json::Value = serde_json::from_str(&log).unwrap();
        log["calls"].as_array().unwrap().len()
    }
}

fn eventually(what: &str, check: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(120);
    while !check() {
        assert!(Instant::now() < deadline, "{what}: not within two minutes");
        std::thread::yield_now();
    }
}

fn page(console: &Running, path: &str) -> String {
    wire::get(&format!("{}/clusters/{BILLING}{path}?region=cn-hangzhou", console.url("console")))
        .body
}

fn post_switch(console: &Running) -> std::net::TcpStream {
    let form = format!("{}&endpoints=without", hidden_fields(&page(console, "/switch"), "switch"));
    wire::post_form(&format!("{}/api/migration/switch", console.url("console")), &form)
}

#[test]
fn an_intent_cut_off_by_kill_9_is_settled_by_reading_after_the_restart() {
    let cloud = Cloud::with_a_slow_switch();
    let data = tempfile::tempdir().unwrap();
    let console = cloud.console(data.path());
    let _waiting = post_switch(&console);
    cloud.wait_until_the_switch_has_arrived();
    console.kill();

    let console = cloud.console(data.path());
    let dialog = page(&console, "/cancel");
    assert!(!dialog.contains("action=\"/api/migration/cancel\""), "{dialog}");
    eventually("the intent is settled", || page(&console, "").contains("Switch Over ran."));
    assert_eq!(cloud.switches(), 1);
}

#[test]
fn a_browser_that_goes_away_loses_nothing() {
    let cloud = Cloud::with_a_slow_switch();
    let data = tempfile::tempdir().unwrap();
    let console = cloud.console(data.path());
    let waiting = post_switch(&console);
    cloud.wait_until_the_switch_has_arrived();
    drop(waiting);

    eventually("the intent is settled", || page(&console, "").contains("Switch Over ran."));
    assert_eq!(cloud.switches(), 1);
}

#[test]
fn the_program_waits_for_a_write_in_flight_before_it_ends() {
    let cloud = Cloud::with_a_slow_switch();
    let data = tempfile::tempdir().unwrap();
    let console = cloud.console(data.path());
    let waiting = post_switch(&console);
    cloud.wait_until_the_switch_has_arrived();
    drop(waiting);
    console.stop();

    let console = cloud.console(data.path());
    assert!(page(&console, "").contains("Switch Over ran."), "{}", page(&console, ""));
    assert_eq!(cloud.switches(), 1);
}
