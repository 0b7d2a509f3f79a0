//! What a comment or a document refers to is there: facts of the cloud under `docs/vendor`, decisions, other documents.

use std::collections::BTreeSet;

use crate::files::{Tree, assert_none};

/// The numbers of the headings of a document: `3` of `## 3. States`, `4.7a` of `### 4.7a Stock`.
fn headings(text: &str) -> BTreeSet<&str> {
    let titles = text.lines().filter(|line| line.starts_with('#'));
    let heads = titles.filter_map(|line| line.trim_start_matches('#').split_whitespace().next());
    heads.map(|head| head.trim_end_matches('.')).filter(|head| is_number(head)).collect()
}

/// `4`, `4.7` or `4.7a`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_suffix(|sign: char| sign.is_ascii_lowercase()).unwrap_or(text);
    let mut parts = digits.split('.');
    parts.all(|part| !part.is_empty() && part.chars().all(|sign| sign.is_ascii_digit()))
}

/// The text behind a citation's name as one line: a comment goes on in the next line.
fn in_one_line(text: &str) -> String {
    let lines =
        text.lines().take(3).map(|line| line.trim().trim_start_matches(['/', '!', '*', '#']));
    lines.map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The numbers that begin a text: `3.3, 3.4, 6.3`, `2 and 4`, `4.4 to 4.6`, but `5` of `5, rule 1`.
fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '.');
        let number = rest[..end.unwrap_or(rest.len())].trim_end_matches('.');
        if !is_number(number) {
            return found;
        }
        found.push(number.to_owned());
        rest = &rest[number.len()..];
        let Some(next) =
            [", ", " and ", " to ", " or "].iter().find_map(|one| rest.strip_prefix(one))
        else {
            return found;
        };
        rest = next;
    }
}

/// Every place where `word` begins a word, with its line and the text behind it.
fn mentions<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = (usize, &'a str, &'a str)> {
    text.match_indices(word).filter_map(move |(at, _)| {
        let before = &text[..at];
        let is_inside =
            before.ends_with(|sign: char| sign.is_alphanumeric() || "-_".contains(sign));
        let line = before.matches('\n').count() + 1;
        (!is_inside).then_some((line, before, &text[at + word.len()..]))
    })
}

fn sections_that_are_missing(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| is_of_ours(path)) {
        for (line, _, rest) in mentions(text, concat!("vendor", "/")) {
            let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-');
            let (name, rest) = rest.split_at(end.unwrap_or(rest.len()));
            let document = format!("docs/vendor/{name}.md");
            let Some(cited) = tree.text(&document) else {
                if !name.is_empty() {
                    found.push(format!("{path}:{line} there is no {document}"));
                }
                continue;
            };
            let headings = headings(cited);
            for number in numbers(in_one_line(rest).trim_start()) {
                if !headings.contains(number.as_str()) {
                    found.push(format!("{path}:{line} {document} has no section {number}"));
                }
            }
        }
    }
    found
}

fn decisions_that_are_missing(tree: &Tree) -> Vec<String> {
    let mut known = BTreeSet::new();
    for name in tree.names_in("docs/decisions") {
        known.extend(name.split('-').next().and_then(|number| number.parse::<u32>().ok()));
    }
    let mut found = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| is_of_ours(path)) {
        for word in ["decision ", "decisions ", "Decision ", "Decisions "] {
            for (line, _, rest) in mentions(text, word) {
                let missing =
                    numbers(&in_one_line(rest)).into_iter().filter_map(|one| one.parse().ok());
                let missing = missing.filter(|number: &u32| !known.contains(number));
                found.extend(
                    missing.map(|number| format!("{path}:{line} there is no decision {number}")),
                );
            }
        }
        for (line, _, rest) in mentions(text, concat!("AD", "R ")) {
            if rest.starts_with(|sign: char| sign.is_ascii_digit()) {
                found.push(format!("{path}:{line} say `decision` and its number"));
            }
        }
    }
    found
}

/// Names of documents that no file of the repository has.
fn documents_that_are_missing(tree: &Tree) -> Vec<String> {
    let name_of = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let known: BTreeSet<_> = tree.with_ends(&[".md"]).map(|(path, _)| name_of(path)).collect();
    let mut found = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| is_of_ours(path)) {
        for (index, line) in text.lines().enumerate().filter(|(_, line)| line.contains(".md")) {
            for word in line.split(|sign: char| !sign.is_alphanumeric() && !"-_./".contains(sign)) {
                let name = name_of(word.trim_end_matches('.'));
                if name.len() > ".md".len() && name.ends_with(".md") && !known.contains(&name) {
                    found.push(format!("{path}:{} there is no {name}", index + 1));
                }
            }
        }
    }
    found
}

/// The rules themselves speak of documents that are not there.
fn is_of_ours(path: &str) -> bool {
    !path.starts_with("server/tests/tidy/")
}

#[test]
fn a_cited_section_is_a_heading_under_docs_vendor() {
    assert_none(
        "`vendor/NAME 3.1` is the heading 3.1 of docs/vendor/NAME.md:",
        &sections_that_are_missing(Tree::workspace()),
    );
}

#[test]
fn a_cited_decision_is_in_docs_decisions() {
    assert_none("A decision is a file:", &decisions_that_are_missing(Tree::workspace()));
}

#[test]
fn a_document_that_is_named_is_there() {
    assert_none(
        "Name documents of the repository only:",
        &documents_that_are_missing(Tree::workspace()),
    );
}

#[test]
fn a_section_that_is_missing_is_found() {
    let missing = |comment: &str| {
        let facts = "# Facts\n## 3. States\n### 3.1 Words\n## 4.7a Stock\n## 5 Rules\n";
        let tree = Tree::of(&[("docs/vendor/facts.md", facts), ("a.rs", comment)]);
        sections_that_are_missing(&tree).len()
    };
    for fine in [
        "//! (vendor/facts 3.1, 5)",
        "/// As in vendor/facts 3 and 4.7a.",
        "/// (vendor/facts 3 to 5, rule 9)",
        "/// See (vendor/facts\n/// 3.1).",
        "/// docs/vendor/facts.md",
    ] {
        assert_eq!(missing(fine), 0, "{fine}");
    }
    for broken in [
        "//! (vendor/facts 3.2)",
        "/// (vendor/facts 3.1, 5.1)",
        "/// (vendor/facts 3 and 4)",
        "/// (vendor/facts\n/// 9)",
        "/// (vendor/other 3)",
        "/// vendor/facts 3 to 6",
    ] {
        assert_eq!(missing(broken), 1, "{broken}");
    }
}

#[test]
fn a_decision_that_is_missing_is_found() {
    let missing = |comment: &str| {
        let tree = Tree::of(&[("docs/decisions/0012-one-journal.md", ""), ("a.rs", comment)]);
        decisions_that_are_missing(&tree).len()
    };
    assert_eq!(missing("// (decision 12) and [decision 12](docs)"), 0);
    assert_eq!(missing("// a decision of 13 people"), 0);
    assert_eq!(missing("// (decision 13)"), 1);
    assert_eq!(missing("// decisions 12 and 14"), 1);
    assert_eq!(missing(concat!("// (AD", "R 12)")), 1);
}

#[test]
fn a_document_that_is_missing_is_found() {
    let missing = |comment: &str| {
        let tree = Tree::of(&[("docs/vendor/sdk-wire.md", ""), ("a.rs", comment)]);
        documents_that_are_missing(&tree).len()
    };
    assert_eq!(missing("// docs/vendor/sdk-wire.md."), 0);
    assert_eq!(missing("// (wire.md 5)"), 1);
}
