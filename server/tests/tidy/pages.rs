//! Who may know whom inside of the app: no page knows another, `ui` knows nobody, `words` know `ui` and the values of `error`.

use std::collections::BTreeMap;

use crate::files::assert_none;
use crate::modules::{Crate, Module};
use crate::resolve::Arrow;

/// Members of the workspace, as code names them.
const MEMBERS: [&str; 6] =
    ["migration", "backend", "acs_client", "acs_signature", "emulator", "server"];

/// `a` of `crate::pages::a::b`.
fn page(module: &Module) -> Option<&str> {
    match module.path.as_slice() {
        [pages, page, ..] if pages == "pages" => Some(page),
        _ => None,
    }
}

fn is_in(module: &Module, folder: &str) -> bool {
    module.path.first().is_some_and(|first| first == folder)
}

fn app(crates: &[Crate]) -> impl Iterator<Item = &Crate> {
    crates.iter().filter(|one| one.name == "app")
}

/// The first place in each file for each module that it knows.
fn places<'a>(arrows: impl Iterator<Item = Arrow<'a>>) -> Vec<String> {
    let mut found = BTreeMap::new();
    for arrow in arrows {
        let text = format!("{}:{} {}", arrow.from.file, arrow.line, arrow.text);
        found.entry((arrow.from.file.as_str(), arrow.to.name())).or_insert(text);
    }
    found.into_values().collect()
}

fn pages_that_know_a_page(crates: &[Crate]) -> Vec<String> {
    let arrows = app(crates).flat_map(Crate::arrows);
    let between = arrows.filter(|arrow| {
        let pages = page(arrow.from).zip(page(arrow.to));
        pages.is_some_and(|(from, to)| from != to)
    });
    places(between)
}

/// Arrows out of a folder into another module than those of `allowed`.
fn arrows_out_of(folder: &str, allowed: &[&str], crates: &[Crate]) -> Vec<String> {
    let arrows = app(crates).flat_map(Crate::arrows).filter(|arrow| is_in(arrow.from, folder));
    let out = arrows.filter(|arrow| {
        !is_in(arrow.to, folder) && !allowed.iter().any(|other| is_in(arrow.to, other))
    });
    places(out)
}

/// Paths in `ui` that begin with another member.
fn members_in_ui(crates: &[Crate]) -> Vec<String> {
    let mut found = Vec::new();
    for module in app(crates).flat_map(|one| &one.modules).filter(|one| is_in(one, "ui")) {
        let imported = module.imports.iter().map(|import| &import.target);
        for path in imported.chain(&module.scan.paths) {
            if path.segments.first().is_some_and(|first| MEMBERS.contains(&first.as_str())) {
                let text = path.segments.join("::");
                found.push(format!("{}:{} {text}", module.file, path.line));
            }
        }
    }
    found
}

#[test]
fn a_page_knows_no_other_page() {
    assert_none(
        "What two pages show goes into `parts`; a path of another page is in `routes`:",
        &pages_that_know_a_page(Crate::all()),
    );
}

#[test]
fn ui_knows_nobody() {
    let mut found = arrows_out_of("ui", &[], Crate::all());
    found.extend(members_in_ui(Crate::all()));
    assert_none("`ui` takes words and values as arguments:", &found);
}

#[test]
fn words_know_ui_and_errors_at_most() {
    assert_none(
        "`words` take values as arguments; a type that they need is in `words`, `ui`, `error` or another crate:",
        &arrows_out_of("words", &["ui", "error"], Crate::all()),
    );
}

#[cfg(test)]
fn tree(files: &[(&str, &str)]) -> Vec<Crate> {
    let frame = [
        ("app/Cargo.toml", "[package]\nname = \"app\""),
        ("app/src/lib.rs", "mod pages; mod ui; mod words;"),
        ("app/src/pages.rs", "mod home; mod cluster; pub use cluster::Cluster;"),
        ("app/src/pages/cluster.rs", "mod dts; pub struct Cluster;"),
    ];
    let mut all: Vec<_> = [
        ("app/src/pages/home.rs", ""),
        ("app/src/pages/cluster/dts.rs", "use crate::pages::Cluster;"),
        ("app/src/ui.rs", "pub struct Moment;"),
        ("app/src/words.rs", "use crate::ui::Moment; use migration::Status;"),
    ]
    .into_iter()
    .filter(|(path, _)| !files.iter().any(|(other, _)| other == path))
    .collect();
    all.extend(frame);
    all.extend(files);
    Crate::read(&crate::files::Tree::of(&all))
}

#[test]
fn a_path_that_is_not_allowed_is_found() {
    let home = tree(&[("app/src/pages/home.rs", "use super::Cluster;")]);
    assert_eq!(pages_that_know_a_page(&home), ["app/src/pages/home.rs:1 super::Cluster"]);
    let ui = tree(&[("app/src/ui.rs", "use migration::Status; fn f() { crate::words::g() }")]);
    assert_eq!(members_in_ui(&ui), ["app/src/ui.rs:1 migration::Status"]);
    assert_eq!(arrows_out_of("ui", &[], &ui), ["app/src/ui.rs:1 crate::words::g"]);
    let words = tree(&[("app/src/words.rs", "use crate::pages::Cluster;")]);
    assert_eq!(arrows_out_of("words", &["ui"], &words).len(), 1);
}

#[test]
fn a_path_that_is_allowed_is_fine() {
    let crates = tree(&[]);
    assert!(pages_that_know_a_page(&crates).is_empty());
    assert!(arrows_out_of("ui", &[], &crates).is_empty() && members_in_ui(&crates).is_empty());
    assert!(arrows_out_of("words", &["ui"], &crates).is_empty());
}
