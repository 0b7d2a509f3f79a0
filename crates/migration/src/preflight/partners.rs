//! Names of the RDS side that are in no pair, and the PolarDB endpoint that would have to be created for each.

use std::collections::BTreeSet;

use super::{Check, CheckId, Evidence, Exclusion, Fix, Place, Verdict};
use crate::pairing::{addresses, rank};
use crate::{
    Address, Endpoint, EndpointKind as Kind, MAX_PAIRS, Migration, NetType, Pair, PairFault,
    ReadWriteMode, Side, faults_between, may_pair,
};

/// A cluster has at most this many cluster endpoints, the default one among them (vendor/rds-migration 4.5).
pub const MAX_CLUSTER_ENDPOINTS: usize = 7;

/// One amber check for every name that would stay with RDS; one that passes when none would.
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
            let place = Place::of(Side::Rds, endpoint, address);
            let evidence = Evidence::Unpaired { place, excluded };
            Check::new(CheckId::UnpairedName, Verdict::Warn, evidence).with_fix(fix)
        })
        .collect()
}

/// What is still free on the PolarDB side, so that no two names are promised the same partner.
struct Plan<'a> {
    polardb: Vec<&'a Endpoint>,
    taken: BTreeSet<&'a str>,
    /// Endpoints that get a public address.
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

    /// A cluster is in one VPC, so what is created for it later is in that one too.
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

    /// The nearest way to a partner: one that is there, an address more, an endpoint more. Nothing when there is none.
    fn partner(&mut self, endpoint: &Endpoint, address: &Address) -> Option<Fix> {
        let fix = self
            .existing(endpoint, address)
            .or_else(|| self.address_more(endpoint, address))
            .or_else(|| self.endpoint_more(endpoint, address))?;
        self.room = self.room.saturating_sub(1);
        Some(fix)
    }

    /// What is wrong with it besides, if anything, must be possible to mend.
    fn existing(&mut self, endpoint: &Endpoint, address: &Address) -> Option<Fix> {
        let may_be_mended = |fault: &PairFault| {
            matches!(fault, PairFault::SslDiffers(..) | PairFault::PortsDiffer(..))
        };
        let (_, partner) = self
            .polardb
            .iter()
            .copied()
            .flat_map(|target| target.addresses.iter().map(move |at| (target, at)))
            .filter(|(_, at)| !at.connection_string.is_empty())
            .filter(|(_, at)| !self.taken.contains(at.connection_string.as_str()))
            .find(|at| faults_between((endpoint, address), *at).iter().all(may_be_mended))?;
        self.taken.insert(&partner.connection_string);
        Some(Fix::AddPair(Pair {
            rds: address.connection_string.clone(),
            polardb: partner.connection_string.clone(),
        }))
    }

    /// An endpoint has one address of a network type, and only public ones can be added.
    fn address_more(&mut self, endpoint: &Endpoint, address: &Address) -> Option<Fix> {
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

    /// Only custom cluster endpoints can be created, and those are no partners of a primary endpoint.
    fn endpoint_more(&mut self, endpoint: &Endpoint, address: &Address) -> Option<Fix> {
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
