//! The page about the control plane: every line on it works.

use std::process::Stdio;

use tokio::process::Command;

use crate::support::*;

const PAGE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/emulator/control.md"));

/// The commands in the page's shell blocks, with continued lines joined.
fn commands() -> Vec<String> {
    let blocks = PAGE.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let joined: String = blocks.map(|block| block.replace("\\\n", " ")).collect();
    joined.lines().filter(|line| line.starts_with("curl ")).map(str::to_owned).collect()
}

#[tokio::test]
async fn every_line_of_the_page_works_in_the_order_of_the_page() {
    let emulator = Emulator::start(options()).await;
    let folder = tempfile::tempdir().unwrap();
    let commands = commands();
    assert!(commands.len() > 20, "the page has lost its lines");
    for command in commands {
        let script = format!(r#"curl() {{ command curl -sS --fail-with-body "$@"; }}; {command}"#);
        let output = Command::new("sh")
            .args(["-c", &script])
            .env("E", emulator.control_url("").trim_end_matches('/'))
            .env("no_proxy", "*")
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .await
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command}\n{said}\n{complaint}");
    }
}

/// Paths the emulator names where a path is wrong.
#[tokio::test]
async fn every_control_call_is_on_the_page() {
    let emulator = Emulator::demo().await;
    let reply = emulator.post("nowhere", serde_json::json!({})).await;
    let sentence = reply.json()["error"].as_str().unwrap().to_owned();
    let (_, known) = sentence.split_once("there are ").unwrap();
    for path in known.split(", ") {
        let stem = format!("$E{}", path.split("/{").next().unwrap());
        assert!(PAGE.contains(&stem), "{path} is not on the page");
    }
}
