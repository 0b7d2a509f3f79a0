//! Other programs that the tasks run.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};

/// Runs it to its end.
///
/// # Errors
/// If it cannot be started or fails.
pub fn run(command: &mut Command) -> anyhow::Result<()> {
    let status = command.status().with_context(|| format!("starting {command:?}"))?;
    ensure!(status.success(), "{command:?} ended with {status}");
    Ok(())
}

/// What a filter writes when it is given `input`.
///
/// # Errors
/// If it cannot be started or fails.
pub fn filter(command: &mut Command, input: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("starting {command:?}"))?;
    let mut stdin = child.stdin.take().context("the input is a pipe")?;
    // Written in a thread of its own: a filter that answers before it has read everything would block otherwise.
    let output = std::thread::scope(|scope| {
        let written = scope.spawn(move || stdin.write_all(input));
        let output = child.wait_with_output();
        written.join().map_err(|_| anyhow::anyhow!("writing the input panicked"))??;
        Ok::<_, anyhow::Error>(output?)
    })?;
    ensure!(output.status.success(), "{command:?} ended with {}", output.status);
    Ok(output.stdout)
}

/// A tool of the pinned npm packages, with the hint that helps when it is missing.
///
/// # Errors
/// If the packages are not installed.
pub fn npm_tool(tool: &Path) -> anyhow::Result<Command> {
    ensure!(tool.exists(), "{} is missing; scripts/setup-node.sh installs it", tool.display());
    Ok(Command::new(tool))
}

/// Cargo as it called this program, without what it has said about this package: build scripts that read these variables
/// would run again for each other.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let is_about_this_package = name.to_str().is_some_and(|name| {
            ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"]
                .iter()
                .any(|start| name.starts_with(start))
        });
        if is_about_this_package {
            cargo.env_remove(name);
        }
    }
    cargo
}
