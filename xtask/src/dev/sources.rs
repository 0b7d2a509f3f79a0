//! The sources, and events of their changes.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use anyhow::Context;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::workspace::Workspace;

/// Whatever a build reads, from the workspace's root: whole folders, and files that stand directly in a folder. An editor that
/// saves by renaming makes another file, so a single file cannot be watched.
const WATCHED: [(&str, RecursiveMode); 8] = [
    ("", RecursiveMode::NonRecursive),
    (".cargo", RecursiveMode::Recursive),
    ("app", RecursiveMode::Recursive),
    ("crates", RecursiveMode::Recursive),
    ("public", RecursiveMode::Recursive),
    ("server", RecursiveMode::NonRecursive),
    ("server/src", RecursiveMode::Recursive),
    ("style", RecursiveMode::Recursive),
];
/// What ends like this is read by a build.
const SOURCE_ENDS: [&str; 7] = [".rs", ".toml", ".lock", ".scss", ".js", ".svg", ".sql"];
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
            // A change that was missed is one, too.
            if event.is_ok_and(|event: notify::Event| !is_change(&event)) {
                return;
            }
            // Without a receiver the program is ending.
            let _ = sender.send(Next::Changed);
        })?;
        for (inside, mode) in WATCHED {
            let path = workspace.path(inside);
            watcher.watch(&path, mode).with_context(|| format!("watching {}", path.display()))?;
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
    event.need_rescan() || (changes && event.paths.iter().any(|path| is_source(path)))
}

fn is_source(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    !name.starts_with('.') && SOURCE_ENDS.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_editor_keeps_for_itself_is_no_source() {
        assert!(is_source(Path::new("app/src/lib.rs")));
        assert!(is_source(Path::new("Cargo.lock")));
        assert!(!is_source(Path::new("target")));
        assert!(!is_source(Path::new("app/src/.lib.rs.swp")));
        assert!(!is_source(Path::new("app/src/lib.rs~")));
    }
}
