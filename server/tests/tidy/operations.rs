//! One place calls the cloud: `backend`, so that no write goes past the journal.

use std::collections::BTreeSet;

use crate::sources;

/// The names of the client's operations, from the files that hold them.
fn operations() -> BTreeSet<String> {
    let files = sources(&[".rs"]).into_iter().filter(|(path, _)| {
        ["crates/acs-client/src/polardb", "crates/acs-client/src/rds"]
            .iter()
            .any(|place| path.starts_with(place))
    });
    let names = files.flat_map(|(_, text)| {
        let after = text.split("pub fn ").skip(1);
        let heads = after.filter_map(|rest| rest.split_once(" {")).map(|(head, _)| head);
        let sent = heads.filter(|head| head.contains("-> Read<") || head.contains("-> Write<"));
        sent.filter_map(|head| Some(head.split_once('(')?.0.to_owned())).collect::<Vec<_>>()
    });
    names.collect()
}

#[test]
fn only_the_backend_calls_the_client_s_operations() {
    let operations = operations();
    assert!(operations.contains("describe_db_clusters"), "{operations:?}");
    assert!(operations.contains("close_db_cluster_migration"), "{operations:?}");
    for (path, text) in sources(&[".rs"]) {
        let may = ["crates/acs-client/", "crates/backend/"].iter().any(|own| path.starts_with(own));
        if may || path.contains("/tests/") {
            continue;
        }
        for operation in &operations {
            assert!(!text.contains(&format!(".{operation}(")), "{path} calls {operation}");
        }
    }
}
