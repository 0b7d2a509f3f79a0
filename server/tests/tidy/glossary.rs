//! One word for one thing: names of files, folders, modules and types use the words of the glossary.

use std::collections::BTreeMap;

use crate::files::{Tree, assert_none};

/// Which names a word must not be in.
#[derive(Clone, Copy)]
enum Reach {
    /// Anywhere in the name.
    Any,
    /// As its noun: the last of its words.
    Noun,
    /// As the whole name.
    Whole,
}

use Reach::{Any, Noun, Whole};

/// What is not said, how far that goes, and what is said.
const WORDS: [(&str, Reach, &str); 36] = [
    ("after", Any, "dts or release"),
    ("changing", Any, "dts or release"),
    ("changes", Any, "dts or release"),
    ("endings", Any, "both_write, or ending for how a migration ended"),
    ("ended", Any, "both_write, or ending for how a migration ended"),
    ("both sides", Any, "both_write"),
    ("section", Noun, "panel"),
    ("section words", Whole, "panel"),
    ("panel view", Any, "panel"),
    ("live words", Any, "panel"),
    ("live panel", Any, "panel"),
    ("new cluster", Any, "create"),
    ("creation", Any, "create"),
    ("creating", Any, "create"),
    ("made", Noun, "create"),
    ("fleet", Any, "clusters"),
    ("listing", Any, "clusters"),
    ("look", Noun, "Reading of the cloud, Sample if stored, Seen by the operator"),
    ("looks", Noun, "Reading of the cloud, Sample if stored, Seen by the operator"),
    ("shown", Any, "Reading of the cloud, Sample if stored, Seen by the operator"),
    ("noticed", Any, "Reading of the cloud, Sample if stored, Seen by the operator"),
    ("turn", Any, "move"),
    ("turns", Any, "move"),
    ("order", Whole, "Post, Sort or FaultOrder"),
    ("orders", Whole, "Post, Sort or FaultOrder"),
    ("polardb mode", Any, "cluster_mode"),
    ("watcher", Any, "followers"),
    ("watchers", Any, "followers"),
    ("room", Any, "followers"),
    ("rooms", Any, "followers"),
    ("news", Any, "followers"),
    ("actor", Any, "caller"),
    ("place", Noun, "realm, profile or region"),
    ("places", Noun, "realm, profile or region"),
    ("interruption", Any, "write gap"),
    ("downtime", Any, "write gap"),
];

/// Words that stay in a file or, if the path ends with `/`, in a folder, each with the reason.
const EXCEPTIONS: [(&str, &str, &str); 1] =
    [("crates/emulator/src/scenario/", "fleet", "`[fleet]` is a published word of a scenario")];

/// Prose and pictures, which are free.
const FREE: [&str; 1] = ["docs/"];

/// `new_cluster`, `NewCluster` and `new-cluster` are the words `new` and `cluster`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for sign in name.chars() {
        if !sign.is_alphanumeric() {
            words.push(String::new());
        } else {
            if sign.is_uppercase() && was_lower {
                words.push(String::new());
            }
            let word = words.last_mut().unwrap();
            word.extend(sign.to_lowercase());
        }
        was_lower = sign.is_lowercase() || sign.is_numeric();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What the name should say, if it is a word that is not said.
fn banned(name: &str) -> Option<(&'static str, &'static str)> {
    let name = words(name);
    let is_in = |banned: &str, reach: Reach| {
        let banned: Vec<_> = banned.split(' ').collect();
        match reach {
            Any => name.windows(banned.len()).any(|part| part == banned),
            Noun => name.ends_with(&banned.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>()),
            Whole => name == banned,
        }
    };
    let found = WORDS.iter().find(|(word, reach, _)| is_in(word, *reach));
    found.map(|(word, _, say)| (*word, *say))
}

