//! The running console.

use std::os::unix::process::CommandExt;
use std::process::{Child, Command};

use anyhow::Context;

use crate::workspace::Workspace;

/// Makes the console of a development build tell its pages to reload when it was restarted.
const RELOAD: &str = "XTASK_DEV";

pub struct Console {
    child: Child,
}

impl Console {
    /// # Errors
    /// If the program cannot be started.
    pub fn start(workspace: &Workspace, arguments: &[String]) -> anyhow::Result<Self> {
        let program = workspace.program();
        let child = Command::new(&program)
            .arg("serve")
            .args(arguments)
            .env(RELOAD, "1")
            // Ctrl-C reaches this program only: a second signal would end the console at once.
            .process_group(0)
            .spawn()
            .with_context(|| format!("starting {}", program.display()))?;
        Ok(Self { child })
    }

    /// Asks it to end and waits until its writes in flight are done.
    ///
    /// # Errors
    /// If it cannot be waited for.
    pub fn stop(mut self) -> anyhow::Result<()> {
        if self.child.try_wait()?.is_none() {
            let id = self.child.id().to_string();
            Command::new("kill").args(["-TERM", &id]).status().context("stopping the console")?;
        }
        self.child.wait().context("waiting for the console")?;
        Ok(())
    }
}
