use migration::CheckId as Id;
use migration::EndpointKind::{PolardbCluster, PolardbCustom, RdsProxy};
use migration::*;

use crate::support::*;

const SWITCH: Action = Action::Switch;

/// Alters both addresses of the first pair.
fn altered(change: impl FnOnce(&mut Address, &mut Address)) -> impl FnOnce(&mut Scene) {
    |scene| {
        let Migration { rds_endpoints, polardb_endpoints, .. } = &mut scene.migration;
        change(&mut rds_endpoints[0].addresses[0], &mut polardb_endpoints[0].addresses[0]);
    }
}

/// The remark about the first pair: what was compared, and the fix.
#[track_caller]
fn about_the_pair(report: &Report, id: Id) -> (Compared, Option<Fix>) {
    let check = report.of(id).next().unwrap();
    let Evidence::Pair { pair: about, compared } = &check.evidence else { panic!("{check:?}") };
    assert_eq!(about, &pair("a", "x"));
    (compared.clone(), check.fix.clone())
}

#[test]
fn every_pair_has_every_check() {
    let report = Scene::ready(SWITCH).report(SWITCH);
    for id in [
        Id::PairNames,
        Id::PairUnique,
        Id::PairTypes,
        Id::PairIpv6,
        Id::PairSsl,
        Id::PairVpc,
        Id::PairNetTypes,
        Id::PairPorts,
    ] {
        assert_eq!(report.of(id).count(), 2, "{id}");
    }
}

#[test]
fn ports_that_differ_are_amber_and_polardb_changes_where_it_can() {
    let amber = [(Id::PairPorts, AMBER)];
    let report = check(SWITCH, altered(|a, _| a.port = "3307".into()), &amber);
    let (compared, fix) = about_the_pair(&report, Id::PairPorts);
    assert_eq!(compared, Compared::Ports("3307".into(), "3306".into()));
    let Some(Fix::ChangePort { at, to }) = fix else { panic!("{fix:?}") };
    assert_eq!((at.side, at.endpoint.as_str(), to.as_str()), (Side::Polardb, "id-x", "3307"));
}

#[test]
fn rds_changes_its_port_when_polardb_cannot_have_it() {
    for port in ["2999", "6000", "33060", "x"] {
        let amber = [(Id::PairPorts, AMBER)];
        let report = check(SWITCH, altered(|a, _| a.port = port.into()), &amber);
        let (_, fix) = about_the_pair(&report, Id::PairPorts);
        let Some(Fix::ChangePort { at, to }) = fix else { panic!("{fix:?}") };
        assert_eq!((at.side, at.endpoint.as_str(), to.as_str()), (Side::Rds, "id-a", "3306"));
    }
}

#[test]
fn ports_that_are_not_reported_are_not_known() {
    let unsure = [(Id::PairPorts, UNSURE)];
    check(SWITCH, altered(|a, b| (a.port, b.port) = Default::default()), &unsure);
}

#[test]
fn ssl_has_to_be_equal_and_polardb_is_made_so() {
    let red = [(Id::PairSsl, RED)];
    let report = check(SWITCH, altered(|a, _| a.ssl = Some(true)), &red);
    let (compared, fix) = about_the_pair(&report, Id::PairSsl);
    assert_eq!(compared, Compared::Ssl(Some(true), Some(false)));
    assert!(matches!(fix, Some(Fix::EnableSsl { at }) if at.connection_string == "x"));
    let report = check(SWITCH, altered(|_, b| b.ssl = Some(true)), &red);
    let (_, fix) = about_the_pair(&report, Id::PairSsl);
    assert!(matches!(fix, Some(Fix::DisableSsl { at }) if at.side == Side::Polardb));
    check(SWITCH, altered(|a, b| (a.ssl, b.ssl) = (Some(true), Some(true))), &[]);
}

#[test]
fn ssl_that_is_not_reported_has_to_be_acknowledged() {
    let unsure = [(Id::PairSsl, UNSURE)];
    check(SWITCH, altered(|a, _| a.ssl = None), &unsure);
    check(SWITCH, altered(|_, b| b.ssl = None), &unsure);
    let report = check(SWITCH, altered(|a, b| (a.ssl, b.ssl) = (None, None)), &unsure);
    assert_eq!(about_the_pair(&report, Id::PairSsl).1, None);
}

#[test]
fn private_addresses_have_to_be_in_one_vpc() {
    let report = check(SWITCH, altered(|a, _| a.vpc = "vpc-2".into()), &[(Id::PairVpc, RED)]);
    let (compared, fix) = about_the_pair(&report, Id::PairVpc);
    assert_eq!(compared, Compared::Vpcs("vpc-2".into(), "vpc-1".into()));
    assert_eq!(fix, Some(Fix::RemovePair(pair("a", "x"))));
    let nowhere = altered(|a, b| (a.vpc, b.vpc) = Default::default());
    check(SWITCH, nowhere, &[(Id::PairVpc, UNSURE)]);
    let both_public = altered(|a, b| {
        for address in [a, b] {
            address.net_type = NetType::Public;
            address.vpc.clear();
        }
    });
    check(SWITCH, both_public, &[]);
}

