//! Names left without a partner, and what would have to be created.

use migration::CheckId as Id;
use migration::EndpointKind::{
    PolardbCluster, PolardbCustom, PolardbPrimary, RdsPrimary, RdsProxy, RdsReadOnly, Unrecognised,
};
use migration::*;

use crate::support::*;

/// Of every name without a partner: the name, why it cannot swap, and the fix.
fn unpaired(
    rds: Vec<Endpoint>,
    polardb: Vec<Endpoint>,
    pairs: &[Pair],
) -> Vec<(String, Option<Exclusion>, Option<Fix>)> {
    let mut scene = Scene::ready(Action::Switch);
    scene.migration.rds_endpoints = rds;
    scene.migration.polardb_endpoints = polardb;
    scene.pairs = Some(pairs.to_vec());
    let report = scene.report(Action::Switch);
    report
        .of(Id::UnpairedName)
        .filter(|check| check.verdict == AMBER)
        .map(|check| match &check.evidence {
            Evidence::Unpaired { place, excluded } => {
                (place.connection_string.clone(), *excluded, check.fix.clone())
            }
            other => panic!("{other:?}"),
        })
        .collect()
}

fn default_cluster() -> Vec<Endpoint> {
    vec![endpoint(PolardbPrimary, vec![address("x")]), endpoint(PolardbCluster, vec![address("y")])]
}

fn create_address(endpoint: &str, partner_of: &str) -> Option<Fix> {
    Some(Fix::CreateEndpointAddress {
        endpoint: endpoint.into(),
        net_type: NetType::Public,
        partner_of: partner_of.into(),
    })
}

fn create_endpoint(mode: ReadWriteMode, net_type: NetType, partner_of: &str) -> Option<Fix> {
    Some(Fix::CreateClusterEndpoint { mode, net_type, partner_of: partner_of.into() })
}

#[test]
fn a_public_name_gets_a_public_address_of_an_endpoint_that_has_none() {
    let rds = vec![
        endpoint(RdsProxy, vec![address("proxy"), public("proxy-public")]),
        endpoint(RdsPrimary, vec![address("a"), public("a-public")]),
    ];
    let found = unpaired(rds, default_cluster(), &[pair("a", "x"), pair("proxy", "y")]);
    assert_eq!(
        found,
        [
            ("a-public".into(), None, create_address("id-x", "a-public")),
            ("proxy-public".into(), None, create_address("id-y", "proxy-public")),
        ]
    );
}

#[test]
fn a_proxy_or_read_only_name_gets_a_cluster_endpoint_of_its_own() {
    let rds = vec![
        endpoint(RdsPrimary, vec![address("a")]),
        endpoint(RdsProxy, vec![address("b")]),
        endpoint(RdsProxy, vec![address("c")]),
        endpoint(RdsReadOnly, vec![address("d")]),
        endpoint(RdsReadOnly, vec![public("e")]),
    ];
    let mut polardb = default_cluster();
    polardb[1].addresses.push(public("y-public"));
    let pairs = [pair("a", "x"), pair("b", "y")];
    let (writes, reads) = (ReadWriteMode::ReadWrite, ReadWriteMode::ReadOnly);
    assert_eq!(
        unpaired(rds, polardb, &pairs),
        [
            ("c".into(), None, create_endpoint(writes, NetType::Private, "c")),
            ("d".into(), None, create_endpoint(reads, NetType::Private, "d")),
            ("e".into(), None, Some(Fix::AddPair(pair("e", "y-public")))),
        ]
    );
}

#[test]
fn a_partner_that_is_there_is_offered_before_anything_is_created() {
    let rds =
        vec![endpoint(RdsPrimary, vec![address("a")]), endpoint(RdsProxy, vec![address("b")])];
    let mut polardb = default_cluster();
    polardb[1].addresses[0].port = "3307".into();
    polardb[1].addresses[0].ssl = Some(true);
    let found = unpaired(rds, polardb, &[pair("a", "x")]);
    assert_eq!(found, [("b".into(), None, Some(Fix::AddPair(pair("b", "y"))))]);
}

#[test]
fn no_two_names_are_promised_the_same_partner() {
    let rds = vec![
        endpoint(RdsProxy, vec![public("b")]),
        endpoint(RdsProxy, vec![public("c")]),
        endpoint(RdsReadOnly, vec![address("d")]),
        endpoint(RdsReadOnly, vec![address("e")]),
    ];
    let polardb = vec![endpoint(PolardbCluster, vec![address("y")])];
    let reads = ReadWriteMode::ReadOnly;
    assert_eq!(
        unpaired(rds, polardb, &[]),
        [
            ("b".into(), None, create_address("id-y", "b")),
            ("c".into(), None, create_endpoint(ReadWriteMode::ReadWrite, NetType::Public, "c")),
            ("d".into(), None, Some(Fix::AddPair(pair("d", "y")))),
            ("e".into(), None, create_endpoint(reads, NetType::Private, "e")),
        ]
    );
}

