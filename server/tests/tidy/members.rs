//! Who may know whom among the members of the workspace, and what reaches the browser.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::files::{Tree, root};

/// Among workspace members. `server` and `app` need the ids and the rules of `migration`.
const MAY_KNOW: [(&str, &[&str]); 10] = [
    ("migration", &[]),
    ("acs-signature", &[]),
    ("acs-client", &["migration", "acs-signature"]),
    ("listener", &[]),
    ("emulator", &["migration", "acs-signature", "listener"]),
    ("backend", &["migration", "acs-client"]),
    ("app", &["migration", "backend"]),
    ("server", &["migration", "acs-client", "app", "backend", "emulator", "listener"]),
    ("testkit", &["emulator"]),
    ("xtask", &[]),
];

/// Outsiders that drag much along, and the members that may use them.
const HEAVY: [(&str, &[&str]); 6] = [
    ("tokio", &["acs-client", "listener", "emulator", "backend", "server", "testkit"]),
    ("reqwest", &["acs-client", "testkit"]),
    ("hyper", &["listener"]),
    ("axum", &["listener", "emulator", "server", "testkit"]),
    ("sqlx", &["backend"]),
    ("leptos_axum", &["app", "server"]),
];

/// What the wasm library must not contain.
const NOT_IN_THE_BROWSER: [&str; 18] = [
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
    "migration",
];

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo).current_dir(root()).args(arguments).output().unwrap();
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

fn metadata() -> Value {
    serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"])).unwrap()
}

/// Of every member. Needs no network and no lock.
fn declared() -> Vec<Declared> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut all = Vec::new();
    for package in metadata()["packages"].as_array().unwrap() {
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

/// Dependencies that the table does not allow.
fn forbidden(all: &[Declared]) -> Vec<String> {
    let table: BTreeMap<_, _> = MAY_KNOW.into_iter().collect();
    let mut found = Vec::new();
    for Declared { member, name, is_dev, .. } in all {
        let Some(allowed) = table.get(member.as_str()) else {
            found.push(format!("{member} is not in the table of who may know whom"));
            continue;
        };
        let is_member = table.contains_key(name.as_str());
        if is_member && !is_dev && !allowed.contains(&name.as_str()) {
            found.push(format!("{member} may not know {name}"));
        }
        if name == "xtask" {
            found.push(format!("{member} knows xtask, which is a program of its own"));
        }
    }
    found
}

#[test]
fn members_know_only_whom_they_may() {
    let found = forbidden(&declared());
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_member_that_knows_too_much_is_found() {
    let one = |member: &str, name: &str, is_dev| Declared {
        member: member.to_owned(),
        name: name.to_owned(),
        features: Vec::new(),
        is_dev,
        is_optional: false,
    };
    assert_eq!(forbidden(&[one("emulator", "acs-client", false)]).len(), 1);
    assert_eq!(forbidden(&[one("backend", "testkit", false)]).len(), 1);
    assert_eq!(forbidden(&[one("server", "xtask", true)]).len(), 1);
    assert_eq!(forbidden(&[one("stranger", "serde", false)]).len(), 1);
    assert!(forbidden(&[one("backend", "testkit", true)]).is_empty());
    assert!(forbidden(&[one("emulator", "migration", false)]).is_empty());
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
fn what_the_server_renders_with_is_optional_for_the_app() {
    let all = declared();
    for name in ["backend", "leptos_axum", "migration"] {
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
    for own in ["leptos", "gloo-timers", "wasm-bindgen"] {
        assert!(names.contains(own), "{own} is not part of the wasm library: {tree}");
    }
    for heavy in NOT_IN_THE_BROWSER {
        assert!(!names.contains(heavy), "{heavy} is part of the wasm library");
    }
}

#[test]
fn every_member_is_in_the_table() {
    let known: BTreeSet<_> = MAY_KNOW.iter().map(|(member, _)| (*member).to_owned()).collect();
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let members = packages.iter().filter_map(|one| one["name"].as_str().map(str::to_owned));
    assert_eq!(members.collect::<BTreeSet<_>>(), known);
}

#[test]
fn the_architecture_names_every_crate() {
    let text = Tree::workspace().text("ARCHITECTURE.md").unwrap();
    for (member, _) in MAY_KNOW {
        let forms = [format!("`{member}`"), format!("crates/{member}"), format!("{member}/")];
        let named = forms.iter().any(|form| text.contains(form));
        assert!(named, "ARCHITECTURE.md does not name {member}");
    }
}
