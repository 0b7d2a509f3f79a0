//! The program as a shell, a script and a service manager see it.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::stack::BILLING;
use crate::wire;

/// The program, with nothing of this machine's own configuration.
pub fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_polarshift"));
    command.env_clear().env("HOME", home).current_dir(home).stdin(Stdio::null());
    command
}

/// A running program; killed when a test fails.
pub struct Running {
    child: Child,
    addresses: Value,
    /// Read all the time: a full pipe would stop the program.
    log: Option<JoinHandle<String>>,
}

impl Running {
    pub fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut errors = child.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut log = String::new();
            errors.read_to_string(&mut log).unwrap();
            log
        });
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        match serde_json::from_str(&line) {
            Ok(addresses) => Self { child, addresses, log: Some(log) },
            Err(error) => panic!("{error}: {line:?}\n{}", log.join().unwrap()),
        }
    }

    pub fn url(&self, name: &str) -> &str {
        self.addresses[name].as_str().unwrap()
    }

    /// Bytes of memory it occupies.
    pub fn resident(&self) -> u64 {
        let status = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(status).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
    }

    /// Ends it as a power cut would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends it a signal.
    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &pid]).status().unwrap().success());
    }

    /// Asks it to end, and gives its log once it has ended well.
    pub fn stop(mut self) -> String {
        self.signal("-TERM");
        let log = self.log.take().unwrap().join().unwrap();
        let deadline = Instant::now() + Duration::from_secs(30);
        while Instant::now() < deadline {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert!(status.success(), "{status}: {log}");
                return log;
            }
            std::thread::yield_now();
        }
        panic!("it did not end: {log}");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn refused(arguments: &[&str]) -> String {
    let home = tempfile::tempdir().unwrap();
    let output = program(home.path()).args(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn without_arguments_but_ports_it_serves_the_console_and_an_emulator() {
    let home = tempfile::tempdir().unwrap();
    let arguments = ["--listen", "127.0.0.1:0", "--emulator-listen", "127.0.0.1:0"];
    let running = Running::start(program(home.path()).args(arguments));
    assert_eq!(wire::get(&format!("{}/clusters", running.url("console"))).status, 200);
    assert_eq!(wire::get(&format!("{}/readyz", running.url("console"))).status, 200);
    assert_eq!(wire::get(&format!("{}/_emulator/health", running.url("emulator"))).status, 200);
    let log = running.stop();
    assert!(log.contains("open http://127.0.0.1:"), "{log}");
    let journal = home.path().join(".local/share/polarshift/polarshift.sqlite");
    assert!(log.contains(&format!("sqlite://{}", journal.display())), "{log}");
}

#[test]
fn a_closed_terminal_ends_neither_the_console_nor_the_emulator() {
    let home = tempfile::tempdir().unwrap();
    let arguments = ["--listen", "127.0.0.1:0", "--emulator-listen", "127.0.0.1:0"];
    let running = Running::start(program(home.path()).args(arguments));
    running.signal("-HUP");
    assert_eq!(wire::get(&format!("{}/readyz", running.url("console"))).status, 200);
    let log = running.stop();
    assert!(log.contains("SIGHUP"), "{log}");
}

#[test]
fn the_data_folder_holds_the_journal_and_the_emulators_state() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("deep/data");
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--emulator-listen", "127.0.0.1:0"];
    Running::start(program(home.path()).args(arguments).arg("--data-dir").arg(&data)).stop();
    assert!(data.join("polarshift.sqlite").is_file());
    assert!(data.join("emulator-state.json").is_file());
}

#[test]
fn the_emulator_alone_and_a_console_in_front_of_it() {
    let home = tempfile::tempdir().unwrap();
    let arguments = ["emulator", "--listen", "127.0.0.1:0", "--speed", "200"];
    let emulator = Running::start(program(home.path()).args(arguments));
    let upstream = emulator.url("emulator").to_owned();
    assert!(emulator.addresses.get("console").is_none());
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--upstream", &upstream];
    let console = Running::start(program(home.path()).args(arguments));
    assert!(console.addresses.get("emulator").is_none());
    let page = wire::get(&format!("{}/clusters", console.url("console")));
    assert!(page.status == 200 && page.body.contains(BILLING), "{}", page.body);
    console.stop();
    emulator.stop();
}

#[test]
fn the_log_never_holds_a_secret() {
    let home = tempfile::tempdir().unwrap();
    let secret = "kqXz7-a-known-secret";
    let arguments =
        ["--listen", "127.0.0.1:0", "--emulator-listen", "127.0.0.1:0", "--log-level", "trace"];
    let command = &mut program(home.path());
    let running = Running::start(
        command.args(arguments).env("POLARSHIFT_ACCESS_KEY", format!("an-id:{secret}")),
    );
    let console = running.url("console").to_owned();
    assert_eq!(wire::get(&format!("{console}/clusters?q={secret}")).status, 200);
    assert_eq!(wire::get(&format!("{console}/clusters/{secret}")).status, 400);
    let fault = r#"{"action": "*", "kind": "error", "status": 400, "code": "SignatureDoesNotMatch", "message": "no"}"#;
    wire::post_json(&format!("{}/_emulator/faults", running.url("emulator")), fault);
    wire::get(&format!("{console}/clusters?region=cn-shenzhen"));
    let log = running.stop();
    let without_paths = log.replace(&format!("/clusters/{secret}"), "");
    assert!(log.contains("\"path\":\"/clusters\""), "{log}");
    assert!(!without_paths.contains(secret), "{log}");
}

#[test]
fn a_journal_that_cannot_be_reached_is_named_without_its_password() {
    let home = tempfile::tempdir().unwrap();
    let secret = "kqXz7-a-known-secret";
    let arguments =
        ["--listen", "127.0.0.1:0", "--emulator-listen", "127.0.0.1:0", "--log-level", "trace"];
    let url = format!("postgres://user:{secret}@127.0.0.1:1/journal");
    let command = &mut program(home.path());
    let output = command.args(arguments).env("POLARSHIFT_DATABASE_URL", url).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let log = String::from_utf8(output.stderr).unwrap();
    assert!(log.contains("postgres://user:***@127.0.0.1:1/journal: "), "{log}");
    assert!(!log.contains(secret), "{log}");
}

#[test]
fn a_request_in_flight_is_answered_before_the_end() {
    let home = tempfile::tempdir().unwrap();
    let arguments = ["--listen", "127.0.0.1:0", "--emulator-listen", "127.0.0.1:0"];
    let running = Running::start(program(home.path()).args(arguments));
    let faults = format!("{}/_emulator/faults", running.url("emulator"));
    let slow = r#"{"action": "DescribeDBClusters", "kind": "slow", "ms": 700}"#;
    assert_eq!(wire::post_json(&faults, slow).status, 200);
    let page = format!("{}/clusters", running.url("console"));
    let asking = std::thread::spawn(move || wire::get(&page).status);
    let deadline = Instant::now() + Duration::from_secs(20);
    while wire::get(&faults).body.contains("DescribeDBClusters") {
        assert!(Instant::now() < deadline, "the page never called the emulator");
    }
    running.stop();
    assert_eq!(asking.join().unwrap(), 200);
}

#[test]
fn log_lines_are_json_away_from_a_terminal() {
    let home = tempfile::tempdir().unwrap();
    let log =
        Running::start(program(home.path()).args(["emulator", "--listen", "127.0.0.1:0"])).stop();
    for line in log.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        assert!(line["message"].is_string() && line["level"].is_string(), "{line}");
    }
}

