//! `polarshift check` tells the usual troubles apart.

use std::path::Path;
use std::process::Command;

use emulator::{AccessKey, Options};
use testkit::{Cloud, options};

use crate::journal::{FILE, sql};
use crate::program::{Running, program};

pub struct Checked {
    pub code: i32,
    pub text: String,
}

pub fn checked(command: &mut Command) -> Checked {
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let log = String::from_utf8(output.stderr).unwrap();
    Checked { code: output.status.code().unwrap(), text: format!("{text}{log}") }
}

/// An emulator that accepts `good-id:good-secret`.
pub async fn emulator() -> Cloud {
    let access_keys = vec![AccessKey::new("good-id", "good-secret")];
    Cloud::start(Options { access_keys, ..options() }).await
}

async fn against(emulator: &Cloud, key: &str) -> Checked {
    let (url, key) = (emulator.url(), key.to_owned());
    let home = tempfile::tempdir().unwrap();
    tokio::task::spawn_blocking(move || {
        checked(program(home.path()).args(["check", "--upstream", &url, "--access-key", &key]))
    })
    .await
    .unwrap()
}

pub async fn with_error(code: &str, status: u16) -> Checked {
    let emulator = emulator().await;
    let order = serde_json::json!({
        "kind": "error", "times": 9, "code": code, "status": status, "message": "No."
    });
    emulator.control("faults", order).await;
    against(&emulator, "good-id:good-secret").await
}

