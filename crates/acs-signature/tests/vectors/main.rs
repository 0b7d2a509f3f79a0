//! Golden values computed by the official SDKs. Every stage of every vector is compared, and every
//! request as it was on the wire is verified, with the right secret, a wrong one, and altered.
//!
//! `ACS_SIGNATURE_VECTORS` names another file of the same schema to run instead.

mod acs3;
mod file;
mod rpc;
mod wire;

use file::Vector;

/// One failure per line, so that a bad vector can be found by its id.
fn run(vectors: &[Vector], check: impl Fn(&Vector) -> Result<(), String>) {
    let failures: Vec<String> = vectors
        .iter()
        .filter_map(|vector| check(vector).err().map(|why| format!("{}: {why}", vector.id)))
        .collect();
    let (failed, all) = (failures.len(), vectors.len());
    assert!(failures.is_empty(), "{failed} of {all} vectors fail:\n{}", failures.join("\n"));
}

fn same(stage: &str, ours: &str, expected: &str) -> Result<(), String> {
    if ours == expected {
        return Ok(());
    }
    Err(format!("{stage} differs\n  ours:     {ours:?}\n  expected: {expected:?}"))
}

#[test]
fn every_stage_of_every_vector_is_reproduced() {
    run(&file::load(), |vector| match vector.scheme.as_str() {
        "ACS3-HMAC-SHA256" => acs3::stages(vector),
        "RPC-V1-HMAC-SHA1" => rpc::stages(vector),
        other => Err(format!("unknown scheme {other}")),
    });
}

#[test]
fn every_request_on_the_wire_verifies_and_fails_when_something_is_wrong() {
    let vectors = file::load();
    let with_wire: Vec<Vector> = vectors.into_iter().filter(|v| v.wire.is_some()).collect();
    run(&with_wire, |vector| match vector.scheme.as_str() {
        "ACS3-HMAC-SHA256" => acs3::wire(vector),
        "RPC-V1-HMAC-SHA1" => rpc::wire(vector),
        other => Err(format!("unknown scheme {other}")),
    });
}

#[test]
fn the_bundled_file_is_whole() {
    let bundled = file::read(&file::bundled());
    assert_eq!(bundled.len(), 106);
    let ids: std::collections::BTreeSet<_> = bundled.iter().map(|v| &v.id).collect();
    assert_eq!(ids.len(), bundled.len(), "ids are unique");
    assert_eq!(bundled.iter().filter(|v| v.wire.is_none()).count(), 3);
}
