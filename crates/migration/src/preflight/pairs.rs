//! The rules of pairs as checks. The faults of a pair are found in `rules` alone.

use super::{Check, CheckId, Compared, Evidence, Facts, Fix, SideAddress, Verdict, Weight};
use crate::rules::{Faults, MAX_PAIRS, Pair, PairFault, default_pairs, endpoint_of, faults_of};
use crate::vocabulary::{Action, Address, Endpoint, Migration, NetType, POLARDB_PORTS, Side};

/// The checks of a pair whose strings both exist.
const OF_A_PAIR: [CheckId; 6] = [
    CheckId::PairTypes,
    CheckId::PairIpv6,
    CheckId::PairSsl,
    CheckId::PairVpc,
    CheckId::PairNetTypes,
    CheckId::PairPorts,
];

/// With endpoints, the checks of every pair; without, the connections that have to change.
pub fn endpoints(action: Action, facts: &Facts<'_>) -> Vec<Check> {
    let now = facts.migration;
    let Some(pairs) = facts.pairs else { return vec![connections_change(action, now)] };
    let Faults { count, of_pairs } = faults_of(&now.rds_endpoints, &now.polardb_endpoints, pairs);
    let mut checks = vec![pair_count(now, pairs.len(), count.as_ref())];
    for (pair, faults) in pairs.iter().zip(&of_pairs) {
        checks.extend(of_pair(now, pair, faults));
    }
    let dns = Check::new(CheckId::DnsCache, Verdict::Info, Evidence::Nothing);
    checks.push(dns.with_fix(Fix::FlushDnsCaches));
    checks
}

fn connections_change(action: Action, now: &Migration) -> Check {
    let names = match action {
        Action::RollBack => now.polardb_strings(),
        _ => now.rds_strings(),
    };
    Check::new(CheckId::ConnectionsChange, Verdict::Info, Evidence::Names(names.clone()))
        .with_fix(Fix::ChangeConnections(names))
}

fn pair_count(now: &Migration, chosen: usize, fault: Option<&PairFault>) -> Check {
    let evidence = Evidence::PairCount { chosen, at_most: MAX_PAIRS };
    let fix = (chosen == 0)
        .then(|| default_pairs(&now.rds_endpoints, &now.polardb_endpoints))
        .filter(|pairs| !pairs.is_empty())
        .map(Fix::ChoosePairs);
    Check::new(CheckId::PairCount, fault.map_or(Verdict::Pass, verdict), evidence).with_fix(fix)
}

fn of_pair(now: &Migration, pair: &Pair, faults: &[PairFault]) -> Vec<Check> {
    let rds = endpoint_of(&now.rds_endpoints, &pair.rds);
    let polardb = endpoint_of(&now.polardb_endpoints, &pair.polardb);
    let elsewhere = faults.iter().filter_map(|fault| match fault {
        PairFault::UsedTwice(name) => Some(name.clone()),
        _ => None,
    });
    let present = Compared::Present(rds.is_some(), polardb.is_some());
    let mut checks = vec![
        check(CheckId::PairNames, pair, faults, present),
        check(CheckId::PairUnique, pair, faults, Compared::AlsoElsewhere(elsewhere.collect())),
    ];
    if let (Some(rds), Some(polardb)) = (rds, polardb) {
        checks.extend(OF_A_PAIR.map(|id| {
            let found = check(id, pair, faults, compared(id, rds, polardb));
            let not_reported = is_unreported(id, rds.1, polardb.1);
            let found = match equalising_fix(id, rds, polardb) {
                Some(fix) if found.fix.is_some() => found.with_fix(fix),
                _ => found,
            };
            if not_reported {
                Check { verdict: Verdict::NotKnown(Weight::Warn), ..found }
            } else {
                found
            }
        }));
    }
    checks
}

/// One check of a pair. Its fix, unless there is a better one, is to remove the pair.
fn check(id: CheckId, pair: &Pair, faults: &[PairFault], compared: Compared) -> Check {
    let fault = faults.iter().find(|fault| check_of(fault) == id);
    let evidence = Evidence::Pair { pair: pair.clone(), compared };
    let fix = fault.map(|_| Fix::RemovePair(pair.clone()));
    Check::new(id, fault.map_or(Verdict::Pass, verdict), evidence).with_fix(fix)
}

fn verdict(fault: &PairFault) -> Verdict {
    if fault.is_blocking() { Verdict::Block } else { Verdict::Warn }
}

fn check_of(fault: &PairFault) -> CheckId {
    match fault {
        PairFault::NoPairs | PairFault::TooMany(_) => CheckId::PairCount,
        PairFault::NotOnRdsSide(_) | PairFault::NotOnPolardbSide(_) => CheckId::PairNames,
        PairFault::UsedTwice(_) => CheckId::PairUnique,
        PairFault::TypesMayNotSwap(..) => CheckId::PairTypes,
        PairFault::Ipv6(_) => CheckId::PairIpv6,
        PairFault::SslDiffers(..) => CheckId::PairSsl,
        PairFault::VpcDiffers(..) => CheckId::PairVpc,
        PairFault::NetTypesDiffer(..) => CheckId::PairNetTypes,
        PairFault::PortsDiffer(..) => CheckId::PairPorts,
    }
}

type At<'a> = (&'a Endpoint, &'a Address);

fn compared(id: CheckId, (rds, source): At<'_>, (polardb, target): At<'_>) -> Compared {
    match id {
        CheckId::PairIpv6 => Compared::Ips(source.ip.clone(), target.ip.clone()),
        CheckId::PairSsl => Compared::Ssl(source.ssl, target.ssl),
        CheckId::PairVpc => Compared::Vpcs(source.vpc.clone(), target.vpc.clone()),
        CheckId::PairNetTypes => {
            Compared::NetTypes(source.net_type.clone(), target.net_type.clone())
        }
        CheckId::PairPorts => Compared::Ports(source.port.clone(), target.port.clone()),
        _ => Compared::Kinds(rds.kind.clone(), polardb.kind.clone()),
    }
}

/// Whether there is no fault only because a value is missing.
fn is_unreported(id: CheckId, source: &Address, target: &Address) -> bool {
    match id {
        CheckId::PairSsl => source.ssl.is_none() || target.ssl.is_none(),
        CheckId::PairVpc => {
            let both_private = [source, target].iter().all(|at| at.net_type == NetType::Private);
            both_private && source.vpc.is_empty() && target.vpc.is_empty()
        }
        CheckId::PairPorts => source.port.is_empty() && target.port.is_empty(),
        _ => false,
    }
}

/// The change that makes the two equal. It is made on PolarDB if possible, because the business runs on RDS until the
/// switch.
fn equalising_fix(id: CheckId, rds: At<'_>, polardb: At<'_>) -> Option<Fix> {
    let of = |side, (endpoint, address): At<'_>| SideAddress::of(side, endpoint, address);
    match id {
        CheckId::PairSsl if rds.1.ssl == Some(true) => {
            Some(Fix::EnableSsl { at: of(Side::Polardb, polardb) })
        }
        CheckId::PairSsl => Some(Fix::DisableSsl { at: of(Side::Polardb, polardb) }),
        CheckId::PairPorts => {
            let wanted = &rds.1.port;
            let possible = wanted.parse().is_ok_and(|port| POLARDB_PORTS.contains(&port));
            let (side, at, to) = if possible {
                (Side::Polardb, polardb, wanted)
            } else {
                (Side::Rds, rds, &polardb.1.port)
            };
            Some(Fix::ChangePort { at: of(side, at), to: to.clone() })
        }
        _ => None,
    }
}
