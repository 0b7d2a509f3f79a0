//! Which connection strings may swap with which (vendor/rds-migration 5).

use serde::{Deserialize, Serialize};

use crate::vocabulary::{Address, Endpoint, EndpointKind as Kind, NetType};

/// At most this many pairs can swap in one switch (vendor/rds-migration 5, rule 5).
pub const MAX_PAIRS: usize = 7;

/// Two connection strings that swap, named by the side that has them *now*. A string does not show its side: after a
/// swap the RDS side has `pc-` names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pair {
    pub rds: String,
    pub polardb: String,
}

pub type Pairs = Vec<Pair>;

/// The pairs that undo a swap: each string is on the other side now.
pub fn invert(pairs: &[Pair]) -> Pairs {
    pairs.iter().map(|pair| Pair { rds: pair.polardb.clone(), polardb: pair.rds.clone() }).collect()
}

/// What is wrong with a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PairFault {
    #[error("no pair of connection strings was chosen")]
    NoPairs,
    #[error("{0} pairs were chosen; at most {MAX_PAIRS} can swap")]
    TooMany(usize),
    #[error("{0} is not a connection string of the RDS side now")]
    NotOnRdsSide(String),
    #[error("{0} is not a connection string of the PolarDB side now")]
    NotOnPolardbSide(String),
    #[error("{0} is in more than one pair")]
    UsedTwice(String),
    #[error("the endpoint types of {0} and {1} may not swap")]
    TypesMayNotSwap(String, String),
    #[error("{0} is an IPv6 address, which cannot swap")]
    Ipv6(String),
    #[error("SSL differs between {0} and {1}; it must be equal on both")]
    SslDiffers(String, String),
    #[error("{0} and {1} are in different VPCs, so clients would lose the connection")]
    VpcDiffers(String, String),
    #[error("the network types of {0} and {1} differ")]
    NetTypesDiffer(String, String),
    #[error("the ports of {0} and {1} differ, and ports do not swap")]
    PortsDiffer(String, String),
}

impl PairFault {
    /// Whether the swap must not be sent. The other faults are warnings: the vendor's current page no longer forbids them.
    pub fn is_blocking(&self) -> bool {
        !matches!(self, Self::NetTypesDiffer(..) | Self::PortsDiffer(..))
    }
}

/// The allowed pairs of kinds (vendor/rds-migration 5, rule 4).
pub fn may_pair(rds: &Kind, polardb: &Kind) -> bool {
    match rds {
        Kind::RdsPrimary => matches!(polardb, Kind::PolardbPrimary | Kind::PolardbCluster),
        Kind::RdsProxy | Kind::RdsReadOnly => {
            matches!(polardb, Kind::PolardbCluster | Kind::PolardbCustom)
        }
        Kind::PolardbPrimary
        | Kind::PolardbCluster
        | Kind::PolardbCustom
        | Kind::Unrecognised(_) => false,
    }
}

/// The endpoint and address of one side that have a connection string.
pub fn endpoint_of<'a>(
    side: &'a [Endpoint],
    connection_string: &str,
) -> Option<(&'a Endpoint, &'a Address)> {
    addresses(side).find(|(_, address)| address.connection_string == connection_string)
}

/// The addresses of one side that have a connection string. The others cannot swap.
pub(crate) fn addresses(side: &[Endpoint]) -> impl Iterator<Item = (&Endpoint, &Address)> {
    side.iter()
        .flat_map(|endpoint| endpoint.addresses.iter().map(move |address| (endpoint, address)))
        .filter(|(_, address)| !address.connection_string.is_empty())
}

/// The pairs offered before the operator chooses: each RDS string, primary endpoints first, with the first free PolarDB
/// string that swaps without fault or warning (vendor/rds-migration 5, rules 2 to 8).
pub fn default_pairs(rds: &[Endpoint], polardb: &[Endpoint]) -> Pairs {
    let mut free: Vec<_> = addresses(polardb).collect();
    free.sort_by_key(|(endpoint, _)| rank(&endpoint.kind));
    let mut sources: Vec<_> = addresses(rds).collect();
    sources.sort_by_key(|(endpoint, _)| rank(&endpoint.kind));

    let mut pairs = Pairs::new();
    for source in sources {
        if pairs.len() == MAX_PAIRS {
            break;
        }
        let partner = free.iter().position(|target| faults_between(source, *target).is_empty());
        if let Some(position) = partner {
            let (_, address) = free.remove(position);
            pairs.push(Pair {
                rds: source.1.connection_string.clone(),
                polardb: address.connection_string.clone(),
            });
        }
    }
    pairs
}

