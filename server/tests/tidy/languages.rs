//! Words are one tree: a topic is a file of `words`, and a file of the same name in each language.

use std::collections::BTreeSet;

use crate::files::{Tree, assert_none};

const LANGUAGES: [&str; 2] = ["en", "zh"];

fn topics_without_a_file(tree: &Tree) -> Vec<String> {
    let named = |folder: &str| tree.names_in(folder).into_iter().collect::<BTreeSet<_>>();
    let languages = LANGUAGES.map(|language| named(&format!("app/src/words/{language}")));
    let topics: BTreeSet<_> = languages.iter().flatten().copied().collect();
    let mut found = Vec::new();
    for topic in topics {
        let mut folders = vec!["app/src/words".to_owned()];
        folders.extend(LANGUAGES.map(|language| format!("app/src/words/{language}")));
        let missing =
            folders.iter().filter(|folder| tree.text(&format!("{folder}/{topic}")).is_none());
        found.extend(missing.map(|folder| format!("there is no {folder}/{topic}")));
    }
    found
}

#[test]
fn every_topic_has_the_same_file_in_each_language() {
    let tree = Tree::workspace();
    for language in LANGUAGES {
        assert!(!tree.names_in(&format!("app/src/words/{language}")).is_empty(), "{language}");
    }
    assert_none("A topic of words has three files of one name:", &topics_without_a_file(tree));
}

#[test]
fn a_topic_that_is_missing_somewhere_is_found() {
    let all = ["app/src/words/dts.rs", "app/src/words/en/dts.rs", "app/src/words/zh/dts.rs"];
    let tree = |paths: &[&str]| Tree::of(&paths.iter().map(|path| (*path, "")).collect::<Vec<_>>());
    assert!(topics_without_a_file(&tree(&all)).is_empty());
    assert_eq!(topics_without_a_file(&tree(&all[..2])), ["there is no app/src/words/zh/dts.rs"]);
    assert_eq!(topics_without_a_file(&tree(&all[1..])), ["there is no app/src/words/dts.rs"]);
    let own = ["app/src/words/language.rs"];
    assert!(topics_without_a_file(&tree(&own)).is_empty());
}
