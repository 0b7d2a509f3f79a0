//! Where a path leads: through `use`, `pub use` and globs to the module that defines the name.

use std::collections::HashSet;

use crate::modules::{Crate, Module};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The module that the path names, or that defines what it names.
    pub module: usize,
    pub is_module: bool,
}

/// A path that is written in one module and leads into another of the same crate.
pub struct Arrow<'a> {
    pub from: &'a Module,
    pub to: &'a Module,
    pub line: usize,
    pub text: String,
}

type Seen = HashSet<(usize, String)>;

impl Crate {
    /// Where a path leads that is written in `module`; `None` if it leads out of the crate.
    pub fn resolve(&self, module: usize, segments: &[String]) -> Option<Target> {
        self.follow(module, segments, &mut Seen::new())
    }

    fn follow(&self, module: usize, segments: &[String], seen: &mut Seen) -> Option<Target> {
        let (first, mut rest) = segments.split_first()?;
        let mut target = match first.as_str() {
            "crate" => Target { module: 0, is_module: true },
            "self" => Target { module, is_module: true },
            "super" => Target { module: self.modules[module].parent?, is_module: true },
            name => self.lookup(module, name, seen)?,
        };
        while let Some((name, tail)) = rest.split_first() {
            if !target.is_module {
                break;
            }
            target = match name.as_str() {
                "super" => Target { module: self.modules[target.module].parent?, is_module: true },
                name => match self.lookup(target.module, name, seen) {
                    Some(next) => next,
                    // Made by a macro, or imported from another crate.
                    None => break,
                },
            };
            rest = tail;
        }
        Some(target)
    }

    fn lookup(&self, at: usize, name: &str, seen: &mut Seen) -> Option<Target> {
        let module = &self.modules[at];
        if let Some(child) = module.children.get(name) {
            return Some(Target { module: *child, is_module: true });
        }
        if module.items.contains(name) {
            return Some(Target { module: at, is_module: false });
        }
        if !seen.insert((at, name.to_owned())) {
            return None;
        }
        let named = module.imports.iter().filter(|import| import.name == name);
        let found = named.into_iter().find_map(|one| self.follow(at, &one.target.segments, seen));
        found.or_else(|| self.in_globs(at, name, seen))
    }

    fn in_globs(&self, at: usize, name: &str, seen: &mut Seen) -> Option<Target> {
        self.modules[at].imports.iter().filter(|import| import.name == "*").find_map(|glob| {
            let all = self.follow(at, &glob.target.segments, seen)?;
            if all.is_module { self.lookup(all.module, name, seen) } else { None }
        })
    }

    /// Every path of every module that leads into another module.
    pub fn arrows(&self) -> Vec<Arrow<'_>> {
        let mut found = Vec::new();
        for (at, from) in self.modules.iter().enumerate() {
            let mut add = |target: Option<Target>, line, text: String| {
                if let Some(Target { module, .. }) = target.filter(|target| target.module != at) {
                    found.push(Arrow { from, to: &self.modules[module], line, text });
                }
            };
            let imported = from.imports.iter().map(|import| &import.target);
            for path in imported.chain(&from.scan.paths) {
                add(self.resolve(at, &path.segments), path.line, path.segments.join("::"));
            }
            if from.imports.iter().any(|import| import.name == "*") {
                for (name, line) in &from.scan.names {
                    add(self.in_globs(at, name, &mut Seen::new()), *line, name.clone());
                }
            }
        }
        found
    }
}

#[cfg(test)]
fn arrows(files: &[(&str, &str)]) -> Vec<String> {
    let manifest = ("Cargo.toml", "[package]\nname = \"a\"");
    let files: Vec<_> = files.iter().copied().chain([manifest]).collect();
    let crates = Crate::read(&crate::files::Tree::of(&files));
    let arrows = crates[0].arrows();
    let mut texts: Vec<_> = arrows
        .iter()
        .map(|one| format!("{} {} {}", one.from.name(), one.line, one.to.name()))
        .collect();
    texts.sort();
    texts
}

#[test]
fn a_re_export_leads_to_the_module_that_defines_the_name() {
    let found = arrows(&[
        ("src/lib.rs", "mod b; mod c;\npub use b::d::D;"),
        ("src/b.rs", "mod d;\npub use d::*;"),
        ("src/b/d.rs", "pub struct D;"),
        ("src/c.rs", "fn f() {\n    crate::D::new();\n    super::b::D::new();\n}"),
    ]);
    let mut expected = [
        "crate 2 crate::b::d",
        "crate::b 2 crate::b::d",
        "crate::c 2 crate::b::d",
        "crate::c 3 crate::b::d",
    ];
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn a_name_from_a_glob_leads_on() {
    let found = arrows(&[
        ("src/lib.rs", "mod b; mod c; use b::B;"),
        ("src/b.rs", "pub struct B;"),
        ("src/c.rs", "use super::*;\nfn f(b: B) {}"),
    ]);
    assert!(found.contains(&"crate::c 2 crate::b".to_owned()), "{found:?}");
}

#[test]
fn other_crates_and_tests_are_no_targets() {
    let found = arrows(&[
        ("src/lib.rs", "mod b; #[cfg(test)] mod tests; use serde::b::D; use ::c::C;"),
        (
            "src/b.rs",
            "use leptos::prelude::*; use ::b::B;\n#[cfg(test)]\nmod more { use crate::b::c; }",
        ),
    ]);
    assert!(found.is_empty(), "{found:?}");
}
