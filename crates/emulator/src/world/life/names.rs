//! Connection strings: how they move between the sides, and which server answers each (vendor/rds-migration 5).

use std::net::Ipv4Addr;

use migration::{NetType, Pair, Pairs, endpoint_of};
use serde::Serialize;

use crate::world::address::holds;
use crate::world::{Endpoint, Word, World};

/// One connection string and the server behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Name {
    pub connection_string: String,
    /// Id of the RDS instance or PolarDB cluster that answers.
    pub answered_by: String,
    /// `rds` or `polardb`
    pub side: &'static str,
    pub endpoint_id: String,
    pub ip: Ipv4Addr,
    pub port: Word,
    pub net_type: NetType,
    pub ssl: bool,
}

impl World {
    /// Endpoints of a migration's source: an RDS instance, or a cluster for a major version upgrade.
    pub fn source_endpoints(&self, source: &str) -> &[Endpoint] {
        match self.instances.get(source) {
            Some(instance) => &instance.endpoints,
            None => self.clusters.get(source).map_or(&[], |cluster| &cluster.endpoints),
        }
    }

    fn source_endpoints_mut(&mut self, source: &str) -> Option<&mut Vec<Endpoint>> {
        match self.instances.get_mut(source) {
            Some(instance) => Some(&mut instance.endpoints),
            None => self.clusters.get_mut(source).map(|cluster| &mut cluster.endpoints),
        }
    }

    /// Exchanges the strings of each pair that is still there. Address, port, VPC and SSL stay with their side.
    pub fn swap(&mut self, cluster: &str, source: &str, pairs: &[Pair]) {
        for pair in pairs {
            let polardb = self.clusters.get(cluster).map_or(&[][..], |cluster| &cluster.endpoints);
            let rds = self.source_endpoints(source);
            if !holds(rds, &pair.rds) || !holds(polardb, &pair.polardb) {
                continue;
            }
            if let Some(endpoints) = self.source_endpoints_mut(source) {
                rename(endpoints, &pair.rds, &pair.polardb);
            }
            if let Some(cluster) = self.clusters.get_mut(cluster) {
                rename(&mut cluster.endpoints, &pair.polardb, &pair.rds);
            }
        }
    }

    /// Whether a connection string is taken: a server answers it, or is about to.
    pub fn is_taken(&self, name: &str) -> bool {
        let has = |endpoints: &[Endpoint]| holds(endpoints, name);
        self.instances.iter().any(|instance| has(&instance.endpoints))
            || self.clusters.iter().any(|cluster| {
                let coming = cluster.work.as_ref().map(|work| work.change.new_names());
                has(&cluster.endpoints) || coming.is_some_and(|names| names.contains(&name))
            })
    }

    /// Every connection string, in the order of the resources.
    pub fn names(&self) -> Vec<Name> {
        let rds = self.instances.iter().flat_map(|i| names_of(&i.id, "rds", &i.endpoints));
        let polardb = self.clusters.iter().flat_map(|c| names_of(&c.id, "polardb", &c.endpoints));
        rds.chain(polardb).collect()
    }
}

/// Gives the address that has one name another.
pub fn rename(endpoints: &mut [Endpoint], from: &str, to: &str) {
    let addresses = endpoints.iter_mut().flat_map(|endpoint| &mut endpoint.addresses);
    for address in addresses {
        if address.connection_string == from {
            to.clone_into(&mut address.connection_string);
            return;
        }
    }
}

fn names_of<'a>(
    id: &'a str,
    side: &'static str,
    endpoints: &'a [Endpoint],
) -> impl Iterator<Item = Name> {
    endpoints.iter().flat_map(move |endpoint| {
        endpoint.addresses.iter().map(move |address| Name {
            connection_string: address.connection_string.clone(),
            answered_by: id.to_owned(),
            side,
            endpoint_id: endpoint.id.clone(),
            ip: address.ip,
            port: address.port.clone(),
            net_type: address.net_type.clone(),
            ssl: address.ssl == Some(true),
        })
    })
}

/// Puts each pair in order: the string the RDS side has now first. In the request `either` may come first.
pub fn in_order(
    rds: &[migration::Endpoint],
    polardb: &[migration::Endpoint],
    given: Pairs,
    either: bool,
) -> Option<Pairs> {
    let on = |side: &[migration::Endpoint], name: &str| endpoint_of(side, name).is_some();
    given
        .into_iter()
        .map(|Pair { rds: a, polardb: b }| {
            if on(rds, &a) && on(polardb, &b) {
                Some(Pair { rds: a, polardb: b })
            } else if either && on(rds, &b) && on(polardb, &a) {
                Some(Pair { rds: b, polardb: a })
            } else {
                None
            }
        })
        .collect()
}