#[track_caller]
pub fn assert_finding(checked: &Checked, problem: &str, remedy: &str) {
    let text = &checked.text;
    assert_eq!(checked.code, 1, "{text}");
    let line = |name: &str| text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    assert!(line("Problem").contains(problem), "{text}");
    assert!(line("Remedy").contains(remedy), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_key_is_accepted() {
    let checked = against(&emulator().await, "good-id:good-secret").await;
    assert_eq!(checked.code, 0, "{}", checked.text);
    assert!(checked.text.contains("accepts the configuration (RequestId "), "{}", checked.text);
    assert!(checked.text.contains("AccessKey ID good-id"), "{}", checked.text);
    assert!(!checked.text.contains("good-secret"), "{}", checked.text);
}

#[test]
fn the_embedded_emulator_needs_nothing() {
    let home = tempfile::tempdir().unwrap();
    let checked = checked(program(home.path()).arg("check"));
    assert_eq!(checked.code, 0, "{}", checked.text);
    assert!(checked.text.contains("Journal      sqlite:///"), "{}", checked.text);
}

/// A server that has its journal in a folder of `home`.
fn server_in(home: &Path) -> Running {
    let arguments = ["--listen", "127.0.0.1:0", "--emulator-listen", "127.0.0.1:0"];
    Running::start(program(home).args(arguments).arg("--data-dir").arg(home.join("data")))
}

fn checked_in(home: &Path) -> Checked {
    checked(program(home).arg("check").arg("--data-dir").arg(home.join("data")))
}

#[test]
fn a_journal_that_is_not_there_yet_is_not_made() {
    let home = tempfile::tempdir().unwrap();
    let checked = checked_in(home.path());
    assert_eq!(checked.code, 0, "{}", checked.text);
    assert!(checked.text.contains("Records      no journal yet\n"), "{}", checked.text);
    assert!(!home.path().join("data").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journal_is_verified_and_a_change_of_it_is_named() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    server_in(home.path()).stop();
    let before = std::fs::read(data.join(FILE)).unwrap();
    let whole = checked_in(home.path());
    assert_eq!(whole.code, 0, "{}", whole.text);
    assert!(whole.text.contains(" events, 0 intents, the chain holds\n"), "{}", whole.text);
    assert_eq!(std::fs::read(data.join(FILE)).unwrap(), before);

    sql(&data, "UPDATE chain_head SET seq = seq + 1").await;
    let broken = checked_in(home.path());
    assert_finding(&broken, "the journal's chain is broken", "compare it with a backup");
    assert!(broken.text.contains("Result       the upstream accepts"), "{}", broken.text);
}

#[test]
fn a_journal_is_verified_beside_the_server_that_has_it() {
    let home = tempfile::tempdir().unwrap();
    let server = server_in(home.path());
    let checked = checked_in(home.path());
    assert_eq!(checked.code, 0, "{}", checked.text);
    assert!(checked.text.contains("the chain holds\n"), "{}", checked.text);
    server.stop();
}

#[test]
fn a_file_that_is_no_journal() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join(FILE), "not a journal").unwrap();
    assert_finding(&checked_in(home.path()), "journal", "--database-url");
}

#[test]
fn the_journal_is_named_without_its_password() {
    let home = tempfile::tempdir().unwrap();
    let url = "postgres://user:topsecret@host/journal?sslmode=verify-full";
    let checked = checked(program(home.path()).args(["check", "--database-url", url]));
    let shown = "Journal      postgres://user:***@host/journal?sslmode=verify-full\n";
    assert!(checked.text.contains(shown), "{}", checked.text);
    assert!(!checked.text.contains("topsecret"), "{}", checked.text);
}

#[test]
fn a_missing_key() {
    let home = tempfile::tempdir().unwrap();
    let checked = checked(program(home.path()).args(["check", "--upstream", "aliyun"]));
    assert_finding(&checked, "no AccessKey is configured", "ALIBABA_CLOUD_ACCESS_KEY_ID");
}

#[test]
fn half_a_key() {
    let home = tempfile::tempdir().unwrap();
    let mut command = program(home.path());
    command.args(["check", "--upstream", "aliyun"]).env("ALIBABA_CLOUD_ACCESS_KEY_ID", "an-id");
    assert_finding(
        &checked(&mut command),
        "not ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        "add ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    );
}

#[test]
fn a_kind_of_profile_that_is_not_supported_is_named() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".aliyun");
    std::fs::create_dir(&folder).unwrap();
    let profile = r#"{"current": "p", "profiles": [{"name": "p", "mode": "EcsRamRole", "ram_role_name": "r"}]}"#;
    std::fs::write(folder.join("config.json"), profile).unwrap();
    let checked = checked(program(home.path()).args(["check", "--upstream", "aliyun"]));
    assert_finding(&checked, "EcsRamRole", "ALIBABA_CLOUD_PROFILE");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_key() {
    let checked = against(&emulator().await, "bad-id:good-secret").await;
    assert_finding(&checked, "the AccessKey ID bad-id does not exist", "--access-key");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_secret() {
    let checked = against(&emulator().await, "good-id:bad-secret").await;
    assert_finding(
        &checked,
        "the secret does not belong to the AccessKey ID good-id",
        "copy the secret again",
    );
    assert!(!checked.text.contains("bad-secret"), "{}", checked.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_off() {
    let checked = with_error("InvalidTimeStamp.Expired", 400).await;
    assert_finding(&checked, "clock", "NTP");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forbidden_call() {
    let checked = with_error("Forbidden.RAM", 403).await;
    assert_finding(&checked, "may not do this", "RAM policy");
}

#[test]
fn an_upstream_that_is_not_there() {
    let home = tempfile::tempdir().unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let checked = checked(program(home.path()).args(["check", "--upstream", &url]));
    assert_finding(&checked, "cannot be reached", "polarshift emulator");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_throttled_account() {
    assert_finding(&with_error("Throttling.User", 400).await, "throttled", "wait a minute");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_is_checked_with_its_own_key() {
    let emulator = emulator().await;
    let (url, home) = (emulator.url(), tempfile::tempdir().unwrap());
    let file = home.path().join("profiles.toml");
    let text =
        format!("upstream = \"{url}\"\n[profiles.good]\naccess-key = \"good-id:good-secret\"\n");
    std::fs::write(&file, text).unwrap();
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let run = move |arguments: &[&str]| {
        let mut command = program(home.path());
        checked(command.arg("check").arg("--config").arg(&file).args(arguments))
    };
    let (good, default, mixed) = tokio::task::spawn_blocking(move || {
        (run(&["--profile", "good"]), run(&[]), run(&["--profile", "good", "--region", "cn-a"]))
    })
    .await
    .unwrap();
    assert_eq!(good.code, 0, "{}", good.text);
    assert!(good.text.contains("AccessKey ID good-id"), "{}", good.text);
    assert_finding(&default, "the AccessKey ID polarshift does not exist", "--access-key");
    assert_eq!(mixed.code, 2, "{}", mixed.text);
}

#[test]
fn a_profile_of_the_vendors_files_is_found_by_its_name() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".aliyun");
    std::fs::create_dir(&folder).unwrap();
    let profile = r#"{"current": "a", "profiles": [{"name": "a", "mode": "AK"}, {"name": "b", "mode": "EcsRamRole"}]}"#;
    std::fs::write(folder.join("config.json"), profile).unwrap();
    let with = |name: &str| {
        let mut command = program(home.path());
        checked(command.args(["check", "--upstream", "aliyun", "--credentials", name]))
    };
    assert_finding(&with("profile:b"), "EcsRamRole", "ALIBABA_CLOUD_PROFILE");
    assert_finding(&with("profile:c"), "\"c\" is in none", "in the setting credentials");
}
