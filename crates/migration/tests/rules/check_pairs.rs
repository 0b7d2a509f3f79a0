//! Everything that can be wrong with chosen pairs.

use migration::EndpointKind::{
    PolardbCluster, PolardbCustom, PolardbPrimary, RdsPrimary, RdsProxy, RdsReadOnly, Unrecognised,
};
use migration::*;

use crate::support::{address, endpoint, many, pair, side};

/// The faults of a primary with a primary, whose addresses `change` may alter.
fn faults(change: impl FnOnce(&mut Address, &mut Address)) -> Vec<PairFault> {
    let (mut a, mut b) = (address("a"), address("b"));
    change(&mut a, &mut b);
    let rds = [endpoint(RdsPrimary, vec![a])];
    let polardb = [endpoint(PolardbPrimary, vec![b])];
    let faults = check_pairs(&rds, &polardb, &[pair("a", "b")]);
    // What is offered has no fault and no warning.
    assert_eq!(default_pairs(&rds, &polardb).is_empty(), !faults.is_empty());
    faults
}

#[track_caller]
fn blocks(faults: &[PairFault], expected: PairFault, sentence: &str) {
    assert_eq!(faults, std::slice::from_ref(&expected));
    assert!(expected.is_blocking(), "{expected}");
    assert_eq!(expected.to_string(), sentence);
}

#[track_caller]
fn warns(faults: &[PairFault], expected: PairFault, sentence: &str) {
    assert_eq!(faults, std::slice::from_ref(&expected));
    assert!(!expected.is_blocking(), "{expected}");
    assert_eq!(expected.to_string(), sentence);
}

#[test]
fn exactly_the_documented_kinds_may_pair() {
    let allowed = [
        (RdsPrimary, PolardbPrimary),
        (RdsPrimary, PolardbCluster),
        (RdsProxy, PolardbCluster),
        (RdsProxy, PolardbCustom),
        (RdsReadOnly, PolardbCluster),
        (RdsReadOnly, PolardbCustom),
    ];
    let kinds = [
        RdsPrimary,
        RdsProxy,
        RdsReadOnly,
        PolardbPrimary,
        PolardbCluster,
        PolardbCustom,
        Unrecognised("Direct".to_owned()),
    ];
    for rds in &kinds {
        for polardb in &kinds {
            let expected = allowed.contains(&(rds.clone(), polardb.clone()));
            assert_eq!(may_pair(rds, polardb), expected, "{rds:?} with {polardb:?}");
            let found = check_pairs(
                &side(&[(rds.clone(), "a")]),
                &side(&[(polardb.clone(), "b")]),
                &[pair("a", "b")],
            );
            let fault = PairFault::TypesMayNotSwap("a".into(), "b".into());
            assert_eq!(found, if expected { vec![] } else { vec![fault] }, "{rds:?} {polardb:?}");
        }
    }
}

#[test]
fn two_equal_private_primaries_swap_without_fault() {
    assert_eq!(faults(|_, _| {}), []);
}

#[test]
fn kinds_that_may_not_swap_block() {
    let rds = side(&[(RdsProxy, "a")]);
    let polardb = side(&[(PolardbPrimary, "b")]);
    blocks(
        &check_pairs(&rds, &polardb, &[pair("a", "b")]),
        PairFault::TypesMayNotSwap("a".into(), "b".into()),
        "the endpoint types of a and b may not swap",
    );
}

#[test]
fn no_pair_at_all_blocks() {
    let (rds, polardb) = (side(&[(RdsPrimary, "a")]), side(&[(PolardbPrimary, "b")]));
    blocks(
        &check_pairs(&rds, &polardb, &[]),
        PairFault::NoPairs,
        "no pair of connection strings was chosen",
    );
}

#[test]
fn a_string_the_side_does_not_have_blocks_also_when_the_other_side_has_it() {
    let (rds, polardb) = (side(&[(RdsPrimary, "a")]), side(&[(PolardbPrimary, "b")]));
    blocks(
        &check_pairs(&rds, &polardb, &[pair("x", "b")]),
        PairFault::NotOnRdsSide("x".into()),
        "x is not a connection string of the RDS side now",
    );
    blocks(
        &check_pairs(&rds, &polardb, &[pair("a", "y")]),
        PairFault::NotOnPolardbSide("y".into()),
        "y is not a connection string of the PolarDB side now",
    );
    assert_eq!(
        check_pairs(&rds, &polardb, &[pair("b", "a")]),
        [PairFault::NotOnRdsSide("b".into()), PairFault::NotOnPolardbSide("a".into())]
    );
}

