//! The journal's database has one place that speaks to it.

use crate::files::{Tree, assert_none};

/// The only folder of code with statements.
const STORE: &str = "crates/backend/src/store";
/// Files that name the library and carry out nothing.
const NAMES_IT: [&str; 2] = ["crates/backend/src/database_url.rs", "server/src/logging.rs"];
/// How statements begin, and the library that carries them out.
const SQL: [&str; 6] =
    ["sqlx", "\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM ", "\"CREATE TABLE "];

/// Lines outside of the store that speak to a database, as `file:line`.
fn elsewhere(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in tree.with_ends(&[".rs"]) {
        if !path.contains("src/")
            || path.contains("/tests/")
            || path.starts_with(STORE)
            || NAMES_IT.contains(&path)
        {
            continue;
        }
        let lines = text.lines().enumerate().filter(|(_, line)| {
            !line.trim_start().starts_with("//") && SQL.iter().any(|it| line.contains(it))
        });
        found.extend(lines.map(|(index, _)| format!("{path}:{}", index + 1)));
    }
    found
}

#[test]
fn only_the_store_holds_sql() {
    assert_none("Move the statement into crates/backend/src/store:", &elsewhere(Tree::workspace()));
}

#[test]
fn sql_elsewhere_is_found() {
    let of = |path, text| elsewhere(&Tree::of(&[(path, text)]));
    let reads = "crates/backend/src/reads/find.rs";
    assert_eq!(of(reads, "\nlet text = \"SELECT * FROM intents\";"), [format!("{reads}:2")]);
    assert_eq!(of("server/src/commands/check.rs", "use sqlx::SqlitePool;").len(), 1);
    assert!(of("crates/backend/src/store/intents.rs", "\"SELECT * FROM intents\"").is_empty());
    assert!(of("crates/backend/tests/backend/kept.rs", "\"DELETE FROM samples\"").is_empty());
    assert!(of(reads, "// sqlx is the store's").is_empty());
}