/// Names of the types and modules that a Rust source defines, each with its line.
fn defined(text: &str) -> Vec<(usize, &str)> {
    const KINDS: [&str; 6] = ["struct", "enum", "trait", "type", "union", "mod"];
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let code = line.trim_start();
        let mut tokens = code.split(|sign: char| !sign.is_alphanumeric() && sign != '_');
        if code.starts_with("//") || code.starts_with('"') {
            continue;
        }
        while let Some(token) = tokens.next() {
            if token == "mod" && code.ends_with(';') {
                break;
            }
            if KINDS.contains(&token) {
                found.extend(
                    tokens.next().filter(|name| !name.is_empty()).map(|name| (index + 1, name)),
                );
            } else if !["pub", "crate", "super", "in", ""].contains(&token) {
                break;
            }
        }
    }
    found
}

fn is_free(path: &str, word: &str) -> bool {
    let is_meant = |one: &str| one == path || (one.ends_with('/') && path.starts_with(one));
    FREE.iter().any(|folder| path.starts_with(folder))
        || EXCEPTIONS.iter().any(|(one, free, _)| *free == word && is_meant(one))
}

pub fn banned_names(tree: &Tree) -> Vec<String> {
    let mut found = BTreeMap::new();
    let mut note = |place: String, path: &str, name: &str| {
        if let Some((word, say)) = banned(name).filter(|(word, _)| !is_free(path, word)) {
            found.insert(place, format!("{name}: not `{word}` but {say}"));
        }
    };
    for (path, text) in tree.with_ends(&[".rs", ".ts", ".mjs", ".py", ".scss", ".sh"]) {
        let mut before = String::new();
        for part in path.split('/') {
            let name = part.split('.').next().unwrap_or(part);
            before = if before.is_empty() { part.to_owned() } else { format!("{before}/{part}") };
            note(before.clone(), path, name);
        }
        if path.ends_with(".rs") {
            for (line, name) in defined(text) {
                note(format!("{path}:{line}"), path, name);
            }
        }
    }
    found.into_iter().map(|(place, complaint)| format!("{place} {complaint}")).collect()
}

#[test]
fn names_use_the_words_of_the_glossary() {
    assert_none(
        "The glossary in CONTRIBUTING has one word for each thing. Rename; what the emulator publishes, the cloud's \
         own words and parts of a URL are exceptions, listed with the reason:",
        &banned_names(Tree::workspace()),
    );
}

#[test]
fn every_exception_of_the_glossary_is_needed() {
    for (place, word, _) in EXCEPTIONS {
        let mut inside = Tree::workspace().iter().filter(|(path, _)| path.starts_with(place));
        let is_needed = inside.any(|(path, text)| {
            let file = path.rsplit(['/', '.']).nth(1).unwrap_or_default();
            let names = defined(text).into_iter().map(|(_, name)| name).chain([file]);
            names.into_iter().any(|name| banned(name).is_some_and(|(found, _)| found == word))
        });
        assert!(is_needed, "{place} has no `{word}` any more: take it from the exceptions");
    }
}

#[test]
fn a_banned_name_is_found_in_files_folders_and_types() {
    let found = |path: &str, text: &str| banned_names(&Tree::of(&[(path, text)]));
    assert_eq!(
        found("app/src/new_cluster/read.rs", ""),
        ["app/src/new_cluster new_cluster: not `new cluster` but create"]
    );
    assert_eq!(found("style/_after.scss", "").len(), 1);
    assert_eq!(found("end2end/tests/both-sides.spec.ts", "").len(), 1);
    assert_eq!(
        found("a.rs", "pub(crate) struct FleetPage {"),
        ["a.rs:1 FleetPage: not `fleet` but clusters"]
    );
    assert_eq!(found("a.rs", "enum Order {\n").len(), 1);
    assert_eq!(found("a.rs", "mod listing {").len(), 1);
}

#[test]
fn a_word_may_be_part_of_another_name() {
    let found = |path: &str, text: &str| banned_names(&Tree::of(&[(path, text)]));
    assert!(found("a/change.rs", "struct FaultOrder;\nstruct Placement;").is_empty());
    assert!(found("a/roommate.rs", "fn fleet() {}\nlet section = 1;\n// struct Fleet").is_empty());
    assert!(found("docs/decisions/after.md", "").is_empty());
    assert!(found("a/ending.rs", "enum Ending {}\ntype PageSection2 = u8;").is_empty());
}
