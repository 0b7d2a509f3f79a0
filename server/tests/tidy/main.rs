//! Rules of the house that a compiler does not know: who may know whom, how long a file may be, which words are banned.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod operations;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Among workspace members. `server` and `app` need the ids and the rules of `migration`.
const MAY_KNOW: [(&str, &[&str]); 9] = [
    ("migration", &[]),
    ("acs-signature", &[]),
    ("acs-client", &["migration", "acs-signature"]),
    ("emulator", &["migration", "acs-signature"]),
    ("backend", &["migration", "acs-client"]),
    ("app", &["migration", "backend"]),
    ("server", &["migration", "acs-client", "app", "backend", "emulator"]),
    ("testkit", &["emulator"]),
    ("xtask", &[]),
];

/// Outsiders that drag much along, and the members that may use them.
const HEAVY: [(&str, &[&str]); 6] = [
    ("tokio", &["acs-client", "emulator", "backend", "server", "testkit"]),
    ("reqwest", &["acs-client", "testkit"]),
    ("hyper", &["emulator"]),
    ("axum", &["emulator", "server"]),
    ("sqlx", &["backend"]),
    ("leptos_axum", &["app", "server"]),
];

/// Beyond it a file is split along a noun.
const LONGEST_FILE: usize = 300;

/// Files that stay in one piece, each with the reason.
const LONG_FILES: [(&str, &str); 0] = [];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo).current_dir(workspace()).args(arguments).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}: {complaint}");
    String::from_utf8(output.stdout).unwrap()
}

/// A dependency as a member's Cargo.toml declares it.
struct Declared {
    member: String,
    name: String,
    features: Vec<String>,
    is_dev: bool,
    is_optional: bool,
}

/// Of every member. Needs no network and no lock.
fn declared() -> Vec<Declared> {
    let text = cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&text).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut all = Vec::new();
    for package in metadata["packages"].as_array().unwrap() {
        for dependency in package["dependencies"].as_array().unwrap() {
            all.push(Declared {
                member: text(&package["name"]),
                name: text(&dependency["name"]),
                features: dependency["features"].as_array().unwrap().iter().map(text).collect(),
                is_dev: dependency["kind"] == "dev",
                is_optional: dependency["optional"] == true,
            });
        }
    }
    assert!(!all.is_empty());
    all
}

#[test]
fn members_know_only_whom_they_may() {
    let table: BTreeMap<_, _> = MAY_KNOW.into_iter().collect();
    for Declared { member, name, is_dev, .. } in declared() {
        let allowed = table.get(member.as_str()).unwrap_or_else(|| {
            panic!("{member} is not in the table of who may know whom");
        });
        if !is_dev && table.contains_key(name.as_str()) {
            assert!(allowed.contains(&name.as_str()), "{member} may not know {name}");
        }
    }
}

#[test]
fn the_pure_crates_know_no_member_in_their_tests_either() {
    for Declared { member, name, .. } in declared() {
        let pure = ["migration", "acs-signature"].contains(&member.as_str());
        let is_member = MAY_KNOW.iter().any(|(known, _)| *known == name);
        assert!(!(pure && is_member), "{member} knows {name}");
    }
}

#[test]
fn heavy_outsiders_stay_where_they_belong() {
    for Declared { member, name, is_dev, .. } in declared() {
        if let Some((_, allowed)) = HEAVY.iter().find(|(heavy, _)| *heavy == name) {
            assert!(is_dev || allowed.contains(&member.as_str()), "{member} may not use {name}");
        }
    }
}

#[test]
fn the_browser_s_feature_is_enabled_by_nobody() {
    for Declared { member, name, features, .. } in declared() {
        let enables = features.iter().any(|feature| feature.contains("hydrate"));
        assert!(
            !enables,
            "{member} enables hydrate of {name}; tests of the workspace would unify it with ssr"
        );
    }
}

#[test]
fn the_backend_is_optional_for_the_app() {
    let all = declared();
    for name in ["backend", "leptos_axum"] {
        let found = all.iter().find(|one| one.member == "app" && one.name == name && !one.is_dev);
        assert!(found.is_some_and(|one| one.is_optional), "{name} must not reach the browser");
    }
}

