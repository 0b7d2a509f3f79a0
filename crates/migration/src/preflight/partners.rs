//! The check of names of the RDS side that are in no pair, with the pair or endpoint that each would need.

use std::collections::BTreeSet;

use super::{Check, CheckId, Evidence, Exclusion, Fix, SideAddress, Verdict};
use crate::rules::{MAX_PAIRS, Pair, PairFault, addresses, faults_between, may_pair, rank};
use crate::vocabulary::{
    Address, Endpoint, EndpointKind as Kind, MAX_CLUSTER_ENDPOINTS, Migration, NetType,
    ReadWriteMode, Side,
};

/// A warning for every name that would stay with RDS, or one passed check if there is none.
pub fn unpaired(now: &Migration, pairs: &[Pair]) -> Vec<Check> {
    let mut rds: Vec<_> = addresses(&now.rds_endpoints)
        .filter(|(_, at)| !pairs.iter().any(|pair| pair.rds == at.connection_string))
        .collect();
    rds.sort_by_key(|(endpoint, _)| rank(&endpoint.kind));
    if rds.is_empty() {
        return vec![Check::new(CheckId::UnpairedName, Verdict::Pass, Evidence::Nothing)];
    }
    let mut plan = Plan::new(now, pairs);
    rds.into_iter()
        .map(|(endpoint, address)| {
            let excluded = plan.exclusion(endpoint, address);
            let fix = if excluded.is_none() { plan.partner(endpoint, address) } else { None };
            let place = SideAddress::of(Side::Rds, endpoint, address);
            let evidence = Evidence::Unpaired { place, excluded };
            Check::new(CheckId::UnpairedName, Verdict::Warn, evidence).with_fix(fix)
        })
        .collect()
}

/// What is still free on the PolarDB side, so that two names are not offered the same partner.
struct Plan<'a> {
    polardb: Vec<&'a Endpoint>,
    taken: BTreeSet<&'a str>,
    /// Endpoints that are to get a public address.
    published: BTreeSet<&'a str>,
    cluster_endpoints: usize,
    room: usize,
}

impl<'a> Plan<'a> {
    fn new(now: &'a Migration, pairs: &'a [Pair]) -> Self {
        let mut polardb: Vec<_> = now.polardb_endpoints.iter().collect();
        polardb.sort_by_key(|endpoint| rank(&endpoint.kind));
        let is_cluster = |endpoint: &&&Endpoint| {
            matches!(endpoint.kind, Kind::PolardbCluster | Kind::PolardbCustom)
        };
        Self {
            taken: pairs.iter().map(|pair| pair.polardb.as_str()).collect(),
            published: BTreeSet::new(),
            cluster_endpoints: polardb.iter().filter(is_cluster).count(),
            room: MAX_PAIRS.saturating_sub(pairs.len()),
            polardb,
        }
    }

    fn exclusion(&self, endpoint: &Endpoint, address: &Address) -> Option<Exclusion> {
        if address.is_ipv6() {
            Some(Exclusion::Ipv6)
        } else if !matches!(endpoint.kind, Kind::RdsPrimary | Kind::RdsProxy | Kind::RdsReadOnly) {
            Some(Exclusion::Kind)
        } else if !self.shares_vpc(address) {
            Some(Exclusion::Vpc)
        } else {
            (self.room == 0).then_some(Exclusion::NoRoom)
        }
    }

    /// Whether the cluster is in the VPC of the address. A cluster has one VPC, also for endpoints created later.
    fn shares_vpc(&self, address: &Address) -> bool {
        let private: Vec<_> = self
            .polardb
            .iter()
            .flat_map(|target| &target.addresses)
            .filter(|at| at.net_type == NetType::Private)
            .collect();
        address.net_type != NetType::Private
            || private.is_empty()
            || private.iter().any(|at| at.vpc == address.vpc)
    }

    /// The easiest way to a partner: an existing address, a new address, a new endpoint. `None` if there is none.
    fn partner(&mut self, endpoint: &Endpoint, address: &Address) -> Option<Fix> {
        let fix = self
            .existing(endpoint, address)
            .or_else(|| self.new_address(endpoint, address))
            .or_else(|| self.new_endpoint(endpoint, address))?;
        self.room = self.room.saturating_sub(1);
        Some(fix)
    }

    /// A free address whose faults, if it has any, can be corrected.
    fn existing(&mut self, endpoint: &Endpoint, address: &Address) -> Option<Fix> {
        let can_be_corrected = |fault: &PairFault| {
            matches!(fault, PairFault::SslDiffers(..) | PairFault::PortsDiffer(..))
        };
        let (_, partner) = self
            .polardb
            .iter()
            .copied()
            .flat_map(|target| target.addresses.iter().map(move |at| (target, at)))
            .filter(|(_, at)| !at.connection_string.is_empty())
            .filter(|(_, at)| !self.taken.contains(at.connection_string.as_str()))
            .find(|at| faults_between((endpoint, address), *at).iter().all(can_be_corrected))?;
        self.taken.insert(&partner.connection_string);
        Some(Fix::AddPair(Pair {
            rds: address.connection_string.clone(),
            polardb: partner.connection_string.clone(),
        }))
    }

    /// A public address for an endpoint that has none. Private ones cannot be added.
    fn new_address(&mut self, endpoint: &Endpoint, address: &Address) -> Option<Fix> {
        let has_public =
            |target: &Endpoint| target.addresses.iter().any(|at| at.net_type == NetType::Public);
        let target = self.polardb.iter().copied().find(|target| {
            address.net_type == NetType::Public
                && may_pair(&endpoint.kind, &target.kind)
                && !has_public(target)
                && !self.published.contains(target.id.as_str())
        })?;
        self.published.insert(&target.id);
        Some(Fix::CreateEndpointAddress {
            endpoint: target.id.clone(),
            net_type: NetType::Public,
            partner_of: address.connection_string.clone(),
        })
    }

    /// A custom cluster endpoint. Other kinds cannot be created, so a primary endpoint gets no partner this way.
    fn new_endpoint(&mut self, endpoint: &Endpoint, address: &Address) -> Option<Fix> {
        let possible = may_pair(&endpoint.kind, &Kind::PolardbCustom)
            && matches!(address.net_type, NetType::Private | NetType::Public)
            && self.cluster_endpoints < MAX_CLUSTER_ENDPOINTS;
        possible.then(|| {
            self.cluster_endpoints += 1;
            let mode = match endpoint.kind {
                Kind::RdsReadOnly => ReadWriteMode::ReadOnly,
                _ => ReadWriteMode::ReadWrite,
            };
            Fix::CreateClusterEndpoint {
                mode,
                net_type: address.net_type.clone(),
                partner_of: address.connection_string.clone(),
            }
        })
    }
}
