//! One place calls the cloud, `backend`, so that no write goes past the journal; and each operation has two files of the
//! same name: one that calls it and one that answers it.

use std::collections::BTreeSet;

use crate::files::{Tree, assert_none};

const PRODUCTS: [&str; 3] = ["polardb", "rds", "sts"];

/// The client's functions that make a call, each with the file that holds it.
fn calls(tree: &Tree) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for (path, text) in tree.with_ends(&[".rs"]) {
        let is_of_a_product = PRODUCTS.iter().any(|product| {
            path.strip_prefix("crates/acs-client/src/")
                .is_some_and(|rest| rest.starts_with(product))
        });
        if is_of_a_product {
            let heads = text.split("pub fn ").skip(1).filter_map(|rest| rest.split_once(" {"));
            let sent = heads.map(|(head, _)| head);
            let sent = sent.filter(|head| head.contains("-> Read<") || head.contains("-> Write<"));
            let names = sent.filter_map(|head| head.split_once('(').map(|(name, _)| name));
            found.extend(names.map(|name| (path, name)));
        }
    }
    found
}

/// Operations whose file is not named like them, or has no twin in the emulator.
fn without_twin(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (path, name) in calls(tree) {
        let inside = path.strip_prefix("crates/acs-client/src/").unwrap_or(path);
        let twin = format!("crates/emulator/src/operations/{inside}");
        if inside.rsplit('/').next() != Some(&format!("{name}.rs")) {
            found.push(format!("{path}: {name} belongs in a file {name}.rs"));
        } else if tree.text(&twin).is_none() {
            found.push(format!("{path}: the emulator has no {twin}"));
        }
    }
    found
}

#[test]
fn every_operation_of_the_client_has_its_twin_in_the_emulator() {
    let tree = Tree::workspace();
    let names: BTreeSet<_> = calls(tree).into_iter().map(|(_, name)| name).collect();
    assert!(names.contains("describe_db_clusters"), "{names:?}");
    assert!(names.contains("close_db_cluster_migration"), "{names:?}");
    assert_none(
        "An operation has one file in the client and one of the same name in the emulator:",
        &without_twin(tree),
    );
}

#[test]
fn an_operation_without_twin_is_found() {
    let call = "impl Client {\n    pub fn describe_regions(&self) -> Read<()> {\n    }\n}";
    let client = "crates/acs-client/src/polardb/describe_regions.rs";
    let twin = "crates/emulator/src/operations/polardb/describe_regions.rs";
    assert_eq!(without_twin(&Tree::of(&[(client, call)])).len(), 1);
    assert!(without_twin(&Tree::of(&[(client, call), (twin, "")])).is_empty());
    let misnamed = [("crates/acs-client/src/polardb/regions.rs", call), (twin, "")];
    assert_eq!(without_twin(&Tree::of(&misnamed)).len(), 1);
    let other = [("crates/acs-client/src/client.rs", call)];
    assert!(without_twin(&Tree::of(&other)).is_empty());
}

/// Files that call an operation although only `backend` may.
fn callers(tree: &Tree) -> Vec<String> {
    let operations: BTreeSet<_> = calls(tree).into_iter().map(|(_, name)| name).collect();
    let mut found = Vec::new();
    for (path, text) in tree.with_ends(&[".rs"]) {
        let may = ["crates/acs-client/", "crates/backend/"].iter().any(|own| path.starts_with(own));
        if !may && !path.contains("/tests/") {
            let called = operations.iter().filter(|name| text.contains(&format!(".{name}(")));
            found.extend(called.map(|name| format!("{path} calls {name}")));
        }
    }
    found
}

#[test]
fn only_the_backend_calls_the_client_s_operations() {
    assert_none("A call goes through `backend`:", &callers(Tree::workspace()));
}

#[test]
fn a_call_past_the_backend_is_found() {
    let call = "pub fn describe_regions(&self) -> Read<()> {";
    let client = ("crates/acs-client/src/polardb/describe_regions.rs", call);
    let page = |path| Tree::of(&[client, (path, "client.describe_regions().await")]);
    assert_eq!(callers(&page("app/src/pages/home.rs")).len(), 1);
    assert!(callers(&page("crates/backend/src/reads/regions.rs")).is_empty());
}