#[test]
fn ipv6_blocks_and_network_types_that_differ_are_amber() {
    check(SWITCH, altered(|_, b| b.ip = "fd00::1".into()), &[(Id::PairIpv6, RED)]);
    let amber = [(Id::PairNetTypes, AMBER)];
    check(SWITCH, altered(|_, b| b.net_type = NetType::Public), &amber);
}

#[test]
fn types_that_may_not_swap_block() {
    let crossed = |scene: &mut Scene| scene.pairs = Some(vec![pair("b", "x"), pair("a", "y")]);
    let report = check(SWITCH, crossed, &[(Id::PairTypes, RED)]);
    let verdicts: Vec<_> = report.of(Id::PairTypes).map(|check| check.verdict).collect();
    assert_eq!(verdicts, [RED, Verdict::Pass], "primary with cluster may swap");
}

#[test]
fn a_string_that_is_not_there_or_in_two_pairs_blocks() {
    let gone = |scene: &mut Scene| scene.pairs = Some(vec![pair("a", "gone"), pair("b", "y")]);
    let report = check(SWITCH, gone, &[(Id::PairNames, RED)]);
    let Evidence::Pair { compared, .. } = &report.of(Id::PairNames).next().unwrap().evidence else {
        panic!("{report:?}")
    };
    assert_eq!(compared, &Compared::Present(true, false));
    assert_eq!(report.of(Id::PairSsl).count(), 1, "nothing to compare for the other pair");

    let twice = |scene: &mut Scene| scene.pairs = Some(vec![pair("a", "y"), pair("b", "y")]);
    let report = check(SWITCH, twice, &[(Id::PairUnique, RED)]);
    let fix = report.of(Id::PairUnique).find_map(|check| check.fix.clone());
    assert_eq!(fix, Some(Fix::RemovePair(pair("b", "y"))));
}

#[test]
fn no_pair_blocks_and_offers_the_default_ones() {
    let none = |scene: &mut Scene| scene.pairs = Some(vec![]);
    let expected = [(Id::PairCount, RED), (Id::UnpairedName, AMBER), (Id::UnpairedName, AMBER)];
    let report = check(SWITCH, none, &expected);
    let fix = Some(Fix::ChoosePairs(vec![pair("a", "x"), pair("b", "y")]));
    assert_eq!(only(&report, Id::PairCount).fix, fix);
}

#[test]
fn seven_pairs_are_enough() {
    let many = |count: usize| {
        move |scene: &mut Scene| {
            let names: Vec<_> = (0..count).map(|i| (format!("r{i}"), format!("p{i}"))).collect();
            let of = |kind: EndpointKind, name: &str| endpoint(kind, vec![address(name)]);
            let migration = &mut scene.migration;
            migration.rds_endpoints = names.iter().map(|(r, _)| of(RdsProxy, r)).collect();
            migration.polardb_endpoints = names.iter().map(|(_, p)| of(PolardbCustom, p)).collect();
            scene.pairs = Some(names.iter().map(|(r, p)| pair(r, p)).collect());
        }
    };
    check(SWITCH, many(MAX_PAIRS), &[]);
    let report = check(SWITCH, many(MAX_PAIRS + 1), &[(Id::PairCount, RED)]);
    let evidence = Evidence::PairCount { chosen: 8, at_most: 7 };
    assert_eq!(only(&report, Id::PairCount).evidence, evidence);
}

/// The preflight and the server's last check before sending use the same rules.
#[test]
fn a_pair_blocks_in_the_report_exactly_when_the_rules_of_pairs_block_it() {
    let kinds = [RdsProxy, EndpointKind::RdsPrimary, PolardbCluster, PolardbCustom];
    for (ssl, vpc, port, ip) in [
        (false, "vpc-1", "3306", "10.0.0.2"),
        (true, "vpc-1", "3306", "10.0.0.2"),
        (false, "vpc-2", "3306", "10.0.0.2"),
        (false, "vpc-1", "3307", "10.0.0.2"),
        (false, "vpc-1", "3306", "fd00::1"),
    ] {
        for kind in &kinds {
            let mut scene = Scene::ready(SWITCH);
            let other = Address {
                ssl: Some(ssl),
                vpc: vpc.into(),
                port: port.into(),
                ip: ip.into(),
                ..address("x")
            };
            scene.migration.polardb_endpoints[0] = endpoint(kind.clone(), vec![other]);
            let Migration { rds_endpoints, polardb_endpoints, .. } = &scene.migration;
            let faults =
                check_pairs(rds_endpoints, polardb_endpoints, scene.pairs.as_ref().unwrap());
            let blocking = faults.iter().any(PairFault::is_blocking);
            assert_eq!(scene.report(SWITCH).blocks(), blocking, "{faults:?}");
        }
    }
}