#[test]
fn what_cannot_swap_says_why_and_gets_no_fix() {
    let ipv6 = Address { ip: "fd00::1".into(), ..address("six") };
    let elsewhere = Address { vpc: "vpc-2".into(), ..address("far") };
    let rds = vec![
        endpoint(RdsPrimary, vec![ipv6]),
        endpoint(RdsProxy, vec![elsewhere]),
        endpoint(Unrecognised("Direct".into()), vec![address("direct")]),
    ];
    assert_eq!(
        unpaired(rds, default_cluster(), &[]),
        [
            ("six".into(), Some(Exclusion::Ipv6), None),
            ("far".into(), Some(Exclusion::Vpc), None),
            ("direct".into(), Some(Exclusion::Kind), None),
        ]
    );
}

#[test]
fn a_primary_whose_partners_are_taken_gets_none_created() {
    let rds = vec![
        endpoint(RdsPrimary, vec![address("a")]),
        endpoint(RdsPrimary, vec![address("a2")]),
        endpoint(RdsPrimary, vec![address("a3")]),
    ];
    let found = unpaired(rds, default_cluster(), &[pair("a", "x"), pair("a2", "y")]);
    assert_eq!(found, [("a3".into(), None, None)]);
}

#[test]
fn a_cluster_with_seven_cluster_endpoints_gets_no_eighth() {
    let custom = |i: usize| endpoint(PolardbCustom, vec![address(&format!("p{i}"))]);
    let proxy = |i: usize| endpoint(RdsProxy, vec![address(&format!("r{i}"))]);
    let mut rds: Vec<_> = (0..6).map(proxy).collect();
    rds.push(endpoint(RdsReadOnly, vec![address("last")]));
    let of = |count: usize| (0..count).map(custom).collect::<Vec<_>>();
    let pairs: Vec<_> = (0..6).map(|i| pair(&format!("r{i}"), &format!("p{i}"))).collect();
    let reads = ReadWriteMode::ReadOnly;
    let created = create_endpoint(reads, NetType::Private, "last");
    assert_eq!(unpaired(rds.clone(), of(6), &pairs), [("last".into(), None, created)]);
    let mut full = of(6);
    full.push(endpoint(PolardbCluster, vec![public("y")]));
    assert_eq!(unpaired(rds, full, &pairs), [("last".into(), None, None)]);
}

#[test]
fn beyond_seven_pairs_there_is_no_room() {
    let rds: Vec<_> = (0..9).map(|i| endpoint(RdsProxy, vec![address(&format!("r{i}"))])).collect();
    let polardb: Vec<_> =
        (0..7).map(|i| endpoint(PolardbCustom, vec![address(&format!("p{i}"))])).collect();
    let pairs: Vec<_> = (0..7).map(|i| pair(&format!("r{i}"), &format!("p{i}"))).collect();
    assert_eq!(
        unpaired(rds, polardb, &pairs),
        [
            ("r7".into(), Some(Exclusion::NoRoom), None),
            ("r8".into(), Some(Exclusion::NoRoom), None)
        ]
    );
}

#[test]
fn what_is_promised_takes_up_room_too() {
    let custom = |i: usize| endpoint(PolardbCustom, vec![address(&format!("p{i}"))]);
    let proxy = |i: usize| endpoint(RdsProxy, vec![address(&format!("r{i}"))]);
    let pairs: Vec<_> = (0..5).map(|i| pair(&format!("r{i}"), &format!("p{i}"))).collect();

    let mut six = pairs.clone();
    six.push(pair("r5", "p5"));
    let found = unpaired((0..8).map(proxy).collect(), (0..7).map(custom).collect(), &six);
    assert_eq!(
        found,
        [
            ("r6".into(), None, Some(Fix::AddPair(pair("r6", "p6")))),
            ("r7".into(), Some(Exclusion::NoRoom), None),
        ]
    );

    // Six cluster endpoints: one more may be created, and not two.
    let mut polardb: Vec<_> = (0..5).map(custom).collect();
    polardb.push(endpoint(PolardbCluster, vec![public("y")]));
    let created = create_endpoint(ReadWriteMode::ReadWrite, NetType::Private, "r5");
    let found = unpaired((0..7).map(proxy).collect(), polardb, &pairs);
    assert_eq!(found, [("r5".into(), None, created), ("r6".into(), None, None)]);
}

#[test]
fn an_endpoint_has_one_public_address() {
    let rds = vec![endpoint(RdsPrimary, vec![public("a"), public("b"), public("c")])];
    let mut polardb = default_cluster();
    polardb[0].addresses.push(public("x-public"));
    assert_eq!(
        unpaired(rds, polardb, &[pair("a", "x-public")]),
        [("b".into(), None, create_address("id-y", "b")), ("c".into(), None, None)]
    );
}

#[test]
fn a_cluster_without_private_addresses_is_in_no_other_vpc() {
    let rds = vec![endpoint(RdsProxy, vec![address("b")])];
    let polardb = vec![endpoint(PolardbCluster, vec![public("y")])];
    let created = create_endpoint(ReadWriteMode::ReadWrite, NetType::Private, "b");
    assert_eq!(unpaired(rds, polardb, &[]), [("b".into(), None, created)]);
}