#[test]
fn a_string_in_two_pairs_blocks() {
    let rds = side(&[(RdsPrimary, "a"), (RdsProxy, "b")]);
    let polardb = side(&[(PolardbCluster, "c"), (PolardbCustom, "d")]);
    blocks(
        &check_pairs(&rds, &polardb, &[pair("a", "c"), pair("b", "c")]),
        PairFault::UsedTwice("c".into()),
        "c is in more than one pair",
    );
    let twice = check_pairs(&rds, &polardb, &[pair("b", "c"), pair("b", "d")]);
    assert_eq!(twice, [PairFault::UsedTwice("b".into())]);
}

#[test]
fn an_ipv6_address_blocks_on_either_side() {
    for ip in ["fd00::1", "2001:db8:0:0:0:0:0:1", "::ffff:10.0.0.1"] {
        blocks(
            &faults(|a, _| a.ip = ip.to_owned()),
            PairFault::Ipv6("a".into()),
            "a is an IPv6 address, which cannot swap",
        );
        assert_eq!(faults(|_, b| b.ip = ip.to_owned()), [PairFault::Ipv6("b".into())]);
    }
    assert_eq!(faults(|a, _| a.ip.clear()), []);
}

#[test]
fn ssl_on_one_side_only_blocks_and_on_both_does_not() {
    blocks(
        &faults(|a, _| a.ssl = Some(true)),
        PairFault::SslDiffers("a".into(), "b".into()),
        "SSL differs between a and b; it must be equal on both",
    );
    assert_eq!(faults(|_, b| b.ssl = Some(true)), [PairFault::SslDiffers("a".into(), "b".into())]);
    assert_eq!(faults(|a, b| (a.ssl, b.ssl) = (Some(true), Some(true))), []);
    assert_eq!(faults(|a, b| (a.ssl, b.ssl) = (None, None)), []);
    assert_eq!(faults(|a, _| a.ssl = None), [], "not reported is not different");
}

#[test]
fn private_addresses_in_two_vpcs_block() {
    blocks(
        &faults(|_, b| b.vpc = "vpc-2".to_owned()),
        PairFault::VpcDiffers("a".into(), "b".into()),
        "a and b are in different VPCs, so clients would lose the connection",
    );
}

#[test]
fn public_addresses_have_no_vpc_to_be_equal() {
    let found = faults(|a, b| {
        (a.net_type, b.net_type) = (NetType::Public, NetType::Public);
        b.vpc.clear();
    });
    assert_eq!(found, []);
}

#[test]
fn network_types_that_differ_are_a_warning() {
    for net in [NetType::Public, NetType::Inner, NetType::Unrecognised("Moon".to_owned())] {
        let found = faults(|_, b| {
            b.net_type = net;
            b.vpc.clear();
        });
        let fault = PairFault::NetTypesDiffer("a".into(), "b".into());
        warns(&found, fault, "the network types of a and b differ");
    }
}

#[test]
fn ports_that_differ_are_a_warning() {
    warns(
        &faults(|a, _| a.port = "3307".to_owned()),
        PairFault::PortsDiffer("a".into(), "b".into()),
        "the ports of a and b differ, and ports do not swap",
    );
}

#[test]
fn everything_wrong_with_a_pair_is_named_at_once() {
    let found = faults(|a, b| {
        a.ssl = Some(true);
        a.ip = "::1".to_owned();
        b.vpc = "vpc-2".to_owned();
        b.port = "3307".to_owned();
    });
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn seven_pairs_may_swap_and_eight_may_not() {
    assert_eq!(MAX_PAIRS, 7);
    let (rds, polardb, pairs) = many(7);
    assert_eq!(check_pairs(&rds, &polardb, &pairs), []);
    let (rds, polardb, pairs) = many(8);
    blocks(
        &check_pairs(&rds, &polardb, &pairs),
        PairFault::TooMany(8),
        "8 pairs were chosen; at most 7 can swap",
    );
}
