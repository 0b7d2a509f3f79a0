//! A public name is used by another crate, or it is not public, so that the compiler finds what nobody uses.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::files::{Tree, assert_none};
use crate::modules::Crate;
use crate::names::Name;

/// Names that stay public, each with the reason.
const EXCEPTIONS: [(&str, &str, &str); 0] = [];

type Words<'a> = HashSet<&'a str>;

/// The words of the code of each file. Code in a document is an example.
fn words(tree: &Tree) -> Vec<(&str, Words<'_>)> {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
    let code = tree.with_ends(&[".rs"]).map(|(path, text)| {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        (path, lines.collect::<Vec<_>>())
    });
    let examples = tree.with_ends(&[".md"]).map(|(path, text)| {
        let blocks = text.split("\n```rust").skip(1).filter_map(|rest| rest.split("\n```").next());
        (path, blocks.collect())
    });
    code.chain(examples)
        .map(|(path, texts)| {
            let words = texts.into_iter().flat_map(|text| text.split(|sign| !is_part(sign)));
            (path, words.collect())
        })
        .collect()
}

/// The words of what is not the crate's own: other crates, and its own tests and examples.
fn words_outside<'a>(words: &[(&'a str, Words<'a>)], one: &Crate) -> Words<'a> {
    let source = one.file.strip_suffix("lib.rs").unwrap_or(&one.file);
    let main = format!("{source}main.rs");
    let files = words.iter().filter(|(path, _)| !path.starts_with(source) || *path == main);
    files.flat_map(|(_, words)| words).copied().collect()
}

/// A public item that can be reached from the root of its crate.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Reachable {
    module: usize,
    line: usize,
    name: String,
    /// Its name outside, if it is imported under another one.
    outer: String,
}

fn reachable(one: &Crate) -> BTreeSet<Reachable> {
    let mut found = BTreeSet::new();
    let mut open = vec![0];
    let mut seen = BTreeSet::new();
    while let Some(at) = open.pop() {
        if !seen.insert(at) {
            continue;
        }
        let module = &one.modules[at];
        for item in module.facts.items.iter().filter(|item| item.is_public) {
            let name = item.name.clone();
            found.insert(Reachable { module: at, line: item.line, outer: name.clone(), name });
        }
        open.extend(module.children.values().filter(|child| one.modules[**child].is_public));
        for import in module.imports.iter().filter(|import| import.is_public) {
            let name = import.target.segments.last().cloned().unwrap_or_default();
            let target = one.resolve(at, &import.target.segments);
            let as_module = target.filter(|target| {
                let path = &one.modules[target.module].path;
                target.is_module && (import.name == "*" || path.last() == Some(&name))
            });
            if let Some(target) = as_module {
                open.push(target.module);
            } else if import.name != "*" {
                // Of another crate, if there is no target.
                let outer = import.name.clone();
                let module = target.map_or(at, |target| target.module);
                let items = &one.modules[module].facts.items;
                let line = items.iter().find(|item| item.name == name).map(|item| item.line);
                let line = line.unwrap_or(import.target.line);
                found.insert(Reachable { module, line, name, outer });
            }
        }
    }
    found
}

/// Names of the crate that are used outside, or are in the public face of what is.
fn used(one: &Crate, outside: &Words<'_>) -> BTreeSet<String> {
    let mut mentions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for facts in one.modules.iter().map(|module| &module.facts) {
        for Name { name, mentions: all, .. } in
            facts.items.iter().chain(facts.methods.iter().map(|(_, method)| method))
        {
            mentions.entry(name).or_default().extend(all.iter().map(String::as_str));
        }
        for (of, all) in &facts.impls {
            mentions.entry(of).or_default().extend(all.iter().map(String::as_str));
        }
    }
    let mut open: Vec<_> =
        mentions.keys().copied().filter(|name| outside.contains(*name)).collect();
    let mut found: BTreeSet<_> = open.iter().map(|name| (*name).to_owned()).collect();
    while let Some(name) = open.pop() {
        for next in mentions.get(name).into_iter().flatten() {
            if found.insert((*next).to_owned()) {
                open.push(next);
            }
        }
    }
    found
}

fn unused(words: &[(&str, Words<'_>)], one: &Crate) -> Vec<String> {
    let outside = words_outside(words, one);
    let used = used(one, &outside);
    let is_used = |name: &str| used.contains(name) || outside.contains(name);
    let is_listed = |name: &str| {
        EXCEPTIONS.iter().any(|(owner, listed, _)| *owner == one.name && *listed == name)
    };
    let reachable = reachable(one);
    let mut found = BTreeSet::new();
    for Reachable { module, line, name, outer } in &reachable {
        let module = &one.modules[*module];
        let item = module.facts.items.iter().find(|item| item.name == *name);
        let by_browser = item.is_some_and(|item| item.is_called_by_the_browser);
        if !by_browser && !is_used(name) && !is_used(outer) && !is_listed(name) {
            found.insert(format!("{}:{line} {} {outer}", module.file, one.name));
        }
    }
    let types: BTreeSet<_> = reachable.iter().map(|item| item.name.as_str()).collect();
    for module in &one.modules {
        for (of, method) in &module.facts.methods {
            let can_be_called = method.is_public && types.contains(of.as_str());
            if can_be_called && !outside.contains(method.name.as_str()) && !is_listed(&method.name)
            {
                let Name { name, line, .. } = method;
                found.insert(format!("{}:{line} {} {of}::{name}", module.file, one.name));
            }
        }
    }
    found.into_iter().collect()
}

fn libraries(crates: &[Crate]) -> impl Iterator<Item = &Crate> {
    crates.iter().filter(|one| one.file.ends_with("lib.rs"))
}

#[test]
fn a_public_name_is_used_outside_of_its_crate() {
    let words = words(Tree::workspace());
    let found: Vec<_> = libraries(Crate::all()).flat_map(|one| unused(&words, one)).collect();
    assert_none(
        "Make it `pub(crate)`, or private; what the compiler then calls dead goes. A name that has to stay is listed \
         with its reason:",
        &found,
    );
}

#[test]
fn a_public_name_that_nobody_uses_is_found() {
    let found = |outside: &str| {
        let tree = Tree::of(&[
            ("a/Cargo.toml", "[package]\nname = \"a\""),
            ("a/src/lib.rs", "mod b; pub use b::{B, C as D};\npub use serde::E;"),
            (
                "a/src/b.rs",
                "pub struct B { pub c: C }\npub struct C;\nimpl B { pub fn f(&self) -> C {} }",
            ),
            ("b/src/lib.rs", outside),
        ]);
        unused(&words(&tree), &Crate::read(&tree)[0])
    };
    assert_eq!(found("use a::{B, E}; fn g(b: B) { b.f() }"), Vec::<String>::new());
    assert_eq!(found("use a::{B, E};"), ["a/src/b.rs:3 a B::f"]);
    assert_eq!(found("fn f(d: a::D, e: a::E) {}"), ["a/src/b.rs:1 a B"]);
    assert_eq!(found("// B, D, E, f").len(), 4);
}

#[test]
fn a_name_that_is_not_reachable_is_the_compiler_s() {
    let tree = Tree::of(&[
        ("a/Cargo.toml", "[package]\nname = \"a\""),
        ("a/src/lib.rs", "mod b; pub mod c;"),
        ("a/src/b.rs", "pub struct B;"),
        ("a/src/c.rs", "pub(crate) struct C;\n#[server]\npub async fn f() {}"),
    ]);
    assert_eq!(unused(&words(&tree), &Crate::read(&tree)[0]), Vec::<String>::new());
}
