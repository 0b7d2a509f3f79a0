//! Build, start, wait for a change, and again.

use std::io::Write;

use super::console::Console;
use super::sources::{Next, Sources};
use crate::command;
use crate::site;
use crate::workspace::{Profile, Workspace};

/// Runs the console until a signal. A build that fails leaves the running one as it is.
///
/// # Errors
/// If the sources cannot be watched, or the console cannot be started.
pub fn run(workspace: &Workspace, serve: &[String]) -> anyhow::Result<()> {
    // Watched first: a change during the first build counts.
    let sources = Sources::watch(workspace)?;
    let mut console = None;
    loop {
        match build(workspace) {
            Ok(()) => {
                if let Some(console) = console.take() {
                    Console::stop(console)?;
                }
                console = Some(Console::start(workspace, serve)?);
            }
            Err(error) => say(&format!("{error:#}; waiting for a change")),
        }
        if let Next::Stop = sources.next() {
            return console.map_or(Ok(()), Console::stop);
        }
    }
}

fn build(workspace: &Workspace) -> anyhow::Result<()> {
    site::build(workspace, Profile::Debug)?;
    let mut cargo = command::cargo();
    cargo.current_dir(workspace.root()).args([
        "build",
        "--package",
        "server",
        "--bin",
        "polarshift",
    ]);
    command::run(&mut cargo)
}

fn say(text: &str) {
    // A closed stderr has no reader who could miss it.
    let _ = writeln!(std::io::stderr(), "==> {text}");
}
