//! The pairs that are offered, and the way back.

use migration::EndpointKind::{
    PolardbCluster, PolardbCustom, PolardbPrimary, RdsPrimary, RdsProxy, RdsReadOnly, Unrecognised,
};
use migration::*;

use crate::support::{address, endpoint, many, pair, side};

#[test]
fn no_more_than_seven_pairs_are_offered() {
    let (rds, polardb, pairs) = many(9);
    assert_eq!(default_pairs(&rds, &polardb), pairs[..7]);
}

#[test]
fn by_default_primary_goes_with_primary_proxy_with_cluster_and_read_only_with_custom() {
    // In no helpful order.
    let rds = side(&[(RdsReadOnly, "readonly"), (RdsProxy, "proxy"), (RdsPrimary, "primary")]);
    let polardb =
        side(&[(PolardbCustom, "custom"), (PolardbCluster, "cluster"), (PolardbPrimary, "main")]);
    assert_eq!(
        default_pairs(&rds, &polardb),
        [pair("primary", "main"), pair("proxy", "cluster"), pair("readonly", "custom")]
    );
}

#[test]
fn a_primary_takes_the_cluster_endpoint_when_it_has_no_other_partner() {
    let rds = side(&[(RdsProxy, "proxy"), (RdsPrimary, "primary")]);
    let polardb = side(&[(PolardbCluster, "cluster")]);
    assert_eq!(default_pairs(&rds, &polardb), [pair("primary", "cluster")]);
}

#[test]
fn private_is_offered_with_private_and_public_with_public() {
    let public = |name: &str| Address {
        net_type: NetType::Public,
        vpc: String::new(),
        ip: "203.0.113.1".to_owned(),
        ..address(name)
    };
    let rds = [endpoint(RdsPrimary, vec![public("public"), address("private")])];
    let polardb = [
        endpoint(PolardbPrimary, vec![address("main")]),
        endpoint(PolardbCluster, vec![address("cluster"), public("open")]),
    ];
    assert_eq!(default_pairs(&rds, &polardb), [pair("public", "open"), pair("private", "main")]);
}

#[test]
fn what_has_no_partner_is_not_offered() {
    let rds = side(&[(RdsPrimary, "a"), (Unrecognised("Direct".to_owned()), "direct")]);
    assert_eq!(default_pairs(&rds, &[]), []);
    assert_eq!(default_pairs(&[], &side(&[(PolardbPrimary, "b")])), []);
    let all = side(&[(PolardbPrimary, "b"), (PolardbCluster, "c"), (PolardbCustom, "d")]);
    assert_eq!(default_pairs(&rds, &all), [pair("a", "b")]);
}

#[test]
fn inverting_names_each_string_by_the_side_it_is_on_after_the_swap() {
    let pairs = vec![pair("rm-1", "pc-1"), pair("rm-2", "pc-2")];
    assert_eq!(invert(&pairs), [pair("pc-1", "rm-1"), pair("pc-2", "rm-2")]);
    assert_eq!(invert(&invert(&pairs)), pairs);

    let rds = side(&[(RdsPrimary, "pc-1"), (RdsProxy, "pc-2")]);
    let polardb = side(&[(PolardbPrimary, "rm-1"), (PolardbCluster, "rm-2")]);
    assert_eq!(check_pairs(&rds, &polardb, &invert(&pairs)), []);
    assert_eq!(default_pairs(&rds, &polardb), invert(&pairs));
}

#[test]
fn a_string_is_found_with_its_endpoint_whatever_it_is_called() {
    let rds = side(&[(RdsPrimary, "pc-1"), (RdsProxy, "pc-2")]);
    let (found, at) = endpoint_of(&rds, "pc-2").unwrap();
    assert_eq!((&found.kind, at.connection_string.as_str()), (&RdsProxy, "pc-2"));
    assert_eq!(endpoint_of(&rds, "pc-3"), None);
}

#[test]
fn an_address_without_a_connection_string_is_neither_offered_nor_found() {
    let (rds, polardb) = (side(&[(RdsPrimary, "")]), side(&[(PolardbPrimary, "")]));
    assert_eq!(default_pairs(&rds, &polardb), []);
    assert_eq!(endpoint_of(&rds, ""), None);
    let faults = check_pairs(&rds, &polardb, &[pair("", "")]);
    assert!(faults.contains(&PairFault::NotOnRdsSide(String::new())), "{faults:?}");
}
