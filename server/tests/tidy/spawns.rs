//! A task that is started anywhere dies silently when it panics, so one place starts them all.

use crate::files::{Tree, assert_none};

/// What starts a task, or holds tasks that others start.
const STARTS: [&str; 9] = [
    "tokio::spawn",
    "task::spawn",
    "thread::spawn",
    "spawn_blocking",
    "spawn_local",
    "spawn(async",
    "JoinSet",
    "TaskTracker",
    "Handle::current",
];

/// Where that is right, each with the reason.
const FILES: [(&str, &str); 7] = [
    ("crates/backend/src/background/supervise.rs", "starts every background task"),
    ("crates/backend/src/writes/submit.rs", "a post outlives its request, and sees its own panic"),
    ("crates/backend/src/pollers/open_migrations.rs", "reads side by side, each one caught"),
    ("crates/backend/src/pollers/region.rs", "reads side by side, each one caught"),
    ("crates/backend/src/reads/list.rs", "pages side by side, of which none may be missing"),
    ("server/src/commands/serve.rs", "the listener is waited for, and its end ends the program"),
    ("server/src/commands/shutdown.rs", "waits for the signal that ends the process at once"),
];

/// Lines that start a task, as `file:line`.
fn starts(tree: &Tree) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    for (path, text) in tree.with_ends(&[".rs"]) {
        let counts = ["crates/backend/src/", "server/src/"].iter().any(|it| path.starts_with(it));
        if !counts || path.contains("/tests") || path.ends_with("/testing.rs") {
            continue;
        }
        // Tests stand at the end of a file.
        let code = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
        let lines = code.lines().enumerate().filter(|(_, line)| {
            !line.trim_start().starts_with("//") && STARTS.iter().any(|it| line.contains(it))
        });
        found.extend(lines.map(|(index, _)| (path, index + 1)));
    }
    found
}

fn unlisted(tree: &Tree) -> Vec<String> {
    let is_listed = |path: &str| FILES.iter().any(|(listed, _)| *listed == path);
    let found = starts(tree).into_iter().filter(|(path, _)| !is_listed(path));
    found.map(|(path, line)| format!("{path}:{line}")).collect()
}

#[test]
fn one_place_starts_the_background_tasks() {
    assert_none(
        "Start the task with `supervised`, or list the file with the reason:",
        &unlisted(Tree::workspace()),
    );
}

#[test]
fn every_listed_file_starts_a_task() {
    let found = starts(Tree::workspace());
    for (listed, _) in FILES {
        assert!(found.iter().any(|(path, _)| *path == listed), "{listed} needs no exception");
    }
}

#[test]
fn a_task_of_its_own_is_found() {
    let of = |path, text| unlisted(&Tree::of(&[(path, text)]));
    let poller = "crates/backend/src/pollers/new.rs";
    assert_eq!(of(poller, "fn a() {\n    tokio::spawn(b());\n}"), [format!("{poller}:2")]);
    assert_eq!(of("server/src/http/new.rs", "use tokio::task::JoinSet;").len(), 1);
    assert_eq!(of(poller, "self.tasks.spawn(async move {").len(), 1);
    assert!(of(poller, "self.background.supervised(\"work\", move || b());").is_empty());
    assert!(of(poller, "// tokio::spawn would do, too").is_empty());
    assert!(
        of(poller, "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    tokio::spawn(b());").is_empty()
    );
    assert!(of("crates/backend/src/writes/submit.rs", "tokio::spawn(b());").is_empty());
    assert!(of("crates/emulator/src/server/serve.rs", "tokio::spawn(b());").is_empty());
}
