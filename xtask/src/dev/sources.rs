//! The sources, and events of their changes.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use anyhow::Context;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::workspace::Workspace;

/// Whatever a build reads, from the workspace's root.
const WATCHED: [&str; 8] = [
    "Cargo.lock",
    "Cargo.toml",
    "app",
    "crates",
    "public",
    "server/Cargo.toml",
    "server/src",
    "style",
];
/// Changes that follow each other within this time are one: an editor saves several files.
const QUIET: Duration = Duration::from_millis(150);

pub enum Next {
    Changed,
    Stop,
}

/// Tells about changes until it is dropped.
pub struct Sources {
    _watcher: RecommendedWatcher,
    events: Receiver<Next>,
}

impl Sources {
    /// # Errors
    /// If a folder cannot be watched, or signals cannot be handled.
    pub fn watch(workspace: &Workspace) -> anyhow::Result<Self> {
        let (sender, events) = mpsc::channel();
        stop_at_a_signal(sender.clone())?;
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<_>| {
            if event.is_ok_and(|event: notify::Event| is_change(&event)) {
                // Without a receiver the program is ending.
                let _ = sender.send(Next::Changed);
            }
        })?;
        for inside in WATCHED {
            let path = workspace.path(inside);
            watcher
                .watch(&path, RecursiveMode::Recursive)
                .with_context(|| format!("watching {}", path.display()))?;
        }
        Ok(Self { _watcher: watcher, events })
    }

    /// Waits for the next change, and for the changes that follow at once.
    pub fn next(&self) -> Next {
        let Ok(Next::Changed) = self.events.recv() else { return Next::Stop };
        loop {
            match self.events.recv_timeout(QUIET) {
                Ok(Next::Changed) => {}
                Err(RecvTimeoutError::Timeout) => return Next::Changed,
                Ok(Next::Stop) | Err(RecvTimeoutError::Disconnected) => return Next::Stop,
            }
        }
    }
}

fn stop_at_a_signal(sender: Sender<Next>) -> anyhow::Result<()> {
    ctrlc::set_handler(move || {
        let _ = sender.send(Next::Stop);
    })
    .context("handling signals")
}

/// Reading a file is no change; neither is what an editor keeps for itself.
fn is_change(event: &notify::Event) -> bool {
    let changes = event.kind.is_create() || event.kind.is_modify() || event.kind.is_remove();
    changes && event.paths.iter().any(|path| is_source(path))
}

fn is_source(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    !name.starts_with('.') && !name.ends_with('~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_editor_keeps_for_itself_is_no_source() {
        assert!(is_source(Path::new("app/src/lib.rs")));
        assert!(!is_source(Path::new("app/src/.lib.rs.swp")));
        assert!(!is_source(Path::new("app/src/lib.rs~")));
    }
}