#[test]
fn nothing_heavy_reaches_the_browser() {
    let tree = cargo(&[
        "tree",
        "--package",
        "app",
        "--target",
        "wasm32-unknown-unknown",
        "--no-default-features",
        "--features",
        "hydrate",
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    let names: BTreeSet<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(names.contains("leptos") && names.contains("migration"), "{tree}");
    for heavy in [
        "tokio",
        "reqwest",
        "hyper",
        "axum",
        "sqlx",
        "rustls",
        "ring",
        "mio",
        "leptos_axum",
        "leptos_router",
        "leptos_meta",
        "chrono",
        "uuid",
        "backend",
        "acs-client",
        "acs-signature",
        "emulator",
    ] {
        assert!(!names.contains(heavy), "{heavy} is part of the wasm library");
    }
}

/// Path from the workspace's root, and text, of every file with one of the extensions that belongs to the source.
fn sources(extensions: &[&str]) -> Vec<(String, String)> {
    const GENERATED: [&str; 9] = [
        "target",
        "node_modules",
        ".git",
        ".venv",
        "test-results",
        "playwright-report",
        "testdata",
        "screenshots",
        "__pycache__",
    ];
    let root = workspace();
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !GENERATED.contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if extensions.iter().any(|extension| name.ends_with(extension)) {
                let inside = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                found.push((inside, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty());
    found
}

#[test]
fn no_file_is_too_long_to_read() {
    let too_long: Vec<_> = sources(&[".rs", ".ts", ".mjs", ".py", ".scss", ".sh"])
        .into_iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(path, lines)| {
            *lines > LONGEST_FILE && !LONG_FILES.iter().any(|(allowed, _)| allowed == path)
        })
        .collect();
    assert!(too_long.is_empty(), "longer than {LONGEST_FILE} lines: {too_long:?}");
}

#[test]
fn modules_are_files_beside_their_folder() {
    for (path, _) in sources(&[".rs"]) {
        assert!(!path.ends_with("/mod.rs"), "{path}: use the form foo.rs and foo/");
    }
}

/// Places of `word`, as `file:line`.
fn places(extensions: &[&str], word: &str, counts: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources(extensions) {
        if counts(&path) {
            let lines = text.lines().enumerate().filter(|(_, line)| line.contains(word));
            found.extend(lines.map(|(index, _)| format!("{path}:{}", index + 1)));
        }
    }
    found
}

#[test]
fn the_app_speaks_of_its_own_errors_only() {
    let places = places(&[".rs"], concat!("ServerFn", "Error"), |path| {
        path.starts_with("app/") && path != "app/src/error.rs"
    });
    assert!(places.is_empty(), "a library's error reaches the browser: {places:?}");
}

#[test]
fn views_have_no_style_attributes() {
    let in_app = |path: &str| path.starts_with("app/src/");
    for form in [" style=", " style:"] {
        let places = places(&[".rs"], form, in_app);
        assert!(places.is_empty(), "the content security policy ignores them: {places:?}");
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
        let extensions = [
            ".rs", ".toml", ".json", ".ts", ".mjs", ".py", ".sh", ".npmrc", ".txt", ".yml",
            "Makefile",
        ];
        let places = places(&extensions, host, |_| true);
        assert!(places.is_empty(), "the client's configuration names it: {places:?}");
    }
}

#[test]
fn the_architecture_names_every_crate() {
    let text = std::fs::read_to_string(workspace().join("ARCHITECTURE.md")).unwrap();
    for (member, _) in MAY_KNOW {
        let forms = [format!("`{member}`"), format!("crates/{member}"), format!("{member}/")];
        let named = forms.iter().any(|form| text.contains(form));
        assert!(named, "ARCHITECTURE.md does not name {member}");
    }
}

#[test]
fn every_member_is_in_the_table() {
    let known: BTreeSet<_> = MAY_KNOW.iter().map(|(member, _)| (*member).to_owned()).collect();
    let members: BTreeSet<_> = declared().into_iter().map(|one| one.member).collect();
    assert_eq!(members, known);
}
