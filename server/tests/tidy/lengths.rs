//! A file is short enough to be read in one go, and long enough to be worth opening.

use syn::Item;

use crate::files::{Tree, assert_none};

/// Beyond it a file is split along a noun.
const LONGEST: usize = 300;

/// Below it a Rust file is part of another, unless it is an index, the root of a program or of tests, or listed.
const SHORTEST: usize = 30;

/// Files that stay in one piece, each with the reason.
const LONG_FILES: [(&str, &str); 0] = [];

/// Files that stay files of their own, each with the reason. A path that ends with `/` stands for every file below it.
const SHORT_FILES: [(&str, &str); 42] = [
    ("crates/acs-client/src/polardb/", "an operation has a file"),
    ("crates/acs-client/src/rds/", "an operation has a file"),
    ("crates/emulator/src/operations/polardb/", "an operation has a file"),
    ("crates/emulator/src/operations/rds/", "an operation has a file"),
    ("crates/emulator/src/operations/sts/", "an operation has a file"),
    ("app/src/words/", "a topic has a file, and one in each language"),
    ("app/src/islands/modal.rs", "an island has a file"),
    ("app/src/layout/theme.rs", "a choice of the frame has a file"),
    ("app/src/pages/home.rs", "a page"),
    ("app/src/pages/lab/post.rs", "what every form of the lab posts"),
    ("app/src/ui/moment.rs", "a piece of `ui` has a file"),
    ("app/src/ui/pager.rs", "a piece of `ui` has a file"),
    ("crates/emulator/fuzz/fuzz_targets/", "a target is a program"),
    ("crates/acs-client/src/credentials/profile_file.rs", "what two files share has a file"),
    ("crates/acs-signature/src/received.rs", "a type has a file"),
    ("crates/backend/src/config.rs", "a type has a file"),
    ("crates/backend/src/intent/subject_state.rs", "a type has a file"),
    ("crates/backend/src/observed/reading.rs", "a type has a file"),
    ("crates/backend/src/reads/account.rs", "a subject of reads has a file"),
    ("crates/backend/tests/backend/support/", "a part of the harness has a file"),
    ("crates/emulator/src/api_error/api_error.rs", "a type has a file"),
    ("crates/emulator/src/control/calls.rs", "a subject of the control plane has a file"),
    ("crates/emulator/src/control/guard.rs", "a concern of every request has a file"),
    ("crates/emulator/src/faults/listed.rs", "a type has a file"),
    (
        "crates/emulator/src/operations/shared/allowed.rs",
        "what several operations check has a file",
    ),
    ("crates/emulator/src/world/cluster/endpoint_settings.rs", "a type has a file"),
    ("crates/emulator/src/world/migration/dts_job.rs", "a type has a file"),
    ("crates/listener/src/bind.rs", "the socket has a file"),
    ("crates/listener/src/guard/forwarded.rs", "a rule of the guard has a file"),
    ("crates/listener/src/limits.rs", "a type has a file"),
    ("crates/migration/src/vocabulary/retention.rs", "a type has a file"),
    ("crates/testkit/src/eventually.rs", "a part of the harness has a file"),
    ("server/examples/floor.rs", "an example is a program"),
    ("server/tests/it/journal.rs", "a part of the harness has a file"),
    ("server/src/allocator.rs", "an index holds no `static`"),
    ("server/src/commands/announce.rs", "two commands print it"),
    ("server/src/commands/emulator.rs", "a command has a file"),
    ("server/src/http/health.rs", "a group of routes has a file"),
    ("server/src/refusal.rs", "a type has a file"),
    ("server/src/site/embedded.rs", "what the build script makes has a file"),
    ("xtask/src/site/script.rs", "a step of the build has a file"),
    ("xtask/src/site/style.rs", "a step of the build has a file"),
];

fn too_long(tree: &Tree) -> Vec<String> {
    let files = tree.with_ends(&[".rs", ".ts", ".js", ".mjs", ".py", ".scss", ".sh"]);
    let counted = files.map(|(path, text)| (path, text.lines().count()));
    let long = counted.filter(|(path, lines)| {
        *lines > LONGEST && !LONG_FILES.iter().any(|(listed, _)| listed == path)
    });
    long.map(|(path, lines)| format!("{path}: {lines} lines")).collect()
}

fn too_short(tree: &Tree, listed: &[(&str, &str)]) -> Vec<String> {
    let files = tree.with_ends(&[".rs"]).map(|(path, text)| (path, text, text.lines().count()));
    let short = files.filter(|(path, text, lines)| {
        *lines < SHORTEST
            && !listed.iter().any(|(one, _)| is_named(one, path))
            && !path.ends_with("/main.rs")
            && !is_an_index(text)
    });
    short.map(|(path, _, lines)| format!("{path}: {lines} lines")).collect()
}

/// Holds nothing but `mod` and `use`.
fn is_an_index(text: &str) -> bool {
    let items = syn::parse_file(text).map(|file| file.items).unwrap_or_default();
    let is_child = |item: &Item| matches!(item, Item::Mod(item) if item.content.is_none());
    items.iter().any(is_child)
        && items.iter().all(|item| is_child(item) || matches!(item, Item::Use(_)))
}

fn is_named(listed: &str, path: &str) -> bool {
    listed == path || (listed.ends_with('/') && path.starts_with(listed))
}

#[test]
fn no_file_is_too_long_to_read() {
    assert_none("Split the file along a noun:", &too_long(Tree::workspace()));
}

#[test]
fn no_file_is_too_short_without_a_reason() {
    assert_none(
        "Merge the file into the one that needs it, or list it with a reason:",
        &too_short(Tree::workspace(), &SHORT_FILES),
    );
}

#[test]
fn every_listed_file_is_as_short_or_long_as_it_is_listed() {
    let lines = |path: &str| Tree::workspace().text(path).map(|text| text.lines().count());
    for (path, _) in SHORT_FILES.iter().filter(|(path, _)| !path.ends_with('/')) {
        assert!(lines(path).is_some_and(|lines| lines < SHORTEST), "{path} needs no exception");
    }
    for (path, _) in LONG_FILES {
        assert!(lines(path).is_some_and(|lines| lines > LONGEST), "{path} needs no exception");
    }
}

#[test]
fn a_file_of_the_wrong_length_is_found() {
    let long = "\n".repeat(301);
    assert_eq!(
        too_long(&Tree::of(&[("a/b.rs", &long), ("a/c.scss", "\n")])),
        ["a/b.rs: 301 lines"]
    );
    let tree = Tree::of(&[
        ("a/src/lib.rs", "mod b;"),
        ("a/src/b.rs", "struct B;"),
        ("a/tests/it/main.rs", "mod c;"),
    ]);
    assert_eq!(too_short(&tree, &[]), ["a/src/b.rs: 1 lines"]);
    assert!(too_short(&tree, &[("a/src/b.rs", "a reason")]).is_empty());
    assert!(too_short(&tree, &[("a/src/", "a reason")]).is_empty());
}
