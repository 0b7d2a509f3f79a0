//! Words have no silent default: a new variant of ours does not compile until both languages say it.

use std::collections::BTreeSet;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Arm, Attribute, ExprMatch, Pat, Path};

use crate::files::{Tree, assert_none};

/// Variants of the standard library.
const FOREIGN: [&str; 4] = ["Some", "None", "Ok", "Err"];

/// What the arms of a match have at each place of the value: variants of ours, or anything. A place is where a pattern
/// is inside of another, such as `.Some.0`.
#[derive(Default)]
struct Arms {
    variants: BTreeSet<String>,
    defaults: Vec<(String, usize)>,
}

impl Arms {
    fn read(&mut self, pattern: &Pat, place: &str) {
        match pattern {
            Pat::Wild(_) => self.defaults.push((place.to_owned(), pattern.span().start().line)),
            Pat::Ident(one) if one.subpat.is_some() => {
                let inner = one.subpat.as_ref().map(|(_, inner)| inner);
                inner.into_iter().for_each(|inner| self.read(inner, place));
            }
            Pat::Ident(one) => {
                let name = one.ident.to_string();
                if is_camel_case(&name) {
                    self.variant(&name, place);
                } else if name.starts_with(char::is_lowercase) {
                    self.defaults.push((place.to_owned(), pattern.span().start().line));
                }
            }
            Pat::Path(one) => self.path(&one.path, place),
            Pat::TupleStruct(one) => {
                self.path(&one.path, place);
                self.list(one.elems.iter(), &format!("{place}.{}", last(&one.path)));
            }
            Pat::Struct(one) => {
                self.path(&one.path, place);
                for field in &one.fields {
                    let member = match &field.member {
                        syn::Member::Named(name) => name.to_string(),
                        syn::Member::Unnamed(index) => index.index.to_string(),
                    };
                    self.read(&field.pat, &format!("{place}.{}.{member}", last(&one.path)));
                }
            }
            Pat::Tuple(one) => self.list(one.elems.iter(), place),
            Pat::Slice(one) => self.list(one.elems.iter(), place),
            Pat::Or(one) => one.cases.iter().for_each(|case| self.read(case, place)),
            Pat::Paren(one) => self.read(&one.pat, place),
            Pat::Reference(one) => self.read(&one.pat, place),
            _ => {}
        }
    }

    fn list<'a>(&mut self, patterns: impl Iterator<Item = &'a Pat>, place: &str) {
        for (index, pattern) in patterns.enumerate() {
            self.read(pattern, &format!("{place}.{index}"));
        }
    }

    fn path(&mut self, path: &Path, place: &str) {
        let name = last(path);
        if is_camel_case(&name) {
            self.variant(&name, place);
        }
    }

    fn variant(&mut self, name: &str, place: &str) {
        if !FOREIGN.contains(&name) {
            self.variants.insert(place.to_owned());
        }
    }

    /// Lines of the defaults that swallow a variant of ours.
    fn silent(&self) -> impl Iterator<Item = usize> {
        let swallows = |place: &str| {
            let inside = format!("{place}.");
            self.variants.iter().any(|one| one == place || one.starts_with(&inside))
        };
        self.defaults.iter().filter(move |(place, _)| swallows(place)).map(|(_, line)| *line)
    }
}

fn last(path: &Path) -> String {
    path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

fn is_camel_case(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && (name.len() == 1 || name.contains(char::is_lowercase))
}

#[derive(Default)]
struct Matches {
    silent: Vec<usize>,
}

impl<'a> Visit<'a> for Matches {
    fn visit_expr_match(&mut self, one: &'a ExprMatch) {
        let mut arms = Arms::default();
        for Arm { pat, guard, .. } in &one.arms {
            let before = arms.defaults.len();
            arms.read(pat, "");
            if guard.is_some() {
                arms.defaults.truncate(before);
            }
        }
        self.silent.extend(arms.silent());
        visit::visit_expr_match(self, one);
    }

    fn visit_item_mod(&mut self, one: &'a syn::ItemMod) {
        let is_test = |one: &Attribute| {
            one.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
        };
        if !one.attrs.iter().any(is_test) {
            visit::visit_item_mod(self, one);
        }
    }
}

fn silent_defaults(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in tree.with_ends(&[".rs"]) {
        if path.starts_with("app/src/words") && !path.ends_with("/tests.rs") {
            let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            let mut matches = Matches::default();
            matches.visit_file(&file);
            found.extend(matches.silent.into_iter().map(|line| format!("{path}:{line}")));
        }
    }
    found
}

#[test]
fn words_name_every_variant() {
    assert_none(
        "A match over an enum of ours has no `_` and no bare name in words. Name each variant:",
        &silent_defaults(Tree::workspace()),
    );
}

#[cfg(test)]
fn lines(arms: &str) -> Vec<String> {
    let text = format!("fn f() -> &'static str {{\n match value {{ {arms} }}\n}}");
    silent_defaults(&Tree::of(&[("app/src/words/en/a.rs", &text)]))
}

#[test]
fn a_default_over_an_enum_is_found() {
    for arms in [
        "Action::Switch => 1, _ => 2",
        "Action::Switch => 1, other => 2",
        "Switch => 1, RollBack => 2, _ => 3",
        "Some(Action::Switch) => 1, Some(_) => 2, None => 3",
        "Some(Action::Switch) => 1, _ => 2",
        "(Action::Switch, true) => 1, (_, _) => 2",
        "Wrong { status: Status::A, .. } => 1, Wrong { status, .. } => 2",
        "Action::Switch | Action::RollBack => 1, name @ _ => 2",
    ] {
        assert_eq!(lines(arms).len(), 1, "{arms}: {:?}", lines(arms));
    }
}

#[test]
fn a_default_over_anything_else_is_fine() {
    for arms in [
        "Action::Switch => 1, Action::RollBack => 2",
        "Some(0) => 1, Some(_) => 2, None => 3",
        "Some(text) => 1, _ => 2",
        "\"a\" => 1, other => 2",
        "0 => 1, _ => 2",
        "(Action::Switch, _) => 1, (Action::RollBack, _) => 2",
        "Action::Switch => 1, Action::RollBack if late => 2, Action::RollBack => 3",
        "Refusal::Wrong { status, .. } => status, Refusal::Late(by) => by",
        "LONGEST => 1, _ => 2",
    ] {
        assert!(lines(arms).is_empty(), "{arms}");
    }
}