#[test]
fn it_does_not_start_with_a_wrong_configuration_and_says_what_is_allowed() {
    let log = refused(&["--listen", "0.0.0.0:3000"]);
    assert!(log.contains("there is no sign-in yet"), "{log}");
    let log = refused(&["--upstream", "http://gateway.example"]);
    assert!(log.contains("plain http to gateway.example"), "{log}");
    let log = refused(&["emulator", "--speed", "0"]);
    assert!(log.contains("--speed: \"0\""), "{log}");
    let log = refused(&["serve", "--no-such-flag"]);
    assert!(log.contains("--no-such-flag"), "{log}");
}

#[test]
fn a_taken_port_is_an_error_that_names_it() {
    let home = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut command = program(home.path());
    let output =
        command.args(["--emulator-listen", "127.0.0.1:0", "--listen", &address]).output().unwrap();
    let log = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{log}");
    assert!(log.contains(&format!("listening on {address}")), "{log}");
}

#[test]
fn a_second_server_on_the_same_journal_is_refused_with_a_sentence() {
    let home = tempfile::tempdir().unwrap();
    let arguments = ["emulator", "--listen", "127.0.0.1:0"];
    let emulator = Running::start(program(home.path()).args(arguments));
    let upstream = emulator.url("emulator").to_owned();
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--upstream", &upstream];
    let first = Running::start(program(home.path()).args(arguments));
    let second = program(home.path()).args(arguments).output().unwrap();
    let log = String::from_utf8(second.stderr).unwrap();
    assert_eq!(second.status.code(), Some(1), "{log}");
    assert!(log.contains("another Polarshift has this journal open"), "{log}");
    assert_eq!(wire::get(&format!("{}/readyz", first.url("console"))).status, 200);
    first.stop();
    Running::start(program(home.path()).args(arguments)).stop();
    emulator.stop();
}
