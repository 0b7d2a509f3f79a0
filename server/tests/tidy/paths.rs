//! The paths in a stream of tokens, wherever they stand: expressions, types, patterns, attributes, insides of macros.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// `crate::a::B`, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathUse {
    pub segments: Vec<String>,
    pub line: usize,
}

#[derive(Debug, Default)]
pub struct Scan {
    /// Of two segments at least.
    pub paths: Vec<PathUse>,
    /// Every identifier, with the line on which it is first seen.
    pub names: BTreeMap<String, usize>,
}

impl Scan {
    pub fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at = match token {
                TokenTree::Punct(sign) if sign.as_char() == '#' => self.attribute(&tokens, at),
                TokenTree::Ident(name) if name == "use" => {
                    let line = name.span().start().line;
                    let end = position_of(&tokens, at, ';');
                    self.use_tree(&[], &tokens[at + 1..end], line);
                    end
                }
                TokenTree::Ident(_) => self.path(&tokens, at),
                TokenTree::Group(group) => {
                    self.read(group.stream());
                    at + 1
                }
                _ => at + 1,
            };
        }
    }

    /// Returns the index behind the attribute, or behind what it keeps for tests.
    fn attribute(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        let start = if is_sign(tokens.get(at + 1), '!') { at + 2 } else { at + 1 };
        let Some(TokenTree::Group(group)) = tokens.get(start) else { return at + 1 };
        if group.delimiter() != Delimiter::Bracket {
            return at + 1;
        }
        if is_for_tests(group) {
            let ends = |token: &TokenTree| match token {
                TokenTree::Punct(sign) => sign.as_char() == ';',
                TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                _ => false,
            };
            let rest = &tokens[start..];
            return start + rest.iter().position(ends).map_or(rest.len(), |index| index + 1);
        }
        let mut inside = group.stream().into_iter();
        if inside.next().is_none_or(|token| token.to_string() != "doc") {
            self.paths_in_texts(group.stream());
            self.read(group.stream());
        }
        start + 1
    }

    /// `#[serde(with = "crate::a::b")]`.
    fn paths_in_texts(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.paths_in_texts(group.stream()),
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    let text = text.trim_matches('"');
                    if ["crate::", "super::", "self::"].iter().any(|head| text.starts_with(head)) {
                        let segments = text.split("::").map(str::to_owned).collect();
                        let line = literal.span().start().line;
                        self.paths.push(PathUse { segments, line });
                    }
                }
                _ => {}
            }
        }
    }

    /// Returns the index behind the path that begins at `at`.
    fn path(&mut self, tokens: &[TokenTree], mut at: usize) -> usize {
        // `::leptos::view` and `<T as Trait>::name` begin nowhere in the crate.
        let is_a_tail = at >= 2 && is_double_colon(tokens, at - 2);
        let mut segments = Vec::new();
        let mut line = 0;
        while let Some(TokenTree::Ident(name)) = tokens.get(at) {
            line = if segments.is_empty() { name.span().start().line } else { line };
            let text = name.to_string();
            self.names.entry(text.clone()).or_insert(name.span().start().line);
            segments.push(text);
            at += 1;
            if !is_double_colon(tokens, at) {
                break;
            }
            at += 2;
        }
        if segments.len() > 1 && !is_a_tail {
            self.paths.push(PathUse { segments, line });
        }
        at
    }

    /// A `use` inside of a function.
    fn use_tree(&mut self, head: &[String], tokens: &[TokenTree], line: usize) {
        for branch in tokens.split(|token| is_sign(Some(token), ',')) {
            let mut segments = head.to_vec();
            if segments.is_empty() && is_double_colon(branch, 0) {
                segments.push(String::new());
            }
            for token in branch {
                match token {
                    TokenTree::Ident(name) if name == "as" => break,
                    TokenTree::Ident(name) => segments.push(name.to_string()),
                    TokenTree::Group(group) => {
                        let inner: Vec<_> = group.stream().into_iter().collect();
                        self.use_tree(&segments, &inner, line);
                        segments.clear();
                    }
                    _ => {}
                }
            }
            if segments.len() > 1 {
                self.paths.push(PathUse { segments, line });
            }
        }
    }
}

/// `#[cfg(test)]` and its like: what it stands before is not part of the product.
pub fn is_for_tests(attribute: &Group) -> bool {
    let text: String = attribute.stream().to_string().split_whitespace().collect();
    let names = ["test", "doctest", "fuzzing"];
    let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '_');
    text.starts_with("cfg(")
        && !text.contains("not(")
        && words.into_iter().any(|word| names.contains(&word))
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

fn is_double_colon(tokens: &[TokenTree], at: usize) -> bool {
    let joint = matches!(
        tokens.get(at),
        Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint
    );
    joint && is_sign(tokens.get(at + 1), ':')
}

fn position_of(tokens: &[TokenTree], from: usize, sign: char) -> usize {
    let found = tokens[from..].iter().position(|token| is_sign(Some(token), sign));
    found.map_or(tokens.len(), |index| from + index)
}

#[cfg(test)]
fn paths(text: &str) -> Vec<String> {
    let mut scan = Scan::default();
    scan.read(text.parse().unwrap());
    scan.paths.into_iter().map(|path| path.segments.join("::")).collect()
}

#[test]
fn a_path_is_found_in_code_and_in_macros() {
    assert_eq!(
        paths("fn f(a: crate::a::B) -> super::C { d::E::F }"),
        ["crate::a::B", "super::C", "d::E::F"]
    );
    assert_eq!(paths("view! { <p>{crate::words::of(x)}</p> }"), ["crate::words::of"]);
    assert_eq!(paths(r#"#[serde(with = "crate::wire::list")] struct A;"#), ["crate::wire::list"]);
    assert_eq!(
        paths("fn f() { use super::a::{B, c::D as E}; }"),
        ["super::a::B", "super::a::c::D"]
    );
}

#[test]
fn tests_docs_and_foreign_paths_are_passed_over() {
    assert!(paths("#[cfg(test)] fn f() { crate::a::b() }").is_empty());
    assert!(paths("/// See [`crate::a::B`].\nstruct A;").is_empty());
    assert!(paths("fn f() { ::core::mem::drop(1) }").is_empty());
    assert_eq!(paths("fn f() { use ::a::b; }"), ["::a::b"]);
    assert_eq!(paths("#[cfg(test)] fn f() {} fn g() { a::b() }"), ["a::b"]);
}
