//! Words that must not be in a text.

use crate::files::{Tree, assert_none};

/// UserEnvironment of `word`, as `file:line`.
fn places(tree: &Tree, ends: &[&str], word: &str, counts: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in tree.with_ends(ends).filter(|(path, _)| counts(path)) {
        let lines = text.lines().enumerate().filter(|(_, line)| line.contains(word));
        found.extend(lines.map(|(index, _)| format!("{path}:{}", index + 1)));
    }
    found
}

#[test]
fn a_word_is_found_where_it_counts() {
    let tree = Tree::of(&[("a/b.rs", "one\ntwo"), ("c.rs", "two"), ("a/b.md", "two")]);
    assert_eq!(places(&tree, &[".rs"], "two", |path| path.starts_with("a/")), ["a/b.rs:2"]);
}

#[test]
fn the_app_speaks_of_its_own_errors_only() {
    let word = concat!("ServerFn", "Error");
    let found = places(Tree::workspace(), &[".rs"], word, |path| {
        let own = ["app/src/error.rs", "app/src/error/console_error.rs"];
        path.starts_with("app/") && !own.contains(&path)
    });
    assert_none("a library's error reaches the browser:", &found);
}

#[test]
fn views_have_no_style_attributes() {
    for form in [" style=", " style:"] {
        let in_app = |path: &str| path.starts_with("app/src/");
        let found = places(Tree::workspace(), &[".rs"], form, in_app);
        assert_none("the content security policy ignores style attributes:", &found);
    }
}

#[test]
fn no_package_registry_is_written_down() {
    for host in [
        concat!("registry.npm", "js.org"),
        concat!("crates", ".io/"),
        concat!("pypi", ".org"),
        concat!("npmmir", "ror"),
    ] {
        let ends = [
            ".rs", ".toml", ".json", ".ts", ".mjs", ".py", ".sh", ".npmrc", ".txt", ".yml",
            "Makefile",
        ];
        let found = places(Tree::workspace(), &ends, host, |_| true);
        assert_none("the configuration of the registry's client names it:", &found);
    }
}