/// Sorts primary endpoints first.
pub(crate) fn rank(kind: &Kind) -> u8 {
    match kind {
        Kind::RdsPrimary | Kind::PolardbPrimary => 0,
        Kind::RdsProxy | Kind::PolardbCluster => 1,
        Kind::RdsReadOnly | Kind::PolardbCustom => 2,
        Kind::Unrecognised(_) => 3,
    }
}

/// Everything that is wrong with the chosen pairs, blocking or not; empty if they may swap.
pub fn check_pairs(rds: &[Endpoint], polardb: &[Endpoint], pairs: &[Pair]) -> Vec<PairFault> {
    let Faults { count, of_pairs } = faults_of(rds, polardb, pairs);
    count.into_iter().chain(of_pairs.into_iter().flatten()).collect()
}

/// The faults of a choice of pairs, by what they are about.
pub(crate) struct Faults {
    pub count: Option<PairFault>,
    /// For each pair, in the order given.
    pub of_pairs: Vec<Vec<PairFault>>,
}

pub(crate) fn faults_of(rds: &[Endpoint], polardb: &[Endpoint], pairs: &[Pair]) -> Faults {
    let count = match pairs.len() {
        0 => Some(PairFault::NoPairs),
        1..=MAX_PAIRS => None,
        more => Some(PairFault::TooMany(more)),
    };
    let mut used = std::collections::BTreeSet::new();
    let of_pair = |pair| {
        let mut faults = used_twice(pair, &mut used);
        match (endpoint_of(rds, &pair.rds), endpoint_of(polardb, &pair.polardb)) {
            (Some(source), Some(target)) => faults.extend(faults_between(source, target)),
            (source, target) => {
                if source.is_none() {
                    faults.push(PairFault::NotOnRdsSide(pair.rds.clone()));
                }
                if target.is_none() {
                    faults.push(PairFault::NotOnPolardbSide(pair.polardb.clone()));
                }
            }
        }
        faults
    };
    Faults { count, of_pairs: pairs.iter().map(of_pair).collect() }
}

fn used_twice<'a>(
    pair: &'a Pair,
    used: &mut std::collections::BTreeSet<&'a String>,
) -> Vec<PairFault> {
    [&pair.rds, &pair.polardb]
        .into_iter()
        .filter(|name| !used.insert(name))
        .map(|name| PairFault::UsedTwice(name.clone()))
        .collect()
}

/// What is wrong with one pair of addresses, apart from the other pairs.
pub fn faults_between(
    (rds, source): (&Endpoint, &Address),
    (polardb, target): (&Endpoint, &Address),
) -> Vec<PairFault> {
    let names = || (source.connection_string.clone(), target.connection_string.clone());
    let mut faults = Vec::new();
    let mut fault_if = |wrong: bool, fault: fn(String, String) -> PairFault| {
        if wrong {
            let (a, b) = names();
            faults.push(fault(a, b));
        }
    };
    fault_if(!may_pair(&rds.kind, &polardb.kind), PairFault::TypesMayNotSwap);
    fault_if(source.is_ipv6(), |a, _| PairFault::Ipv6(a));
    fault_if(target.is_ipv6(), |_, b| PairFault::Ipv6(b));
    // A missing value is left to the cloud to judge.
    let ssl_differs = matches!((source.ssl, target.ssl), (Some(a), Some(b)) if a != b);
    fault_if(ssl_differs, PairFault::SslDiffers);
    let both_private = source.net_type == NetType::Private && target.net_type == NetType::Private;
    fault_if(both_private && source.vpc != target.vpc, PairFault::VpcDiffers);
    fault_if(source.net_type != target.net_type, PairFault::NetTypesDiffer);
    fault_if(source.port != target.port, PairFault::PortsDiffer);
    faults
}
