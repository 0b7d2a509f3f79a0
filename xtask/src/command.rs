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
    // Written beside the reading: a filter that answers early would block on a full pipe otherwise.
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

/// Cargo as it called this program.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
