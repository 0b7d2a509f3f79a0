//! The children of a folder have an order: none of them needs, in the end, itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::assert_none;
use crate::modules::Crate;

/// From one child of a folder to another, with one place of each arrow and the number of places.
type Arrows = BTreeMap<(String, String), (String, usize)>;

/// Of each folder, by the name of its module.
fn arrows_between_siblings(one: &Crate) -> BTreeMap<String, Arrows> {
    let mut folders: BTreeMap<String, Arrows> = BTreeMap::new();
    for arrow in one.arrows() {
        let (from, to) = (&arrow.from.path, &arrow.to.path);
        let shared = from.iter().zip(to).take_while(|(from, to)| from == to).count();
        if let (Some(start), Some(end)) = (from.get(shared), to.get(shared)) {
            let names = ["crate".to_owned()].into_iter().chain(from[..shared].iter().cloned());
            let folder = names.collect::<Vec<_>>().join("::");
            let place = format!("{}:{} {}", arrow.from.file, arrow.line, arrow.text);
            let arrows = folders.entry(folder).or_default();
            let known = arrows.entry((start.clone(), end.clone())).or_insert((place, 0));
            known.1 += 1;
        }
    }
    folders
}

/// Everything that can be reached by arrows from `start`.
fn reached(arrows: &Arrows, start: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![start.to_owned()];
    while let Some(from) = open.pop() {
        let ends = arrows.keys().filter(|(start, _)| *start == from).map(|(_, end)| end);
        open.extend(ends.filter(|end| found.insert((*end).clone())).cloned().collect::<Vec<_>>());
    }
    found
}

/// Groups of siblings that reach each other.
fn components(arrows: &Arrows) -> BTreeSet<BTreeSet<String>> {
    let starts: BTreeSet<_> = arrows.keys().map(|(start, _)| start.clone()).collect();
    let reach: BTreeMap<_, _> =
        starts.iter().map(|start| (start.clone(), reached(arrows, start))).collect();
    let group = |start: &String| {
        let others = reach[start].iter();
        let back = others.filter(|other| reach.get(*other).is_some_and(|all| all.contains(start)));
        back.cloned().collect::<BTreeSet<_>>()
    };
    starts.iter().map(group).filter(|group| group.len() > 1).collect()
}

pub fn circles(one: &Crate) -> Vec<String> {
    let mut found = Vec::new();
    for (folder, arrows) in arrows_between_siblings(one) {
        for group in components(&arrows) {
            let names: Vec<_> = group.iter().map(String::as_str).collect();
            let inside = arrows.iter().filter(|((a, b), _)| group.contains(a) && group.contains(b));
            let lines = inside.map(|((from, to), (place, count))| {
                format!("\n    {from} -> {to} ({count}): {place}")
            });
            let lines: String = lines.collect();
            found.push(format!("{} {folder}: {}{lines}", one.name, names.join(", ")));
        }
    }
    found
}

#[test]
fn the_children_of_every_folder_have_an_order() {
    let found: Vec<_> = Crate::all().iter().flat_map(circles).collect();
    assert_none(
        "Siblings need each other. Give what both need a file of its own, below them in the order. \
         For each circle: its arrows, how often, and one place",
        &found,
    );
}

#[cfg(test)]
fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
    let manifest = ("crates/a/Cargo.toml", "[package]\nname = \"a\"");
    let files: Vec<_> = files.iter().copied().chain([manifest]).collect();
    Crate::read(&crate::files::Tree::of(&files)).iter().flat_map(circles).collect()
}

#[test]
fn a_circle_through_a_re_export_is_found() {
    let found = circles_of(&[
        ("crates/a/src/lib.rs", "mod b; mod c; pub use b::B;"),
        ("crates/a/src/b.rs", "mod d; pub struct B;"),
        ("crates/a/src/b/d.rs", "fn f() { crate::c::c(); }"),
        ("crates/a/src/c.rs", "\npub fn c(b: crate::B) {}"),
    ]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("a crate: b, c"), "{found:?}");
    assert!(found[0].contains("c -> b (1): crates/a/src/c.rs:2 crate::B"), "{found:?}");
}

#[test]
fn a_circle_deep_inside_is_found_where_it_is() {
    let found = circles_of(&[
        ("crates/a/src/lib.rs", "mod b;"),
        ("crates/a/src/b.rs", "mod c; mod d;"),
        ("crates/a/src/b/c.rs", "use super::d::D; pub struct C;"),
        ("crates/a/src/b/d.rs", "use crate::b::c::C; pub struct D;"),
    ]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("a crate::b: c, d"), "{found:?}");
}

#[test]
fn an_order_is_no_circle() {
    let found = circles_of(&[
        ("crates/a/src/lib.rs", "mod b; mod c; mod d; pub use b::B;"),
        (
            "crates/a/src/b.rs",
            "use super::c::C; pub struct B;\n#[cfg(test)]\nmod tests { use crate::d::D; }",
        ),
        ("crates/a/src/c.rs", "pub struct C;"),
        ("crates/a/src/d.rs", "use crate::{B, c::C}; pub struct D;"),
    ]);
    assert!(found.is_empty(), "{found:?}");
}
