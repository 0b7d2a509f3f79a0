//! A parent file is an index: what its children share has a file of its own.

use crate::files::{Tree, assert_none};
use crate::modules::Crate;

pub fn definitions_in_parents(one: &Crate) -> Vec<String> {
    let mut found = Vec::new();
    for module in one.modules.iter().filter(|module| !module.is_inline) {
        let has_files = module.children.values().any(|child| !one.modules[*child].is_inline);
        if has_files {
            let lines = module.definitions.iter();
            found.extend(lines.map(|(line, kind)| format!("{}:{line} {kind}", module.file)));
        }
    }
    found
}

#[test]
fn a_parent_file_defines_nothing() {
    let found: Vec<_> = Crate::all().iter().flat_map(definitions_in_parents).collect();
    assert_none(
        "A file with a folder beside it, lib.rs and main.rs hold `mod`, `use` and a comment. \
         Move these into a file of their own:",
        &found,
    );
}

#[test]
fn modules_are_files_beside_their_folder() {
    let found: Vec<_> = Tree::workspace()
        .iter()
        .filter(|(path, _)| path.ends_with("/mod.rs"))
        .map(|(path, _)| path.to_owned())
        .collect();
    assert_none("Use the form foo.rs and foo/:", &found);
}

#[test]
fn a_module_is_where_its_name_says() {
    let found: Vec<_> = Tree::workspace()
        .with_ends(&[".rs"])
        .filter(|(_, text)| text.lines().any(|line| line.trim().starts_with("#[path")))
        .map(|(path, _)| path.to_owned())
        .collect();
    assert_none("Move the file, so that no `#[path]` is needed:", &found);
}

#[test]
fn a_definition_in_a_parent_file_is_found() {
    let found = |parent: &str| {
        let tree = Tree::of(&[
            ("a/Cargo.toml", "[package]\nname = \"a\""),
            ("a/src/lib.rs", "//! A crate.\n\nmod b;\nmod c;\npub use b::B;\n"),
            ("a/src/b.rs", parent),
            ("a/src/b/d.rs", "pub struct D;"),
            ("a/src/c.rs", "pub struct C;\n#[cfg(test)]\nmod tests;\n"),
        ]);
        Crate::read(&tree).iter().flat_map(definitions_in_parents).collect::<Vec<_>>()
    };
    assert_eq!(
        found("mod d;\n\npub struct B;\nimpl B {}"),
        ["a/src/b.rs:3 a struct", "a/src/b.rs:4 an impl"]
    );
    assert_eq!(found("mod d;\nmacro_rules! m { () => {} }"), ["a/src/b.rs:2 a macro"]);
    assert!(found("//! B.\n\nmod d;\npub use d::D;\n#[cfg(test)]\nmod tests {}").is_empty());
}

#[test]
fn a_program_may_begin_in_its_root() {
    let found = |root: &str| {
        let tree = Tree::of(&[
            ("a/Cargo.toml", "[package]\nname = \"a\""),
            ("a/src/main.rs", root),
            ("a/src/b.rs", "pub struct B;"),
        ]);
        Crate::read(&tree).iter().flat_map(definitions_in_parents).count()
    };
    assert_eq!(found("mod b;\nfn main() {}"), 0);
    assert_eq!(found("mod b;\nfn main() {}\nfn more() {}"), 1);
}
